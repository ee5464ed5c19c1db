/** Errors in the handlers of WebSockets. */
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'undici'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { startApp, startBun, type Running } from './runtimes.ts'

const runtimes = {
  bun: () => startBun('sockets-bun.ts'),
  deno: () => startApp('deno', 'sockets-deno.ts'),
  workerd: () => startApp('workerd', 'sockets-worker.ts'),
}

describe.each(Object.entries(runtimes))('on %s', (name, start) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
  }, 60_000)
  afterAll(() => running?.stop())

  async function events(): Promise<unknown> {
    for (;;) {
      const request = { version: '1.1', method: 'GET', target: '/events' } as const
      const { status, body } = await exchangeHttp1(running.port ?? 0, request)
      expect(status).toBe(200)
      const list = JSON.parse(String(body)) as readonly string[]
      if (list.length > 0) return list
      await delay(10)
    }
  }

  // workerd opens the WebSocket before there are handlers.
  const kinds = ['message', 'rejected', 'close', ...(name === 'workerd' ? [] : ['open'])]
  test.each(kinds)(
    `An error in a handler of a WebSocket on ${name} is reported, and the server goes on: %s`,
    async (kind) => {
      const socket = new WebSocket(`ws://127.0.0.1:${running.port}/${kind}`)
      const closed = new Promise<{ code: number; reason: string }>((resolve) => {
        socket.addEventListener('close', resolve)
      })
      socket.addEventListener('open', () => socket.send('hello'))
      const { code, reason } = await closed
      expect(reason).toBe('')
      if (kind !== 'close') expect([1005, 1011]).toContain(code)
      expect(await events()).toEqual([`/${kind} 500: secret ${kind}`])
    }
  )
})
