/** The rules of docstrings find what they are for: each source has one fault. */
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { examplesOf, publicNamesOf } from './docstring-examples.ts'
import { docstringFindings } from './docstring-rules.ts'
import { runnable } from './docstring-runs.ts'
import { partsOf } from './documented-parts.ts'

const file = '/virtual/src/index.ts'

/** The program of one source, without the types of the platform. */
function programOf(source: string): ts.Program {
  const options: ts.CompilerOptions = { noLib: true, target: ts.ScriptTarget.ES2022 }
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, source, language, true) : read(name, language)
  return ts.createProgram([file], options, host)
}

function findingsOf(source: string): readonly string[] {
  const program = programOf(source)
  const parts = partsOf(program, [['.', file]], '/virtual/src/')
  return parts.flatMap((part) => docstringFindings(part, program.getTypeChecker()))
}

/** A function with a docstring to which nothing is missing, and parts of it to replace. */
const complete = `/**
 * Measures a text.
 *
 * @param text any text; an empty one has the length 0.
 * @param limit the most bytes that are counted.
 * @returns the number of bytes.
 * @throws {TypeError} if the limit is negative.
 */
export function lengthOf(text: string, limit: number): number {
  if (limit < 0) throw 'negative'
  return 0
}`

describe('the rules of docstrings', () => {
  test('A complete docstring has no finding', () => {
    expect(findingsOf(complete)).toEqual([])
  })

  test.each([
    ['has no sentence', 'Measures a text.', ''],
    ['has no sentence', 'Measures a text.', 'measures a text'],
    ['has no @param text', ' * @param text any text; an empty one has the length 0.\n', ''],
    ['has no @param text', 'any text; an empty one has the length 0.', ''],
    [
      'has @param text, which repeats its name or type',
      'any text; an empty one has the length 0.',
      'the text, a string',
    ],
    [
      'has @param limit, which does not state the unit of the number',
      'the most bytes that are counted.',
      'the most that is counted.',
    ],
    ['has @param size, which is no parameter', ' * @throws', ' * @param size of it.\n * @throws'],
    ['has no @returns', ' * @returns the number of bytes.\n', ''],
    [
      'has no @throws, but `lengthOf` throws',
      ' * @throws {TypeError} if the limit is negative.\n',
      '',
    ],
    ['has @throws, but nothing throws', "if (limit < 0) throw 'negative'", ''],
    ['has the unknown tag @hono', 'Measures a text.', 'Measures a text. See @hono/server.'],
  ])('a docstring %s, where %j is replaced by %j', (finding, part, by) => {
    expect(complete).toContain(part)
    expect(findingsOf(complete.replace(part, by))).toEqual([`lengthOf: ${finding}`])
  })

  test('A sentence that names the result needs no @returns', () => {
    const source = complete
      .replace(' * @returns the number of bytes.\n', '')
      .replace('Measures a text.', 'The length of a text.')
    expect(findingsOf(source)).toEqual([])
  })

  test.each([
    ['of a function that it calls', 'check(limit)', '`check`'],
    ['after a function that calls another one', 'first(limit)', '`check`'],
    ['in a catch clause', "try { limit } catch { throw 'again' }", '`lengthOf`'],
  ])('A throw %s counts', (_place, code, thrower) => {
    const source = complete
      .replace(' * @throws {TypeError} if the limit is negative.\n', '')
      .replace("if (limit < 0) throw 'negative'", code)
    const others = `
function first(value: number): void { check(value) }
function check(value: number): void { if (value < 0) throw 'negative' }`
    expect(findingsOf(source + others)).toEqual([`lengthOf: has no @throws, but ${thrower} throws`])
  })

  test.each([
    ['inside of a try', "try { throw 'x' } catch { limit }"],
    ['in a function that is only made', "const later = () => { throw 'x' }"],
  ])('A throw %s does not count', (_place, code) => {
    const source = complete
      .replace(' * @throws {TypeError} if the limit is negative.\n', '')
      .replace("if (limit < 0) throw 'negative'", code)
    expect(findingsOf(source)).toEqual([])
  })

  test.each([
    ['number | undefined', 'How long to wait, in seconds.', true],
    ['boolean', 'Whether to wait.', true],
    [`'a' | 'b'`, 'What to wait for.', true],
    ['string', 'The name of the site.', false],
  ])('An option of the type %s needs a default: %s', (type, text, needsDefault) => {
    const source = (tag: string): string =>
      `/** How to wait. */\nexport interface WaitOptions {\n/** ${text}${tag} */\nreadonly wait?: ${type} }`
    expect(findingsOf(source(''))).toEqual(
      needsDefault ? ['WaitOptions.wait: has no @defaultValue'] : []
    )
    expect(findingsOf(source('\n * @defaultValue 1\n'))).toEqual([])
  })

  test('A property that is a number needs a unit', () => {
    const source = `/** What was sent. */\nexport interface Sent {\n/** How large it is. */\nreadonly size: number }`
    expect(findingsOf(source)).toEqual(['Sent.size: does not state the unit of the number'])
  })

  test('A result that may be undefined needs a word about it', () => {
    const source = (text: string): string =>
      `/** ${text} */\nexport const find: () => string | undefined = () => undefined`
    expect(findingsOf(source('The first name.'))).toEqual([
      'find: does not state when it returns undefined',
    ])
    expect(findingsOf(source('The first name; undefined where there is none.'))).toEqual([])
  })
})

describe('the examples of docstrings', () => {
  const source = (example: string): string => `/**
 * A name.
 *
 * @example
${example}
 */
export const nameOf = (): string => 'Emma'
/** A type of names. */
export type Name = string`

  function examplesIn(example: string): ReturnType<typeof examplesOf> {
    const sources = [['.', file]] as const
    const program = programOf(source(example))
    return examplesOf(partsOf(program, sources, '/virtual/src/'), publicNamesOf(program, sources))
  }

  test('An example gets the imports of the public names that it uses, and no others', () => {
    const { examples } = examplesIn(' * ```ts\n * const name: Name = nameOf()\n * ```')
    expect(examples.map(({ module }) => module)).toEqual([
      "import { nameOf, type Name } from 'hono-http-errors'\nconst name: Name = nameOf()\nexport {}\n",
    ])
  })

  test('A name that the example declares, imports or reads of an object is not imported', () => {
    const code = ["import { Name } from './names.ts'", 'const nameOf = 1', 'Name.nameOf']
    const { examples } = examplesIn(
      [' * ```ts', ...code.map((l) => ` * ${l}`), ' * ```'].join('\n')
    )
    expect(examples.map(({ module }) => module)).toEqual([`${code.join('\n')}\nexport {}\n`])
  })

  test('An example that is no block of code is found', () => {
    expect(examplesIn(' * nameOf()').withoutBlock).toEqual(['nameOf'])
    expect(examplesIn(' * ```ts\n * nameOf()\n * ```').withoutBlock).toEqual([])
  })

  test.each([
    ["nameOf() // 'Emma'", ";(results ??= []).push([nameOf(), ('Emma')])"],
    ['lengthOf(nameOf()) // 4', ';(results ??= []).push([lengthOf(nameOf()), (4)])'],
    ['nameOf() // the name of a book', 'nameOf()'],
    ['const name = nameOf() // 4', 'const name = nameOf()'],
  ])('%s runs as %s', (code, expected) => {
    expect(runnable(`${code}\n`)).toContain(expected)
    expect(runnable(`${code}\n`).includes('push')).toBe(expected.includes('push'))
  })
})
