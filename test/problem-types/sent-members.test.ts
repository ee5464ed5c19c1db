/** Members that the schema has returned, and of which JSON carries a part only. */
import { expect, test } from 'vitest'
import { defineProblem, Forbidden, HttpError } from '../../src/index.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import { respondTo } from '../support/respond-to.ts'

const cycle: Record<string, unknown> = { id: 7 }
cycle['self'] = cycle
const throwing = (): never => {
  throw new Error('secret')
}

/** What the schema returns, and the members that are sent. */
const outputs: readonly (readonly [what: string, output: () => object, sent: object])[] = [
  ['a BigInt', () => ({ n: 10n ** 20n }), { n: '100000000000000000000' }],
  ['a number that JSON does not have', () => ({ n: NaN, m: -Infinity }), { n: null, m: null }],
  [
    'a Date and a URL',
    () => ({ at: new Date(0), of: new URL('https://e.org/') }),
    { at: '1970-01-01T00:00:00.000Z', of: 'https://e.org/' },
  ],
  [
    'functions, symbols and undefined',
    () => ({ a: throwing, b: Symbol('x'), c: undefined, d: 1 }),
    { d: 1 },
  ],
  ['a cycle', () => ({ cycle }), { cycle: { id: 7 } }],
  [
    'a getter that throws inside of a member',
    () => ({ a: Object.defineProperty({ b: 1 }, 'c', { enumerable: true, get: throwing }) }),
    { a: { b: 1 } },
  ],
  [
    'a Proxy that throws inside of a member',
    () => ({ a: new Proxy({}, { ownKeys: throwing }), b: 1 }),
    { b: 1 },
  ],
  ['a toJSON that throws inside of a member', () => ({ a: { toJSON: throwing }, b: 1 }), { b: 1 }],
  [
    'a member named __proto__',
    () => JSON.parse('{"__proto__":{"admin":true},"a":1}') as object,
    { a: 1 },
  ],
  [
    'members named constructor and hasOwnProperty',
    () => ({ constructor: 1, hasOwnProperty: 2 }),
    { constructor: 1, hasOwnProperty: 2 },
  ],
  [
    'an object without a prototype',
    () => Object.assign(Object.create(null) as object, { a: 1 }),
    { a: 1 },
  ],
  [
    'an instance of a class',
    () =>
      new (class {
        a = 1
      })(),
    { a: 1 },
  ],
  [
    'text with every kind of character',
    () => ({ a: '\0\u2028</script>\ud800"' }),
    { a: '\0\u2028</script>\ud800"' },
  ],
]

/** The response to an error whose schema returns this, and what is reported. */
function respondWith(output: () => object) {
  const extensions = { '~standard': { validate: () => ({ value: output() }) } }
  const Any = defineProblem(Forbidden, {
    type: '/any',
    title: 'Any.',
    detail: 'What happened.',
    extensions: extensions as StandardSchema<object, object>,
  })
  return respondTo(new Any({}), {})
}

test.each(outputs)('Of %s, what JSON carries is sent', async (_what, output, sent) => {
  const { response, body, reported } = await respondWith(output)
  const { type, title, status, detail, condition, ...members } = JSON.parse(body)
  expect(response.status).toBe(403)
  expect({ type, title, status, detail }).toEqual({
    type: '/any',
    title: 'Any.',
    status: 403,
    detail: 'What happened.',
  })
  expect(condition).toBe(Forbidden.definition.condition)
  expect(members).toEqual(sent)
  expect(body).not.toContain('secret')
  expect(reported.every((error) => HttpError.is(error))).toBe(true)
})

test('Of 150,000 members, as many are sent as a response has room for', async () => {
  const names = Array.from({ length: 150_000 }, (_, index) => [`n${index}`, index] as const)
  const { response, body } = await respondWith(() => Object.fromEntries(names))
  const problem = JSON.parse(body)
  expect(response.status).toBe(403)
  expect(problem).toMatchObject({ type: '/any', status: 403, n0: 0 })
  expect(Object.keys(problem).length).toBeLessThanOrEqual(100_005)
})

test('Of members that are nested ten thousand deep, the outer ones are sent', async () => {
  let deep: object = {}
  for (let depth = 0; depth < 10_000; depth++) deep = { deep }
  const { response, body } = await respondWith(() => deep)
  expect(response.status).toBe(403)
  expect(body).toContain('"deep":{"deep":{"deep":')
  expect(body.length).toBeLessThan(1000)
})
