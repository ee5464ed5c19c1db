/** The code of the README and of the guides compiles and runs as it stands. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { guides, writeGuideBlocks } from '../support/guide-code.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const blocks = writeGuideBlocks()
const titled = blocks.map((block) => [block.index, block.guide, block] as const)

beforeAll(() => {
  // The server of an example listens on a port that the system chooses.
  process.env['PORT'] = '0'
})

describe('the code of the guides', () => {
  test('The README has more than four blocks of code, and eight guides have some', () => {
    expect(blocks.filter(({ guide }) => guide === 'README.md').length).toBeGreaterThan(4)
    expect(new Set(blocks.map(({ guide }) => guide)).size).toBeGreaterThanOrEqual(8)
    expect(guides.length).toBeGreaterThanOrEqual(8)
  })

  test.each(titled)(
    'The block %i of %s imports what it uses from packages',
    (_i, _guide, block) => {
      expect(block.code).toMatch(/^import /m)
      expect(block.code).not.toMatch(/from '\./)
    }
  )

  test.each(titled)('The block %i of %s runs', async (_i, _guide, { path }) => {
    const module: Record<string, unknown> = await import(path)
    expect(module).toBeTypeOf('object')
  })

  test('Every block passes the type checker', () => {
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
    const files = blocks.map(({ path }) => path)
    const program = ts.createProgram(files, {
      ...options,
      noUnusedLocals: false,
      noUnusedParameters: false,
    })
    const found = files.flatMap((file) => {
      const source = program.getSourceFile(file)
      return [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ].map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
    })
    expect(found).toEqual([])
  }, 60_000)
})
