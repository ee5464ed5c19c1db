/** A throw after a WebSocket upgrade on Deno. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'undici'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { startApp, type Running } from './runtimes.ts'

let running: Running
beforeAll(async () => {
  running = await startApp('deno', 'upgrading.ts')
}, 60_000)
afterAll(() => running?.stop())

test.each(['/throws/socket', '/string/socket'])(
  'An error of a middleware after the upgrade is reported, and the WebSocket works: %s',
  async (target) => {
    const socket = new WebSocket(`ws://127.0.0.1:${running.port}${target}`)
    const message = await new Promise((resolve, reject) => {
      socket.addEventListener('open', () => socket.send('hello'))
      socket.addEventListener('message', (event) => resolve(event.data))
      socket.addEventListener('error', () => reject(new Error('The WebSocket failed.')))
    })
    socket.close()
    expect(message).toBe('hello')
    const request = { version: '1.1', method: 'GET', target: '/events' } as const
    const { body } = await exchangeHttp1(running.port ?? 0, request)
    expect(JSON.parse(String(body))).toEqual(['reported 500: After the upgrade.'])
    expect(running.complaints()).toBe('')
  }
)
