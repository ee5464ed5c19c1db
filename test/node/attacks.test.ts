/** Malformed requests: each gets one of the statuses that the RFCs allow, or its connection closes. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { started, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  exchangeRaw,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'
import { attacks, type Attack } from './attacks.ts'
import { connectionsOf } from './connections.ts'

const smuggled = vi.fn<() => void>()
const app = httpErrors(new Hono(), { report: () => {} })
  .get('/', (c) => c.text('fine'))
  .post('/', async (c) => c.text(await c.req.text()))
  .all('/smuggled', (c) => {
    smuggled()
    return c.text('smuggled')
  })

const server = createAdaptorServer({
  fetch: app.fetch,
  // Long enough for a request that is complete to be read before its time is over on a loaded machine.
  serverOptions: { headersTimeout: 1500, requestTimeout: 2000, connectionsCheckingInterval: 20 },
})
let attacked: TestServer
const responses = new Map<Attack, WireResponse>()

beforeAll(async () => {
  attacked = await started(server)
  const waiting = [...attacks]
  const attackAll = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      responses.set(next, await exchangeRaw(attacked.port, next.bytes, 5000, next.halfClosed))
    }
  }
  await Promise.all(Array.from({ length: 40 }, attackAll))
})
afterAll(() => attacked.close())

/** RFC 6585 §5 asks for the name of the field; the checker cannot tell whether one field is too large. */
const excused: readonly string[] = ['S431-FIELD']

describe('the malformed requests', () => {
  test('the list of malformed requests has at least 500', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(500)
  })

  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    'the malformed request gets one of its statuses, or its connection closes: %s',
    (_name, attack) => {
      const response = responses.get(attack)
      expect(response?.closed).toBe(true)
      // Older versions of @hono/node-server throw at HEAD where GET is a text.
      const isBroken = response?.request.method === 'HEAD' && !nodeServerDoes.copyFieldsForHead
      expect(isBroken ? [...attack.statuses, 500] : attack.statuses).toContain(response?.status)
      if (!response || response.status === 0) return
      expect(response.complete).toBe(true)
      const violations = checkResponse(response.request, response)
      const breaches = violations.filter(
        ({ id, level }) =>
          level !== 'OUGHT' && ![...excused, ...(attack.excused ?? [])].includes(id)
      )
      expect(breaches).toEqual([])
      if (response.status >= 400 && !(isBroken && response.status === 500)) {
        expect(response.field('content-type')).toBe('application/problem+json')
        expect(response.field('connection')).toBe('close')
      }
    }
  )
})

describe('the server after all malformed requests', () => {
  test('no malformed request reaches the app as another request', () => {
    expect(smuggled).not.toHaveBeenCalled()
  })

  test('no connection is open after all malformed requests', async () => {
    await expect.poll(() => connectionsOf(server)).toBe(0)
  })

  test('the server responds to a valid request after all malformed requests', async () => {
    const response = await exchangeHttp1(attacked.port, { version: '1.1', method: 'GET' })
    expect([response.status, String(response.body)]).toEqual([200, 'fine'])
  })
})
