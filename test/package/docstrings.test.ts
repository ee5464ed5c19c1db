/** The docstrings of the public surface are complete, and their examples compile and run. */
import { fileURLToPath } from 'node:url'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { HttpError } from '../../src/errors/http-error.ts'
import { publicSources } from './api-report.ts'
import { examplesOf, publicNamesOf } from './docstring-examples.ts'
import { docstringFindings } from './docstring-rules.ts'
import { run, runnable, throwsAtEnd } from './docstring-runs.ts'
import { partsOf } from './documented-parts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const output = `${root}test/output/docstrings/`
const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)

const program = ts.createProgram(
  publicSources.map(([, file]) => file),
  options
)
const parts = partsOf(program, publicSources, `${root}src/`)
const { examples, withoutBlock } = examplesOf(parts, publicNamesOf(program, publicSources))

mkdirSync(output, { recursive: true })
for (const { file, module } of examples) {
  write(`${output}${file}`, module)
  write(`${output}run-${file}`, runnable(module))
}

/** Test files run side by side: none may see a file that is half written. */
function write(path: string, text: string): void {
  if (ts.sys.readFile(path) !== text) writeFileSync(path, text)
}

describe('the docstrings of the public surface', () => {
  test('Every public path has a docstring for its page', () => {
    const without = publicSources.filter(([, file]) => {
      const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(readFileSync(file, 'utf8')) ?? []
      return !comment.includes('@module')
    })
    expect(without).toEqual([])
  })

  test('Every part states what the rules ask for', () => {
    expect(parts.length).toBeGreaterThan(600)
    const checker = program.getTypeChecker()
    expect(parts.flatMap((part) => docstringFindings(part, checker))).toEqual([])
  })

  test('Every function, method and class has an example, and every example is a block of code', () => {
    const withExample = new Set(examples.map(({ name }) => name))
    const wanted = parts.filter(({ needsExample }) => needsExample).map(({ name }) => name)
    expect(wanted.length).toBeGreaterThan(100)
    expect(wanted.filter((name) => !withExample.has(name))).toEqual([])
    expect(withoutBlock).toEqual([])
  })
})

describe('the examples of the docstrings', () => {
  test('Every example passes the type checker', () => {
    const files = examples.map(({ file }) => `${output}${file}`)
    const compiled = ts.createProgram(files, {
      ...options,
      noUnusedLocals: false,
      noUnusedParameters: false,
    })
    const found = files.flatMap((file) => {
      const source = compiled.getSourceFile(file)
      return [
        ...compiled.getSyntacticDiagnostics(source),
        ...compiled.getSemanticDiagnostics(source),
      ].map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
    })
    expect(found).toEqual([])
  }, 120_000)

  describe('when they run', () => {
    beforeAll(() => {
      // What an app of an example reports belongs to its log, not to that of the tests.
      vi.spyOn(console, 'error').mockImplementation(() => {})
      vi.spyOn(console, 'log').mockImplementation(() => {})
      vi.spyOn(console, 'warn').mockImplementation(() => {})
    })
    afterAll(() => {
      vi.restoreAllMocks()
    })

    const runs = examples.filter(({ canRun }) => canRun)
    const throwing = runs.filter(throwsAtEnd)
    const others = runs.filter((example) => !throwsAtEnd(example))

    test('All but a few can run', () => {
      expect(examples.length - runs.length).toBeLessThan(10)
    })

    test.each(throwing.map((example) => [example.title, example] as const))(
      'The example of %s throws the error of its status',
      async (_title, { file, text }) => {
        const { thrown } = await run(`${output}run-${file}`)
        expect(HttpError.is(thrown)).toBe(true)
        const [, status] = /^(\d{3}):/.exec(text) ?? []
        if (status !== undefined) expect(thrown).toHaveProperty('status', Number(status))
      }
    )

    test.each(others.map((example) => [example.title, example] as const))(
      'The example of %s makes the values that its comments state',
      async (_title, { file }) => {
        const { results, thrown } = await run(`${output}run-${file}`)
        expect(thrown).toBeUndefined()
        for (const [received, stated] of results) expect(received).toEqual(stated)
      }
    )
  })
})
