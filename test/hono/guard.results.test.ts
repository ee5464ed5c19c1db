/** What a handler may return. */
import { Hono, type Handler } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, type Report } from '../../src/index.ts'

describe('a handler that returns what is no response', () => {
  const noResponse = new Error(
    'No handler returned a response: return one, or `await next()` in middleware.'
  )
  test.each<[unknown, unknown]>([
    [
      'text',
      new TypeError('A handler returned a string: return a response, such as c.json(value).'),
    ],
    [7, new TypeError('A handler returned 7: return a response, such as c.json(value).')],
    [true, new TypeError('A handler returned true: return a response, such as c.json(value).')],
    [{}, new TypeError('A handler returned an object: return a response, such as c.json(value).')],
    [
      () => {},
      new TypeError('A handler returned a function: return a response, such as c.json(value).'),
    ],
    [new Error('returned'), new Error('returned')],
  ])('%o becomes a 500, and the report says what it was', async (returned, reported) => {
    for (const handler of [() => returned, async () => returned]) {
      const report = vi.fn<Report>()
      const app = httpErrors(new Hono(), { report }).get('/', handler as Handler)
      expect((await app.request('/')).status).toBe(500)
      expect(report.mock.calls.map(([error]) => error)).toEqual([reported])
    }
  })

  test('the Context is one only after it has a response', async () => {
    const report = vi.fn<Report>()
    const app = httpErrors(new Hono(), { report })
      .use(async (c, next) => {
        await next()
        return c as unknown as Response
      })
      .get('/fine', (c) => c.text('fine'))
      .get('/context', (c) => c as unknown as Response)
    expect(await (await app.request('/fine')).text()).toBe('fine')
    expect((await app.request('/context')).status).toBe(500)
    expect(report.mock.calls.map(([error]) => error)).toEqual([noResponse])
  })
})
