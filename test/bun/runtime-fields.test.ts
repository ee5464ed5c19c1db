/** What the library adds on Bun, in a process whose global object has a `Bun`. */
import { afterAll, describe, expect, test, vi } from 'vitest'

vi.hoisted(() => {
  Reflect.set(globalThis, 'Bun', {})
})
afterAll(() => {
  Reflect.deleteProperty(globalThis, 'Bun')
})

const { Hono } = await import('hono')
const { httpErrors, NotFound } = await import('../../src/index.ts')

const app = httpErrors(new Hono(), { report: false }).get('/books', () => {
  throw new NotFound()
})
const date = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/

function respond(init: RequestInit): Response | Promise<Response> {
  return app.fetch(new Request('http://localhost/books', init))
}

/** A request whose target Bun could not complete. */
function targetOnly(headers: Record<string, string>): Request {
  return { url: '/books', method: 'GET', headers: new Headers(headers), body: null } as Request
}

describe('on Bun', () => {
  test('The response to HEAD has a Date, and that to GET leaves it to Bun', async () => {
    expect((await respond({ method: 'HEAD' })).headers.get('Date')).toMatch(date)
    expect((await respond({})).headers.has('Date')).toBe(false)
  })

  test('A client that asks to close the connection gets Connection: close', async () => {
    const headers = { Connection: 'close' }
    const get = await respond({ headers })
    expect([get.headers.get('Connection'), get.headers.has('Date')]).toEqual(['close', false])
    const head = await respond({ method: 'HEAD', headers })
    expect(head.headers.get('Connection')).toBe('close')
    expect(head.headers.get('Date')).toMatch(date)
  })

  test('A target without a Host field is served as one of localhost', async () => {
    const response = await app.fetch(targetOnly({ Accept: 'application/json' }))
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ title: 'Not Found' })
  })

  test('A target with a malformed Host field is a 400', async () => {
    const response = await app.fetch(targetOnly({ Host: 'a b' }))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ status: 400, title: 'Bad Request' })
  })
})
