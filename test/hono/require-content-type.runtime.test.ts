/** `requireContentType` with requests as each runtime has them, and what it says of wrong arguments. */
import { Hono, type MiddlewareHandler } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { requireContentType } from '../../src/hono/require-content-type.ts'

const url = 'http://localhost/'
const app = httpErrors(new Hono())
app.use(requireContentType('application/json', 'image/*'))
app.all('/', (c) => c.text('passed'))

async function statusOf(headers: Record<string, string>, env: object = {}, hasBody = false) {
  const body = hasBody ? new Uint8Array([1]) : null
  const request = new Request(url, { method: 'POST', headers, body })
  return (await app.fetch(request, env)).status
}

describe('whether a request has content', () => {
  test.each<[Record<string, string>, number]>([
    [{ 'Content-Length': '0' }, 200],
    [{ 'Content-Length': '00' }, 200],
    [{ 'Content-Length': '1' }, 415],
    [{ 'Content-Length': 'x' }, 415],
    [{ 'Transfer-Encoding': 'chunked' }, 415],
    [{}, 200],
  ])('a POST without a type and with %j gets a %i', async (headers, status) => {
    expect(await statusOf(headers)).toBe(status)
  })

  const incoming = (httpVersion: string, stream?: object) => ({
    incoming: { httpVersion, headers: {}, stream },
  })
  test.each<[string, object, number]>([
    ['over HTTP/1.1, where a field would announce it', incoming('1.1'), 200],
    ['over HTTP/1.0', incoming('1.0'), 200],
    ['over HTTP/2 that ended with its fields', incoming('2.0', { endAfterHeaders: true }), 200],
    ['over HTTP/2 that goes on', incoming('2.0', { endAfterHeaders: false }), 415],
    ['over HTTP/2 of another version of Node', incoming('2.0', { endAfterHeaders: 1 }), 415],
    ['on another runtime', {}, 415],
  ])('a request with content and no length %s gets a %i', async (_, env, status) => {
    expect(await statusOf({}, env, true)).toBe(status)
  })
})

describe('which types are accepted', () => {
  test.each([
    ['application/json', 200],
    ['application/json;charset=utf-8', 200],
    ['application/json ; charset=utf-8 ; a=b', 200],
    ['application/json charset=utf-8', 415],
    ['image/png', 200],
    ['IMAGE/PNG', 200],
    ['image/', 415],
    ['image', 415],
    ['images/png', 415],
    ['application/jsonp', 415],
    ['application/*', 415],
    ['*/*', 415],
    ['text/plain; a=application/json', 415],
  ])('a request with Content-Type: %s gets the status %i', async (type, status) => {
    expect(await statusOf({ 'Content-Type': type }, {}, true)).toBe(status)
  })

  test('a range for every type accepts each, and only a type', async () => {
    const any = httpErrors(new Hono())
      .use(requireContentType('*/*'))
      .post('/', (c) => c.text(''))
    const send = async (type: string) =>
      (await any.request('/', { method: 'POST', headers: { 'Content-Type': type }, body: 'x' }))
        .status
    expect([await send('a/b'), await send('a')]).toEqual([200, 415])
  })

  test('a type without a range accepts no type that begins like it', async () => {
    const only = httpErrors(new Hono())
      .use(requireContentType('a/b'))
      .post('/', (c) => c.text(''))
    const headers = { 'Content-Type': 'a/bc' }
    expect((await only.request('/', { method: 'POST', headers, body: 'x' })).status).toBe(415)
  })
})

describe('wrong arguments of requireContentType', () => {
  test('an app that is given the function itself is told to call it', async () => {
    const notCalled = new Hono().use(requireContentType as unknown as MiddlewareHandler)
    notCalled.onError((error, c) => c.text(error.message))
    expect(await (await notCalled.request('/')).text()).toBe(
      'requireContentType was given to an app without being called: write ' +
        `app.use(requireContentType('application/json')).`
    )
  })

  test.each<[readonly unknown[], string]>([
    [
      [['application/json']],
      `Argument 1 of requireContentType() must be a media type such as 'application/json'; received an array.`,
    ],
    [
      [],
      `Argument 1 of requireContentType() must be a media type such as 'application/json'; received undefined.`,
    ],
    [
      ['a/b', 'json'],
      `Argument 2 of requireContentType() must be a media type such as 'application/json'; received "json".`,
    ],
    [
      [7],
      `Argument 1 of requireContentType() must be a media type such as 'application/json'; received 7.`,
    ],
  ])('requireContentType(...%j) is refused', (types, message) => {
    expect(() => requireContentType(...(types as string[]))).toThrow(new TypeError(message))
  })
})
