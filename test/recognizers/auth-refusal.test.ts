/** The messages that an app configures in basicAuth and bearerAuth are in the problem. */
import { Hono, type MiddlewareHandler } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { bearerAuth } from 'hono/bearer-auth'
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import * as full from '../../src/index.ts'
import * as tiny from '../../src/presets/tiny.ts'
import { honoDoes } from '../support/installed-versions.ts'

const user = { username: 'a', password: 'b' }
const message = 'Ask the desk for a card.'
const member = { error: 'no_card', desk: { floor: 2 } }
const bearer = { Authorization: 'Bearer wrong' }
const malformed = { Authorization: 'Bearer =' }
const noToken = 'Bearer realm=""'

type Row = readonly [
  what: string,
  middleware: MiddlewareHandler,
  request: Record<string, string>,
  status: number,
  challenge: string,
  expected: object,
]

const rows: readonly Row[] = [
  [
    'a text of basicAuth',
    basicAuth({ ...user, invalidUserMessage: message }),
    {},
    401,
    'Basic realm="Secure Area"',
    { detail: message },
  ],
  [
    'an object of basicAuth',
    basicAuth({ ...user, invalidUserMessage: member }),
    {},
    401,
    'Basic realm="Secure Area"',
    member,
  ],
  [
    'a function of basicAuth',
    basicAuth({ ...user, invalidUserMessage: (c) => Promise.resolve({ path: c.req.path }) }),
    {},
    401,
    'Basic realm="Secure Area"',
    { path: '/' },
  ],
  [
    'a text of bearerAuth for no token',
    bearerAuth({
      token: 'a',
      ...(honoDoes.configureBearerErrors
        ? { noAuthenticationHeader: { message } }
        : { noAuthenticationHeaderMessage: message }),
    }),
    {},
    401,
    noToken,
    { detail: message },
  ],
  [
    'an object of bearerAuth for no token',
    bearerAuth({ token: 'a', noAuthenticationHeaderMessage: member }),
    {},
    401,
    noToken,
    member,
  ],
  [
    'a function of bearerAuth for a wrong token',
    bearerAuth({
      token: 'a',
      ...(honoDoes.configureBearerErrors
        ? { invalidToken: { message: () => ({ ...member, detail: message }) } }
        : { invalidTokenMessage: () => ({ ...member, detail: message }) }),
    }),
    bearer,
    401,
    'Bearer error="invalid_token"',
    { ...member, detail: message },
  ],
  [
    'a text of bearerAuth for a malformed token',
    bearerAuth({ token: 'a', invalidAuthenticationHeaderMessage: message }),
    malformed,
    400,
    'Bearer error="invalid_request"',
    { detail: message },
  ],
]

const presets = [
  ['main', full],
  ['/tiny', tiny],
] as const

async function respond(
  { httpErrors }: Pick<typeof full, 'httpErrors'>,
  middleware: MiddlewareHandler,
  headers: Record<string, string> = {}
): Promise<Response> {
  const app = httpErrors(new Hono(), { report: false })
  return app.use(middleware).request('/', { headers })
}

describe.each(presets)('in %s', (_preset, entry) => {
  test.each(rows)(
    '%s is in the problem, beside the challenge',
    async (_what, middleware, request, status, challenge, expected) => {
      for (let count = 0; count < 2; count++) {
        const response = await respond(entry, middleware, request)
        expect(response.status).toBe(status)
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(response.headers.get('www-authenticate')).toBe(challenge)
        expect(await response.json()).toMatchObject({ type: 'about:blank', status, ...expected })
      }
    }
  )

  test('Without a configured message the detail is the explanation of the status', async () => {
    for (const middleware of [basicAuth(user), bearerAuth({ token: 'a' })]) {
      const body: Record<string, unknown> = await (await respond(entry, middleware)).json()
      expect(body['detail']).not.toBe('Unauthorized')
      expect(body['detail']).toMatch(/^[A-Z].+\.$/)
      expect(Object.keys(body)).toEqual(['type', 'title', 'status', 'detail', 'condition'])
    }
  })

  test('A message cannot replace the other members of the problem', async () => {
    const invalidUserMessage = { status: 200, type: 'javascript:x', title: 'x', a: 1 }
    const response = await respond(entry, basicAuth({ ...user, invalidUserMessage }))
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      a: 1,
    })
  })

  test.each([
    ['a list', '[1]', 'application/json'],
    ['JSON that is none', '{', 'application/json'],
    ['a page', '<p>x', 'text/html'],
    ['a text that is too long', 'x'.repeat(10_001), 'text/plain'],
  ])('%s as content is no message', async (_what, content, type) => {
    const response = await respond(entry, () => {
      const headers = { 'WWW-Authenticate': 'Basic realm="a"', 'Content-Type': type }
      throw new HTTPException(401, { res: new Response(content, { status: 401, headers }) })
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="a"')
    const body: Record<string, unknown> = await response.json()
    expect(Object.keys(body)).toEqual(['type', 'title', 'status', 'detail', 'condition'])
    expect(body['detail']).not.toContain('x'.repeat(9))
  })

  test('The content of a response with another status is not sent', async () => {
    const headers = { 'WWW-Authenticate': 'Basic realm="a"' }
    const response = await respond(entry, () => {
      throw new HTTPException(401, { res: new Response('secret', { headers }) })
    })
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain('secret')
  })

  test('The content of a fetched response is not sent', async () => {
    const fetched = new Response('secret of the upstream', {
      status: 401,
      headers: { 'WWW-Authenticate': 'Basic realm="upstream"', Date: new Date(0).toUTCString() },
    })
    const response = await respond(entry, () => {
      throw new HTTPException(401, { res: fetched })
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).not.toContain('upstream')
    expect(await response.text()).not.toContain('secret')
  })
})
