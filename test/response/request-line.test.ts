/** The method and the path of the request, in the default log and in what a report gets, on every way in. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { requestId } from 'hono/request-id'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import {
  httpErrors,
  InternalServerError,
  NotFound,
  wrapFetch,
  type Report,
} from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { httpErrors as tinyHttpErrors } from '../../src/presets/tiny.ts'
import { pathOf } from '../../src/response/request-path.ts'
import { started } from '../support/server.ts'

const log = vi.spyOn(console, 'error')
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  log.mockReset().mockImplementation(() => {})
})

const bug = new Error('bug')
const fails = (thrown: unknown) => (): never => {
  throw thrown
}
const url = 'http://shop.test/books/1?token=secret'

/** Apps that do not catch the errors of a route by themselves. */
const ways: readonly [string, (thrown: unknown, report?: Report) => unknown][] = [
  [
    'an app',
    (thrown, report) => httpErrors(new Hono(), { report }).put('/books/:id', fails(thrown)).fetch,
  ],
  [
    'an app of /tiny',
    (thrown, report) =>
      tinyHttpErrors(new Hono(), { report }).put('/books/:id', fails(thrown)).fetch,
  ],
  [
    'an app that was wrapped after its routes',
    (thrown, report) => httpErrors(new Hono().put('/books/:id', fails(thrown)), { report }).fetch,
  ],
  [
    'an app whose parent was wrapped',
    (thrown, report) =>
      httpErrors(new Hono(), { report }).route(
        '/books',
        new Hono().put('/:id', fails(thrown)).onError(fails(thrown))
      ).fetch,
  ],
  [
    'a function that was mounted',
    (thrown, report) => httpErrors(new Hono(), { report }).mount('/books', fails(thrown)).fetch,
  ],
  ['wrapFetch', (thrown, report) => wrapFetch(fails(thrown), { report })],
  ['wrapFetch of an app', (thrown, report) => wrapFetch(appOf(thrown).fetch, { report })],
]

const appOf = (thrown: unknown) =>
  new Hono().put('/books/:id', fails(thrown)).onError(fails(thrown))

type Fetch = (request: Request) => Response | Promise<Response>

describe.each(ways)('%s', (_way, make) => {
  test.each<[string, unknown, unknown[]]>([
    ['an Error', bug, ['PUT /books/1 500:', bug]],
    ['a text', 'text', ['PUT /books/1 500, not an Error:', '"text"']],
  ])('%s is logged with the method and the path, without the query', async (_, thrown, line) => {
    const response = await (make(thrown) as Fetch)(new Request(url, { method: 'PUT' }))
    expect(response.status).toBe(500)
    expect(log.mock.calls).toEqual([line])
  })

  test('a report gets the method and the path', async () => {
    const report = vi.fn<Report>()
    const thrown = new NotFound()
    await (make(thrown, report) as Fetch)(new Request(url, { method: 'PUT' }))
    expect(report.mock.calls.map(([error, , { method, path }]) => [error, method, path])).toEqual([
      [thrown, 'PUT', '/books/1'],
    ])
  })
})

test('what fails below the app on Node is logged with the method and the path', async () => {
  const app = httpErrors(new Hono()).get('/books/:id', (c: Context) => {
    c.env.outgoing.writeHead(1000)
    return RESPONSE_ALREADY_SENT
  })
  const server = await started(createAdaptorServer({ fetch: app.fetch }))
  await exchangeRaw(server.port, 'GET /books/1?a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  await server.close()
  expect(log.mock.calls.map(([line]) => line as unknown)).toEqual(['GET /books/1 500:'])
})

test('a request that is no Request is logged with the status alone', async () => {
  const response = await wrapFetch(fails(bug))({} as Request)
  expect(response.status).toBe(500)
  expect(log.mock.calls).toEqual([['500:', bug]])
})

test('a decoded path of Hono cannot begin a line of the log', async () => {
  // Not `*`, which matches no line break in Hono 4.9.
  const app = httpErrors(new Hono()).get('/:name', fails(bug))
  await app.request('http://shop.test/a%0AGET%20b%1B[2J')
  expect(log.mock.calls).toEqual([['GET /a%%0AGET%%20b%%1B[2J 500:', bug]])
})

test.each<[string, unknown]>([
  ['with control characters', 'a\nb'],
  ['that is too long', 'x'.repeat(256)],
  ['that is no text', { toString: fails(bug) }],
])('a request id %s is not written', async (_, id) => {
  const app = httpErrors(new Hono()).get('/', (c: Context) => {
    c.set('requestId', id as string)
    throw bug
  })
  await app.request('/')
  expect(log.mock.calls).toEqual([['GET / 500:', bug]])
})

test('an instance that the app has put into an error is written on one line', async () => {
  const error = Object.assign(new InternalServerError(), { instance: '/a\nGET / 200' })
  await httpErrors(new Hono()).get('/', fails(error)).request('/')
  expect(log.mock.calls).toEqual([['GET / 500, reference /a%%0AGET / 200:', error]])
})

test('the id of the request or of its trace is the reference of a response in JSON', async () => {
  const app = httpErrors(new Hono())
  app.use('/with', requestId()).get('*', fails(bug))
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const headers = { traceparent, 'x-request-id': 'order-17' }
  expect((await app.request('/with', { headers })).headers.get('x-request-id')).toBe('order-17')
  await app.request('/without', { headers })
  expect(log.mock.calls.map(([line]) => line as unknown)).toEqual([
    'GET /with 500, reference order-17:',
    'GET /without 500, reference 4bf92f3577b34da6a3ce929d0e0e4736:',
  ])
})

test.each([
  ['http://shop.test/books/1?a=/b', '/books/1'],
  ['https://user:secret@shop.test:8080/', '/'],
  ['http://shop.test/#a', '/'],
  ['/books?a#b', '/books'],
  ['shop.test:443', 'shop.test:443'],
  ['*', '*'],
  ['/\x9b2J\n', '/%C2%9B2J%0A'],
  ['', ''],
])('the path of %j is %j', (target, path) => {
  expect(pathOf(target)).toBe(path)
})
