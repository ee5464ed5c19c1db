/** What the page of a problem type states, beside what a real server sends and what the code of the page does. */
import { once } from 'node:events'
import { STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import { Hono } from 'hono'
import * as v from 'valibot'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorOf, retryAdvice } from '../../src/client/index.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import { defineHttpError } from '../../src/errors/define-http-error.ts'
import type { HttpErrorClass } from '../../src/errors/http-error-class.ts'
import {
  Forbidden,
  HttpVersionNotSupported,
  NotAcceptable,
  NotFound,
} from '../../src/errors/errors.ts'
import { httpErrors } from '../../src/presets/full.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { kindText } from '../../src/problem-docs/html-pages.ts'
import { factsOf } from '../../src/problem-docs/problem-facts.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { exampleOf } from '../../src/problem-types/example.ts'
import { toProblem } from '../../src/problem/problem.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import { OutOfCredit, StockConflict, TooManyOrders } from './bookshop-problems.ts'

/** The options of the example, for the statuses that have some. */
const options: Readonly<Record<number, object>> = {
  401: { challenges: [{ scheme: 'Bearer', params: { realm: 'the "api"' } }] },
  405: { allow: ['GET', 'PUT'] },
  406: { available: [{ href: '/book.pdf', type: 'application/pdf' }] },
  407: { challenges: [{ scheme: 'Basic', params: { realm: 'proxy' } }] },
  413: { retryAfter: 60 },
  416: { completeLength: 1234 },
  426: { upgrade: ['websocket'] },
  429: { retryAfter: new Date(Date.UTC(2030, 0, 2, 3, 4, 5)) },
  451: { blockedBy: 'https://example.org/legal' },
  503: { retryAfter: 30 },
  511: { login: 'https://login.example.net/' },
}

const declared = [...errorClassesByStatus].map(([status, errorClass]) => {
  const Base = errorClass as unknown as HttpErrorClass<number>
  return defineProblem(Base, {
    type: `https://api.example.com/problems/${status}`,
    title: `Größe ${status}`,
    name: `Problem${status}`,
    extensions: z.object({ text: z.string(), 'odd-name': z.number() }),
    example: { ...options[status], text: `it's "ü" \u2028 \n`, 'odd-name': 1 },
  })
})

const app = httpErrors(new Hono(), { report: false })
for (const problemClass of declared) {
  app.get(`/${problemClass.status}`, () => {
    throw problemClass.from({ ...problemClass.definition.example })
  })
}
const server = createAdaptorServer({ fetch: app.fetch })

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => {
  server.close()
})

describe('the response of a page', () => {
  test.each(declared.map((problemClass) => [problemClass.status, problemClass] as const))(
    'A server sends the response of the page for a %d, byte for byte',
    async (status, problemClass) => {
      const { response } = factsOf(problemClass)
      const { port } = server.address() as AddressInfo
      const sent = await exchangeHttp1(port, {
        method: 'GET',
        target: `/${status}`,
        version: '1.1',
        keepAlive: true,
      })
      // Node has older phrases for 413 and 422; they have no meaning (RFC 9112 §4).
      const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`
      expect(sent.statusLine).toBe([413, 422].includes(status) ? line : response.statusLine)
      expect(response.statusLine).toContain(`HTTP/1.1 ${status} `)
      expect(sent.body.toString('utf8')).toBe(response.body)
      const ofConnection = ['date', 'connection', 'keep-alive']
      const isStated = ([name]: readonly [string, string]): boolean =>
        !ofConnection.includes(name.toLowerCase())
      expect(sent.fields.filter(isStated)).toEqual(response.fields.filter(isStated))
    }
  )
})

describe('the code of a page', () => {
  test.each(declared.map((problemClass) => [problemClass.status, problemClass] as const))(
    'The code for a %d throws the example',
    (_, problemClass) => {
      const { code, name, problem } = factsOf(problemClass)
      let thrown: unknown
      try {
        new Function(name, code.throw)(problemClass)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(problemClass)
      expect(toProblem(thrown as never)).toEqual(problem)
    }
  )

  test('The code without the class catches the problem by its type', async () => {
    const { code } = factsOf(OutOfCredit)
    const [, withoutClass = ''] = code.catch.split('// Without the class:\n')
    const lines: unknown[] = []
    const run = new Function('response', 'console', `return (async () => {${withoutClass}})()`)
    const response = OutOfCredit.from({ balance: 5, accounts: [] }).getResponse()
    await run(response, { log: (...values: unknown[]) => lines.push(values) })
    expect(lines).toEqual([['Your balance is 5.', 5, []]])
  })

  test('The code with the class reads the members that are typed', () => {
    expect(factsOf(OutOfCredit).code.catch).toBe(`import { errorOf } from 'hono-http-errors/client'

const error = await errorOf(response, [OutOfCredit])
if (error instanceof OutOfCredit) {
  console.log(error.detail, error.extensions.balance, error.extensions.accounts)
}

// Without the class:
const problem = await response.json()
if (problem.type === 'https://api.example.com/problems/out-of-credit') {
  console.log(problem.detail, problem.balance, problem.accounts)
}`)
  })

  test('The code with the class reads the members of the status where the error has them', async () => {
    const type = 'https://api.example.com/problems/no-form'
    const example = { pages: 3, available: [{ href: '/a.html' }] }
    const extensions = z.object({ pages: z.number() })
    const NoForm = defineProblem(NotAcceptable, { type, title: 'No form.', extensions, example })
    const { code } = factsOf(NoForm)
    const withClass = code.catch.split('\n').slice(3, 6).join('\n')
    const error = await errorOf(exampleOf(NoForm).getResponse(), [NoForm])
    const lines: unknown[] = []
    const run = new Function('error', 'NoForm', 'console', withClass)
    run(error, NoForm, { log: (...values: unknown[]) => lines.push(values.slice(1)) })
    expect(lines).toEqual([[3, [{ href: '/a.html' }]]])
  })

  test('A name that is no identifier is read in brackets', () => {
    const [first] = declared
    if (first === undefined) throw new Error('no class')
    expect(factsOf(first).code.catch).toContain(`error.extensions['odd-name']`)
  })

  test('A long example has a line for each member', () => {
    const Long = defineProblem(NotFound, {
      type: '/long',
      title: 'Long',
      extensions: z.object({ a: z.string(), b: z.array(z.object({ c: z.number() })) }),
      example: { a: 'a'.repeat(50), b: [{ c: 1 }] },
    })
    expect(factsOf(Long).code.throw).toBe(
      `throw new Long({\n  a: '${'a'.repeat(50)}',\n  b: [{ c: 1 }],\n})`
    )
  })

  test('A type without an example is thrown without arguments', () => {
    expect(factsOf(StockConflict).code.throw).toBe('throw new StockConflict()')
  })
})

describe('the members of a page', () => {
  const membersWith = (extensions: StandardSchema<object>, example: object) =>
    factsOf(defineProblem(Forbidden, { type: '/x', title: 'X', extensions, example } as never))
      .members

  test('Zod: types, requirements and meanings of members and of theirs', () => {
    expect(factsOf(OutOfCredit).members).toEqual([
      { name: 'balance', type: 'number', required: true, meaning: 'The balance in cents.' },
      { name: 'accounts', type: 'array of object', required: true },
      { name: 'accounts[].id', type: 'string', required: true },
      { name: 'accounts[].currency', type: '"EUR" or "USD"', required: false },
    ])
  })

  test('the members of a schema of ArkType have their types', () => {
    const schema = type({ balance: 'number', 'note?': 'string', kind: "'a'|'b'" })
    expect(membersWith(schema, { balance: 1, kind: 'a' })).toEqual([
      { name: 'balance', type: 'number', required: true },
      { name: 'kind', type: '"a" or "b"', required: true },
      { name: 'note', type: 'string', required: false },
    ])
  })

  test('Valibot, with its converter', () => {
    const schema = toStandardJsonSchema(v.object({ at: v.pipe(v.string(), v.isoTimestamp()) }))
    expect(membersWith(schema, { at: '2026-01-01T00:00:00Z' })).toEqual([
      { name: 'at', type: 'string (date-time)', required: true },
    ])
  })

  test('A schema without a JSON Schema: the members of the example, without a requirement', () => {
    const example = { id: 'x', list: [1, 'a'], none: null, empty: [], nested: { a: 1 }, flag: true }
    expect(membersWith(v.looseObject({ id: v.string() }), example)).toEqual([
      { name: 'id', type: 'string' },
      { name: 'list', type: 'array of number or string' },
      { name: 'none', type: 'null' },
      { name: 'empty', type: 'array' },
      { name: 'nested', type: 'object' },
      { name: 'flag', type: 'boolean' },
    ])
  })

  test('Alternatives: a member is required where all of them have it', () => {
    const schema = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('card'), last4: z.string() }),
      z.object({ kind: z.literal('cash') }),
    ])
    expect(membersWith(schema, { kind: 'cash' })).toEqual([
      { name: 'kind', type: '"card" or "cash"', required: true },
      { name: 'last4', type: 'string', required: false },
    ])
  })

  test('Intersections, records, nullable, any and nested values', () => {
    const schema = z.looseObject({
      a: z.string().nullable(),
      b: z.unknown(),
      c: z.record(z.string(), z.number()),
      d: z.tuple([z.string()]),
      e: z.object({ f: z.object({ g: z.object({ h: z.number() }) }) }),
    })
    const example = { a: null, b: 1, c: {}, d: ['x'], e: { f: { g: { h: 1 } } } }
    expect(membersWith(schema, example)).toEqual([
      { name: 'a', type: 'string or null', required: true },
      { name: 'b', type: 'any value', required: true },
      { name: 'c', type: 'object', required: true },
      { name: 'c.(any other name)', type: 'number', required: false },
      { name: 'd', type: 'array', required: true },
      { name: 'e', type: 'object', required: true },
      { name: 'e.f', type: 'object', required: true },
      { name: 'e.f.g', type: 'object', required: true },
    ])
  })

  test('A recursive schema ends', () => {
    interface Tree {
      name: string
      children: Tree[]
    }
    const tree: z.ZodType<Tree> = z.object({
      name: z.string(),
      get children() {
        return z.array(tree)
      },
    })
    const names = membersWith(tree, { name: 'x', children: [] }).map(({ name }) => name)
    expect(names).toEqual([
      'name',
      'children',
      'children[].name',
      'children[].children',
      'children[].children[].name',
      'children[].children[].children',
    ])
  })

  test('The members and fields of the status are there', () => {
    const Old = defineProblem(HttpVersionNotSupported, { type: '/old', title: 'Old' })
    expect(factsOf(Old).members).toEqual([
      {
        name: 'supported',
        type: 'array of string',
        required: false,
        meaning: 'The protocols that are supported instead.',
      },
    ])
    expect(factsOf(TooManyOrders).fields).toEqual([{ name: 'Retry-After', required: false }])
    expect(factsOf(StockConflict).fields).toEqual([])
  })
})

describe('the rest of a page', () => {
  test.each(declared.map((problemClass) => [problemClass.status, problemClass] as const))(
    'The advice for a %d is that of the client',
    (_, problemClass) => {
      const { advice, problem, condition } = factsOf(problemClass)
      // What `retryAdvice` reads of an error that a client has received.
      const received = { problem: { ...problem, condition }, retryAfter: undefined } as never
      const [first = ''] = advice
      const mayRepeat = first.startsWith('The same request may succeed later')
      expect(retryAdvice(received, { method: 'GET' }) !== undefined).toBe(mayRepeat)
      const mayRepeatPost = mayRepeat && advice.some((text) => text.startsWith('Requests of any'))
      expect(retryAdvice(received, { method: 'POST' }) !== undefined).toBe(mayRepeatPost)
    }
  )

  test('The section that defines the status has an address', () => {
    expect(factsOf(TooManyOrders).specification).toEqual({
      name: 'RFC 6585 §4',
      href: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
    })
  })

  test.each(declared.map(({ status, definition }) => [status, definition.spec] as const))(
    'The %d has a section with an address: %s',
    (status) => {
      const problemClass = declared.find((one) => one.status === status)
      expect(problemClass && factsOf(problemClass).specification.href).toMatch(
        /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+#section-[\d.]+$/
      )
    }
  )
})

test('A status that no RFC defines has a specification without an address', () => {
  const PageExpired = defineHttpError(419, 'Page Expired', 'none', 'unknown', 'Reload the page.')
  const Expired = defineProblem(PageExpired, { type: '/problems/expired', title: 'Expired.' })
  expect(factsOf(Expired).specification).toEqual({ name: 'none' })
})

test('A member whose presence is not known is described by its type alone', () => {
  expect(kindText('number', undefined)).toBe('number')
  expect(kindText('number', true)).toBe('number, required')
})
