/** What compiles of `toBeProblem` in Vitest, in Jest's `expect`, and with the global types of Jest. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = `${root}test/types/`

/** The program of each framework: a program has the types of one only. */
const heads = {
  Vitest: [`import { expect } from 'vitest'`, `import 'hono-http-errors/testing/vitest'`],
  Jest: [`import { expect } from 'expect'`, `import 'hono-http-errors/testing/jest'`],
  '@types/jest': [
    // The part of @types/jest 30 that matters here.
    `declare global { namespace jest { interface Matchers<R, T = {}> { toBe(value: unknown): R } type Both<R, T> = Matchers<R, T> & { not: Matchers<R, T> }; interface Expect { <T>(actual: T): Both<void, T> & { resolves: Both<Promise<void>, T> }; stringContaining(text: string): any } } const expect: jest.Expect }`,
    `import 'hono-http-errors/testing/jest'`,
  ],
} as const

const shared = [
  `import { z } from 'zod'`,
  `import { defineProblem, Forbidden, NotFound } from 'hono-http-errors'`,
  `import { assertProblem, problemDifferences } from 'hono-http-errors/testing'`,
  `class OutOfCredit extends defineProblem(Forbidden, { type: '/credit', title: 'X.', extensions: z.object({ balance: z.number(), accounts: z.array(z.string()) }) }) {}`,
  `class Paid extends defineProblem(Forbidden, { type: '/paid', title: 'X.', extensions: z.union([z.object({ by: z.literal('card'), last4: z.string() }), z.object({ by: z.literal('bank'), iban: z.string() })]) }) {}`,
  `declare const response: Response`,
  `declare const number: number`,
]

const compiling = [
  `await expect(response).toBeProblem()`,
  `await expect(response).toBeProblem(404)`,
  `await expect(response).toBeProblem(NotFound)`,
  `await expect(response).toBeProblem(OutOfCredit)`,
  `await expect(response).not.toBeProblem(OutOfCredit, { balance: 30 })`,
  `await expect(response).toBeProblem(OutOfCredit, { balance: 30, detail: 'x', condition: 'unknown' })`,
  `await expect(response).toBeProblem(OutOfCredit, { detail: expect.stringContaining('x'), title: /x/ })`,
  `await expect(response).toBeProblem(OutOfCredit, { accounts: [expect.stringContaining('x'), /x/, 'x'] })`,
  `await expect(response).toBeProblem(OutOfCredit, { instance: undefined })`,
  `await expect(Promise.resolve(response)).resolves.toBeProblem(OutOfCredit, { balance: 30 })`,
  `await expect(Promise.resolve(response)).resolves.not.toBeProblem(404)`,
  `await expect(response).toBeProblem(Paid, { by: 'bank', iban: 'x' })`,
  `await expect(response).toBeProblem({ status: 404, detail: expect.stringContaining('x'), shelf: 'A' })`,
  `void ((await assertProblem(response, OutOfCredit, { balance: 30 })).balance === number)`,
  `void ((await problemDifferences(response, { status: 404 }))[0] === 'x')`,
]

const refused = [
  [
    `await expect(response).toBeProblem(OutOfCredit, { balanse: 30 })`,
    `'balanse' does not exist in type`,
  ],
  [
    `await expect(response).not.toBeProblem(OutOfCredit, { balanse: 30 })`,
    `'balanse' does not exist in type`,
  ],
  [
    `await expect(response).toBeProblem(NotFound, { balance: 30 })`,
    `'balance' does not exist in type`,
  ],
  [
    `await expect(response).toBeProblem(OutOfCredit, { balance: '30' })`,
    `Type 'string' is not assignable to type`,
  ],
  [`await expect(response).toBeProblem(OutOfCredit, { balance: /30/ })`, `RegExp`],
  [
    `await expect(response).toBeProblem(OutOfCredit, { accounts: [7] })`,
    `Type 'number' is not assignable to type`,
  ],
  [`await expect(response).toBeProblem(OutOfCredit, { condition: 'never' })`, `"never"`],
  [`await expect(response).toBeProblem({ detail: 7 })`, `Type 'number' is not assignable to type`],
  [`await expect(response).toBeProblem('404')`, `is not assignable to parameter of type`],
  [
    `await expect(response).toBeProblem(404, { detail: 'x' })`,
    `is not assignable to parameter of type 'undefined'`,
  ],
  [`await expect(response).toBeProblem(new NotFound())`, 'HttpError'],
  [`void (await assertProblem(response, OutOfCredit)).balanse`, `'balanse' does not exist on type`],
  [
    `await assertProblem('x', OutOfCredit)`,
    `'string' is not assignable to parameter of type 'Response'`,
  ],
  [
    `await problemDifferences(response, OutOfCredit, { balanse: 30 })`,
    `'balanse' does not exist in type`,
  ],
] as const

/** The files of libraries are parsed once for the three programs. */
const parsed = new Map<string, ts.SourceFile | undefined>()

const lines = [...compiling, ...refused.map(([line]) => line)]

describe.each(Object.entries(heads))('with %s', (framework, head) => {
  let messages: ReadonlyMap<string, string>

  beforeAll(() => {
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
    const fixture = `${folder}matched.ts`
    const text = [...head, ...shared, ...lines].join('\n')
    const host = ts.createCompilerHost(options)
    const { getSourceFile } = host
    host.getSourceFile = (path, ...rest) => {
      if (path === fixture) return ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
      if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...rest))
      return parsed.get(path)
    }
    const program = ts.createProgram([fixture], { ...options, types: [] }, host)
    const source = program.getSourceFile(fixture)
    const found = program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
      const line = source?.getLineAndCharacterOfPosition(start).line ?? 0
      return [
        text.split('\n')[line] ?? '',
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ] as const
    })
    messages = new Map(found)
  }, 60_000)

  test(`With ${framework}, the compiler finds no other fault than those below`, () => {
    expect([...messages.keys()]).toEqual(refused.map(([line]) => line))
  })

  test.each(compiling)(`With ${framework}, this compiles: %s`, (line) => {
    expect(messages.get(line)).toBeUndefined()
  })

  test.each(refused)(`With ${framework}, this does not compile: %s`, (line, message) => {
    expect(messages.get(line)).toContain(message)
  })
})
