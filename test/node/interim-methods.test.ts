/** Interim responses that an app or another library writes with the methods of Node. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { earlyHints as unguardedHints } from '../support/node-server.ts'
import { serveBoth } from './serve-both.ts'
import { statusLines } from './status-lines.ts'

const app = httpErrors(new Hono(), { report: () => {} })
  .get('/hints', unguardedHints({ link: '</a.css>; rel=preload' }), (c) => c.text('fine'))
  .get('/late', (c: Context) => {
    const { outgoing } = c.env
    outgoing.writeHead(200, { 'Content-Length': '4', 'Content-Type': 'text/plain' })
    for (const name of [
      'writeContinue',
      'writeEarlyHints',
      'writeInformation',
      'writeProcessing',
    ]) {
      outgoing[name]?.({ link: '</a.css>; rel=preload' })
    }
    outgoing.end('fine')
    return RESPONSE_ALREADY_SENT
  })
  .get('/raw', (c: Context) => {
    const { outgoing } = c.env
    outgoing.writeProcessing?.()
    outgoing.writeContinue()
    outgoing.writeEarlyHints({ link: '</a.css>; rel=preload' })
    // Of newer versions of Node.
    outgoing.writeInformation?.(103, { link: '</b.css>; rel=preload' })
    return c.text('fine')
  })

const servers = serveBoth(app)

describe('interim responses that the app writes to Node itself', () => {
  test.each(['/hints', '/raw'])(
    'an interim response of another library is not sent to HTTP/1.0: %s',
    async (target) => {
      const { raw } = await exchangeHttp1(servers.http1.port, {
        version: '1.0',
        method: 'GET',
        target,
      })
      expect(statusLines(raw)).toEqual(['HTTP/1.1 200'])
    }
  )

  test('interim responses that the app writes itself are sent to HTTP/1.1', async () => {
    const { interim } = await exchangeHttp1(servers.http1.port, {
      version: '1.1',
      method: 'GET',
      target: '/raw',
    })
    expect(interim.map(({ status }) => status).slice(0, 3)).toEqual([102, 100, 103])
  })

  test('an interim response that the app writes during the final response is not sent', async () => {
    const { interim, raw } = await exchangeHttp1(servers.http1.port, {
      version: '1.1',
      method: 'GET',
      target: '/late',
    })
    expect(interim).toEqual([])
    expect(String(raw)).toMatch(/\r\n\r\nfine$/)
  })

  test.runIf(nodeServerDoes.haveEarlyHints)(
    'an interim response of another library is sent to HTTP/2',
    async () => {
      const { interim } = await exchangeHttp2(servers.http2.port, {
        method: 'GET',
        target: '/hints',
      })
      expect(interim.map(({ status }) => status)).toEqual([103])
    }
  )
})
