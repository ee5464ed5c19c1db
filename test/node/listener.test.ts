/** The request listener, without a server. */
import { describe, expect, test, vi } from 'vitest'
import { listenerOf, refuse, respondToFailure, type Service } from '../../src/node/listener.ts'
import { takeOver } from '../../src/node/outgoing.ts'
import { Traffic, type AnyServer } from '../../src/node/traffic.ts'
import { BadRequest, NotFound } from '../../src/errors/errors.ts'
import { full } from '../../src/presets/full.ts'
import type { Reply } from '../../src/response/exchange.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'
import { serviceOf, exchange } from './fake-exchange.ts'

describe('the request listener', () => {
  const listen = (service: Service, made: ReturnType<typeof exchange>) =>
    listenerOf(service, {})(made.incoming, made.outgoing)

  test('a request that breaks RFC 9112 is refused before the app', () => {
    const fetch = vi.fn<() => Response>()
    const made = exchange({ url: '/a#b' })
    listen(serviceOf({ fetch }), made)
    expect(made.replies).toEqual([expect.objectContaining({ status: 400 })])
    expect(fetch).not.toHaveBeenCalled()
    expect(made.outgoing).toHaveProperty('shouldKeepAlive', false)
  })

  test('a request while the server closes gets the refusal', () => {
    const traffic = new Traffic()
    void traffic.close({ close() {} } as unknown as AnyServer, { gracePeriod: 0 })
    const made = exchange()
    listen(serviceOf({ traffic }), made)
    expect(made.replies).toEqual([expect.objectContaining({ status: 503 })])
  })

  test('a request after the last response of its connection is not processed', () => {
    const fetch = vi.fn<() => Response>()
    const made = exchange()
    refuse(new BadRequest(), made.incoming, made.outgoing, serviceOf().settings)
    const { length } = made.replies
    listen(serviceOf({ fetch }), made)
    expect([fetch.mock.calls.length, made.replies.length]).toEqual([0, length])
  })

  test.each([
    [['GET', 'HEAD', 'OPTIONS'], { Allow: 'GET, HEAD, OPTIONS' }],
    [[], {}],
  ])('OPTIONS * of the methods %j has the fields %j', (methods, fields) => {
    const made = exchange({ method: 'OPTIONS', url: '*' })
    listen(serviceOf({ methods: () => methods }), made)
    expect(made.replies).toEqual([{ status: 204, fields, content: null }])
  })

  test('OPTIONS * whose response was taken sends nothing', () => {
    const made = exchange({ method: 'OPTIONS', url: '*' }, { [takeOver]: () => undefined })
    expect(() => listen(serviceOf(), made)).not.toThrow()
  })

  test('a request that no Request can be made of gets a 400, whose cause is known', () => {
    const made = exchange({ url: 'http://[', headers: { host: 'a' } })
    const seen: unknown[] = []
    const settings = readOptions(full, {
      formatters: [{ type: 'a/b', format: (_p, _c, info) => String(seen.push(info?.error.cause)) }],
    })
    listen(serviceOf({ settings }), made)
    expect(made.replies).toEqual([expect.objectContaining({ status: 400 })])
    expect(seen).toEqual([expect.any(Error)])
  })
})

describe('respondToFailure', () => {
  test('the failure is reported, and the error takes the fields of the app', async () => {
    const report = vi.fn<Report>()
    const made = exchange()
    const send = vi.fn<(reply: Reply) => void>()
    const failure = new Error('The file is gone.')
    respondToFailure(failure, made.outgoing, serviceOf({}, report).settings, send)
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce())
    expect(send.mock.calls[0]?.[0]).toMatchObject({ status: 500 })
    expect(report.mock.calls.map(([error]) => error)).toEqual([failure])
  })

  test('it is only reported where the response has begun', async () => {
    const report = vi.fn<Report>()
    const made = exchange()
    respondToFailure(new Error('late'), made.outgoing, serviceOf({}, report).settings, undefined)
    await new Promise((resolve) => setImmediate(resolve))
    expect(report).toHaveBeenCalledOnce()
    expect(made.replies).toEqual([])
  })
})

test('refuse sends nothing where the response was taken', () => {
  const made = exchange({}, { [takeOver]: () => undefined })
  refuse(new NotFound(), made.incoming, made.outgoing, serviceOf().settings)
  expect([made.replies, Reflect.get(made.outgoing, 'shouldKeepAlive')]).toEqual([[], true])
})
