/** Responses of hc and of other classes, and classes of a second copy of the package. */
import { hc } from 'hono/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { HttpError } from '../../src/index.ts'
import { assertProblem, problemDifferences } from '../../src/testing/index.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { library, OutOfCredit } from './library.ts'

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(library)
})
afterAll(() => server.close())

test('The response of a client of hc is compared as every other one, and stays typed', async () => {
  const client = hc<typeof library>(`http://127.0.0.1:${server.port}`)
  const response = await client.credit.$get()
  const problem = await assertProblem(response, OutOfCredit, { balance: 30 })
  expect(problem.accounts).toEqual(['/account/1', '/account/2'])
  expect(await response.json()).toEqual(problem)
})

test('A class of a second copy of the package is compared as one of the first', async () => {
  vi.resetModules()
  const second = await import('./library.ts')
  const { MethodNotAllowed } = await import('../../src/index.ts')
  expect(second.OutOfCredit).not.toBe(OutOfCredit)
  expect(HttpError.is(new second.OutOfCredit({ balance: 1, accounts: [] }))).toBe(true)
  const response = await library.request('/credit')
  expect(await problemDifferences(response, second.OutOfCredit, { balance: 30 })).toEqual([])
  expect(await problemDifferences(response, MethodNotAllowed)).toEqual([
    'status: expected 405, received 403',
  ])
})

test('A response with another class of Response is compared, if it has what is read of one', async () => {
  const polyfill = {
    status: 404,
    headers: new Headers({ 'content-type': 'application/problem+json' }),
    bodyUsed: false,
    clone: () => ({ text: async () => '{"status":404}' }),
  }
  const response = polyfill as unknown as Response
  expect(await problemDifferences(response, 404)).toEqual([])
})
