/** Requests and environments that throw while they are read. */
import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { exchangeOf } from '../../src/hono/request-exchange.ts'
import { httpErrors, problemJsonFormatter, type Report } from '../../src/index.ts'
import { fails } from '../support/respond-to.ts'

test('an environment whose properties throw changes no response', async () => {
  const report = vi.fn<Report>()
  const bug = new Error('bug')
  const app = httpErrors(new Hono(), { report, formatters: [problemJsonFormatter()] })
  app.get('/', (c) => {
    c.header('X-Before', '1')
    throw bug
  })
  const throwing = { get: fails, has: fails }
  for (const env of [
    { incoming: new Proxy({}, throwing) },
    new Proxy({}, throwing),
    Object.defineProperty({}, 'incoming', { get: fails }),
  ]) {
    report.mockClear()
    const response = await app.request('/', {}, env)
    expect([response.status, response.headers.get('x-before')]).toEqual([500, '1'])
    expect(report.mock.calls.map(([error]) => error)).toEqual([bug])
    expect((await app.request('/nowhere', {}, env)).status).toBe(404)
  }
})

test('What is no Request counts as a GET without fields', () => {
  const exchange = exchangeOf({} as Request, undefined)
  expect([exchange.method, exchange.accept, exchange.acceptLanguage]).toEqual(['GET', null, null])
})
