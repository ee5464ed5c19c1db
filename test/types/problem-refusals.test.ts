/** The sentences that the compiler shows for the schema of a problem type that cannot be one. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const fixture = `${root}test/types/refused.ts`

const noJson =
  'The schema returns a value that JSON does not have, such as a Date: return a string or a number.'
const noReading =
  'The schema cannot read what it returns, which a client has to: leave out the transform.'
const named = (member: string): string =>
  `The schema has the member '${member}', which is the name of an option of the error: give it another name.`

/** Class of the status, schema, and the sentence; undefined for a schema that compiles. */
const samples: readonly (readonly [string, string, string | undefined])[] = [
  ['Forbidden', 'z.object({ detail: z.string() })', named('detail')],
  ['Forbidden', 'z.object({ cause: z.string() })', named('cause')],
  ['Forbidden', 'z.object({ status: z.number() })', named('status')],
  ['MethodNotAllowed', 'z.object({ allow: z.string() })', named('allow')],
  ['Forbidden', 'v.object({ headers: v.string() })', named('headers')],
  ['Forbidden', `type({ title: 'string' })`, named('title')],
  [
    'Forbidden',
    'z.union([z.object({ type: z.string() }), z.object({ n: z.number() })])',
    named('type'),
  ],
  ['Forbidden', 'z.object({ at: z.date() })', noJson],
  ['Forbidden', 'z.object({ rows: z.array(z.object({ n: z.bigint() })) })', noJson],
  ['Forbidden', 'v.object({ at: v.date() })', noJson],
  ['Forbidden', `type({ at: 'Date' })`, noJson],
  ['Forbidden', 'z.object({ n: z.string().transform(Number) })', noReading],
  ['Forbidden', 'v.object({ n: v.pipe(v.string(), v.transform(Number)) })', noReading],
  ['Forbidden', `type({ n: 'string.numeric.parse' })`, noReading],
  ['Forbidden', 'z.object({ allow: z.string() })', undefined],
  ['Forbidden', 'z.object({ unit: z.string().default("EUR") })', undefined],
]

const head = [
  `import { type } from 'arktype'`,
  `import * as v from 'valibot'`,
  `import { z } from 'zod'`,
  `import { defineProblem, Forbidden, MethodNotAllowed } from 'hono-http-errors'`,
  `void [type, v, z, Forbidden, MethodNotAllowed]`,
]
const lines = samples.map(
  ([status, schema]) =>
    `defineProblem(${status}, { type: 'https://e.org/a', title: 'A', extensions: ${schema} })`
)

let messages: ReadonlyMap<number, string>

beforeAll(() => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (path, ...rest) =>
    path === fixture
      ? ts.createSourceFile(path, [...head, ...lines].join('\n'), ts.ScriptTarget.Latest)
      : getSourceFile(path, ...rest)
  const program = ts.createProgram([fixture], { ...options, types: [] }, host)
  const source = program.getSourceFile(fixture)
  const found = program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0
    return [line - head.length, ts.flattenDiagnosticMessageText(messageText, '\n')] as const
  })
  messages = new Map(found)
}, 60_000)

describe('the compiler', () => {
  test('finds no fault beside those of the schemas', () => {
    const expected = samples.flatMap(([, , sentence], index) => (sentence ? [index] : []))
    expect([...messages.keys()]).toEqual(expected)
  })

  test.each(samples.map((sample, index) => [...sample, index] as const))(
    'reports for defineProblem(%s, { extensions: %s }): %s',
    (_status, _schema, sentence, index) => {
      if (sentence === undefined) expect(messages.get(index)).toBeUndefined()
      else expect(messages.get(index)).toContain(sentence)
    }
  )
})
