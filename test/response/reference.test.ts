/** The reference of a page: where it comes from, and that the log has it too. */
import { Hono, type Context } from 'hono'
import { requestId } from 'hono/request-id'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { raw } from 'hono/html'
import {
  getReference,
  htmlFormatter,
  httpErrors,
  NotFound,
  problemJsonFormatter,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Case {
  readonly options?: HttpErrorsOptions
  readonly headers?: Record<string, string>
  readonly error?: unknown
  readonly prepare?: (app: Hono) => unknown
}

/** The reference on the page of an error, and what the report got. */
async function pageOf({ options, headers, error = new NotFound(), prepare }: Case) {
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { report, ...options })
  prepare?.(app)
  app.get('/', () => {
    throw error
  })
  const response = await app.request('/', { headers: { accept: 'text/html', ...headers } })
  const [, shown] = /<code>(.*?)<\/code>/.exec(await response.text()) ?? []
  return { shown, reported: report.mock.calls.map(([, , info]) => info.reference) }
}

describe('the reference of a page', () => {
  test('it is the instance of the error', async () => {
    const error = new NotFound({ instance: '/orders/17' })
    const headers = { traceparent }
    expect(await pageOf({ error, headers })).toEqual({
      shown: '/orders/17',
      reported: ['/orders/17'],
    })
  })

  test('it is the instance of the option', async () => {
    expect((await pageOf({ options: { instance: () => 'urn:example:1' } })).shown).toBe(
      'urn:example:1'
    )
  })

  test('it is the id of hono/request-id', async () => {
    const headers = { 'x-request-id': 'order-17', traceparent }
    const prepare = (app: Hono) => app.use(requestId())
    expect(await pageOf({ headers, prepare })).toEqual({
      shown: 'order-17',
      reported: ['order-17'],
    })
  })

  test('it is the trace id of traceparent', async () => {
    expect(await pageOf({ headers: { traceparent } })).toEqual({
      shown: '4bf92f3577b34da6a3ce929d0e0e4736',
      reported: ['4bf92f3577b34da6a3ce929d0e0e4736'],
    })
  })

  test.each([undefined, 'a b', 'line\nbreak', 'x'.repeat(256), 17])(
    'it is a new UUID, which is reported, for the request id %j',
    async (id) => {
      const prepare = (app: Hono) =>
        app.use(async (c: Context, next) => {
          c.set('requestId', id as string)
          await next()
        })
      const first = await pageOf({ prepare })
      expect(first.shown).toMatch(UUID)
      expect(first.reported).toEqual([first.shown])
      expect((await pageOf({ prepare })).shown).not.toBe(first.shown)
    }
  )

  test('a page of the app gets it', async () => {
    const page = htmlFormatter((_problem, _c, { reference }) => raw(`<code>${reference}</code>`))
    const { shown, reported } = await pageOf({ options: { formatters: [page] } })
    expect(shown).toMatch(UUID)
    expect(reported).toEqual([shown])
  })

  test('the page of an unknown path has one, which getReference returns to an access log', async () => {
    const app = httpErrors(new Hono())
    const logged: unknown[] = []
    app.use(async (c, next) => {
      await next()
      logged.push(getReference(c))
    })
    const response = await app.request('/nothing', { headers: { accept: 'text/html' } })
    const [, shown] = /<code>(.*?)<\/code>/.exec(await response.text()) ?? []
    expect(shown).toMatch(UUID)
    expect(logged).toEqual([shown])
  })

  test('JSON has none, nor has its report', async () => {
    const report = vi.fn<Report>()
    const app = httpErrors(new Hono(), { report, formatters: [problemJsonFormatter()] })
    app.get('/', () => {
      throw new NotFound()
    })
    const response = await app.request('/', { headers: { traceparent } })
    expect(Object.keys(await response.json())).toEqual([
      'type',
      'title',
      'status',
      'detail',
      'condition',
    ])
    expect(report.mock.calls.map(([, , info]) => Object.keys(info))).toEqual([
      ['problem', 'status', 'method', 'path'],
    ])
  })
})

describe('the default report', () => {
  const request = { headers: { accept: 'text/html', traceparent } }

  async function logOf(thrown: unknown, instance?: string): Promise<unknown[][]> {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const app = httpErrors(new Hono(), instance === undefined ? {} : { instance: () => instance })
    app.get('/', () => {
      throw thrown
    })
    expect((await app.request('/', request)).status).toBe(500)
    return logged.mock.calls
  }

  test('it writes the reference of the page before the error', async () => {
    const error = new Error('bug')
    expect(await logOf(error)).toEqual([
      ['GET / 500, reference 4bf92f3577b34da6a3ce929d0e0e4736:', error],
    ])
    vi.restoreAllMocks()
    expect(await logOf('bug')).toEqual([
      ['GET / 500, reference 4bf92f3577b34da6a3ce929d0e0e4736, not an Error:', '"bug"'],
    ])
  })

  test('a percent sign in the reference does not format the error', async () => {
    const error = new Error('bug')
    expect(await logOf(error, '/orders/%20')).toEqual([
      ['GET / 500, reference /orders/%%20:', error],
    ])
  })
})
