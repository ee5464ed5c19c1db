/** What a response must have besides: the fields of its status, the types of members, members that fit. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineProblem, Forbidden, httpErrors, NotAcceptable } from '../../src/index.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import { problemDifferences } from '../../src/testing/index.ts'
import { everyStatus } from '../problem-types/status-inits.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { credit, library, OutOfCredit, responseOf } from './library.ts'

const app = httpErrors(new Hono(), { report: false }).get('/:status', (c) => {
  const found = everyStatus.find(([{ status }]) => String(status) === c.req.param('status'))
  if (found === undefined) return c.notFound()
  const [StatusClass, options] = found
  throw new StatusClass(options)
})

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())

describe.each(everyStatus.map(([each]) => [each.status, each] as const))('a %i', (status, each) => {
  test(`A ${status} of app.request() has no difference from its class`, async () => {
    const response = await app.request(`/${status}`)
    expect(response.status).toBe(status)
    expect(await problemDifferences(response, each)).toEqual([])
    expect(await problemDifferences(response, status)).toEqual([])
  })
})

// The Fetch standard makes a network error of a 407 (HTTP-network-or-cache fetch, step 14).
const fetched = everyStatus.filter(([{ status }]) => status !== 407)

test.each(fetched.map(([each]) => [each.status, each] as const))(
  'A %i of a server has no difference from its class',
  async (status, each) => {
    const response = await fetch(`http://127.0.0.1:${server.port}/${status}`)
    expect(response.status).toBe(status)
    expect(await problemDifferences(response, each)).toEqual([])
  }
)

/** The differences of a response with this status and these fields, of a server that has no library. */
function differencesOf(status: number, fields: Readonly<Record<string, string>> = {}) {
  return problemDifferences(responseOf({ title: 'X', status }, { status, headers: fields }))
}

describe('a required field', () => {
  test.each([
    [401, 'WWW-Authenticate', 'RFC 9110 §15.5.2', 'Basic realm="x"'],
    [405, 'Allow', 'RFC 9110 §15.5.6', 'GET'],
    [407, 'Proxy-Authenticate', 'RFC 9110 §15.5.8', 'Basic realm="x"'],
    [426, 'Upgrade', 'RFC 9110 §15.5.22', 'websocket'],
  ])('of %i is %s: its absence is a difference', async (status, field, section, value) => {
    expect(await differencesOf(status)).toEqual([
      `${field}: every ${status} must have this field (${section}), received nothing`,
    ])
    expect(await differencesOf(status, { [field]: value })).toEqual([])
  })

  test('of 405 may be empty, as a resource may allow no method', async () => {
    expect(await differencesOf(405, { Allow: '' })).toEqual([])
  })

  test.each([
    [428, 'RFC 6585 §3'],
    [429, 'RFC 6585 §4'],
    [431, 'RFC 6585 §5'],
    [511, 'RFC 6585 §6'],
  ])('of %i is no-store: its absence is a difference', async (status, section) => {
    const line = `Cache-Control: every ${status} must have no-store (${section}), received`
    expect(await differencesOf(status)).toEqual([`${line} nothing`])
    expect(await differencesOf(status, { 'Cache-Control': 'max-age=60' })).toEqual([
      `${line} "max-age=60"`,
    ])
    expect(await differencesOf(status, { 'Cache-Control': 'x-no-store' })).toHaveLength(1)
    expect(await differencesOf(status, { 'Cache-Control': 'private, No-Store' })).toEqual([])
  })

  test.each([400, 403, 404, 408, 419, 500, 503, 599])('is none of a %i', async (status) => {
    expect(await differencesOf(status)).toEqual([])
  })
})

describe('the content', () => {
  test.each([
    ['text/html', '<p>No</p>'],
    ['application/json', '{"status":404}'],
    ['application/problem+xml', '<problem/>'],
  ])('of the type %s is a difference', async (type, content) => {
    const response = new Response(content, { status: 404, headers: { 'Content-Type': type } })
    const [line] = await problemDifferences(response)
    expect(line).toBe(
      `Content-Type: expected application/problem+json (RFC 9457 §3), received "${type}"`
    )
  })

  test('may have parameters of its type, in any case of letters', async () => {
    const headers = { 'Content-Type': 'Application/Problem+JSON; charset=utf-8' }
    expect(await problemDifferences(responseOf({}, { status: 404, headers }))).toEqual([])
  })

  test.each([
    ['', 'nothing (a response to HEAD has no content)'],
    ['{"status":', String.raw`"{\"status\":"`],
    ['[]', '"[]"'],
    ['null', '"null"'],
    ['"text"', String.raw`"\"text\""`],
  ])('%j is no problem', async (content, shown) => {
    const response = new Response(content, {
      status: 404,
      headers: { 'Content-Type': 'application/problem+json' },
    })
    expect(await problemDifferences(response)).toEqual([
      `content: expected a JSON object, received ${shown}`,
    ])
  })

  test('of a response without a media type and content is two differences', async () => {
    expect(await problemDifferences(new Response(null, { status: 404 }))).toEqual([
      'Content-Type: expected application/problem+json (RFC 9457 §3), received nothing',
      'content: expected a JSON object, received nothing (a response to HEAD has no content)',
    ])
  })
})

describe('the members of a problem', () => {
  test.each([
    [{ type: 7 }, 'type: expected a string (RFC 9457 §3.1), received 7'],
    [{ title: null }, 'title: expected a string (RFC 9457 §3.1), received null'],
    [{ detail: ['x'] }, 'detail: expected a string (RFC 9457 §3.1), received ["x"]'],
    [{ instance: {} }, 'instance: expected a string (RFC 9457 §3.1), received {}'],
    [
      { status: 404 },
      'status: expected 403, as in the status line (RFC 9457 §3.1.2), received 404',
    ],
    [
      { status: '403' },
      'status: expected 403, as in the status line (RFC 9457 §3.1.2), received "403"',
    ],
  ])('that are %j are a difference', async (problem, line) => {
    expect(await problemDifferences(responseOf(problem))).toEqual([line])
  })

  test('do not have what every object inherits', async () => {
    const absent = { constructor: undefined, toString: undefined, status: 403 }
    expect(await problemDifferences(responseOf({ status: 403 }), absent)).toEqual([])
    expect(await problemDifferences(responseOf({ constructor: 1 }), { constructor: 1 })).toEqual([])
  })

  test('are all optional (RFC 9457 §3.1): a problem without a type has about:blank', async () => {
    expect(await problemDifferences(responseOf({}))).toEqual([])
    expect(await problemDifferences(responseOf({}), { type: 'about:blank' })).toEqual([])
    expect(await problemDifferences(responseOf({}), { type: undefined })).toEqual([
      'type: expected nothing, received "about:blank"',
    ])
  })
})

describe('a problem type', () => {
  test('whose members the schema has refused is a difference: they are not in the response', async () => {
    expect(await problemDifferences(await library.request('/misfit'), OutOfCredit)).toEqual([
      'The members do not fit the schema of OutOfCredit: ' +
        'balance: Invalid input: expected number, received undefined; ' +
        'accounts: Invalid input: expected array, received undefined',
    ])
  })

  test('that is an alias is a difference, as a server sends the type itself', async () => {
    const type = 'https://api.example.com/problems/no-credit'
    expect(await problemDifferences(responseOf({ ...credit, type }), OutOfCredit)).toEqual([
      `type: expected "${OutOfCredit.type}", received "${type}", an alias of it`,
    ])
  })

  test('with another title is a difference, but not in another language', async () => {
    const problem = { ...credit, title: 'Das Guthaben reicht nicht.' }
    expect(await problemDifferences(responseOf(problem), OutOfCredit)).toEqual([
      'title: expected "You do not have enough credit.", received "Das Guthaben reicht nicht."',
    ])
    const headers = { 'Content-Language': 'de' }
    expect(await problemDifferences(responseOf(problem, { headers }), OutOfCredit)).toEqual([])
  })

  test('may have members that the schema does not name, such as those of the whole app', async () => {
    const app = httpErrors(new Hono(), { report: false, extensions: () => ({ trace: 'x' }) })
    app.get('/', () => {
      throw new OutOfCredit({ balance: 30, accounts: [] })
    })
    expect(await problemDifferences(await app.request('/'), OutOfCredit)).toEqual([])
  })

  test('may have the members of its status, which a closed schema does not name', async () => {
    const Unreadable = defineProblem(NotAcceptable, {
      type: '/unreadable',
      title: 'Unreadable.',
      extensions: z.strictObject({ id: z.string() }),
    })
    const available = [{ href: '/book.pdf' }]
    const app = httpErrors(new Hono(), { report: false }).get('/', () => {
      throw new Unreadable({ id: '7', available })
    })
    const response = await app.request('/')
    expect(await problemDifferences(response, Unreadable, { id: '7', available })).toEqual([])
    const closed = responseOf({ ...(await response.json()), more: 1 }, { status: 406 })
    expect(await problemDifferences(closed, Unreadable)).toEqual([
      'The members do not fit the schema of Unreadable: Unrecognized key: "more"',
    ])
  })

  test('of another status is no reason for a second difference from its schema', async () => {
    const response = responseOf({ ...credit, status: 409, balance: 'x' }, { status: 409 })
    expect(await problemDifferences(response, OutOfCredit)).toEqual([
      'status: expected 403, received 409',
    ])
  })

  test('with a schema that throws is a difference, and no error of the matcher', async () => {
    const validate = (): never => {
      throw new Error('x')
    }
    const Broken = defineProblem(Forbidden, {
      type: '/broken',
      title: 'Broken.',
      extensions: { '~standard': { validate } } as StandardSchema<object, object>,
    })
    const response = responseOf({ type: '/broken', title: 'Broken.', status: 403 })
    expect(await problemDifferences(response, Broken)).toEqual([
      'The members do not fit the schema of Broken: x',
    ])
  })
})
