/** Clients that leave, on every runtime. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { startApp, type Running } from './runtimes.ts'

const framings = {
  'a Content-Length': 'Content-Length: 1000\r\n\r\n{"a',
  chunks: 'Transfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n',
}

describe.each(['node', 'bun', 'deno', 'workerd'] as const)('on %s', (name) => {
  let running: Running
  let port: number
  beforeAll(async () => {
    running = await startApp(name, 'leaving.ts')
    port = running.port ?? 0
  }, 60_000)
  afterAll(() => running?.stop())

  /** What happened, once something has. */
  async function events(): Promise<unknown> {
    for (;;) {
      const { body } = await exchangeHttp1(port, {
        version: '1.1',
        method: 'GET',
        target: '/events',
      })
      const list = JSON.parse(String(body)) as readonly string[]
      if (list.length > 0) return list
      await delay(10)
    }
  }

  /** Sends the bytes, and leaves once they are read. */
  async function leaveAfter(bytes: string, isReset = false): Promise<void> {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    await once(socket, 'connect')
    socket.write(bytes)
    await delay(30)
    if (isReset) socket.resetAndDestroy()
    else socket.destroy()
  }

  const typeOf = (way: string): string =>
    /form|parse/.test(way) ? 'multipart/form-data; boundary=b' : 'application/json'
  const ways = [
    'json',
    'text',
    'buffer',
    'form',
    'parse',
    'validator',
    'form-validator',
    'reader',
    'pipe',
    'wrapped',
    // On workerd nothing tells it from the failure of another server: a reader holds the stream.
    ...(name === 'workerd' ? [] : ['raw']),
  ]

  test.each(
    ways.flatMap((way) => Object.entries(framings).map(([framing, rest]) => [way, framing, rest]))
  )(
    `A client on ${name} that leaves during an upload read by %s, with %s, is a 499 without a report`,
    async (way, _framing, rest) => {
      const head = `POST /read/${way} HTTP/1.1\r\nHost: a\r\nContent-Type: ${typeOf(way ?? '')}\r\n`
      await leaveAfter(`${head}${rest}`)
      expect(await events()).toEqual(['status 499'])
    }
  )

  // workerd stops the handler of a connection that is reset.
  test.skipIf(name === 'workerd').each(ways)(
    `A connection on ${name} that is reset during an upload read by %s is a 499 without a report`,
    async (way) => {
      const head = `POST /read/${way} HTTP/1.1\r\nHost: a\r\nContent-Type: ${typeOf(way)}\r\n`
      await leaveAfter(`${head}Content-Length: 1000\r\n\r\n{"a`, true)
      expect(await events()).toEqual(['status 499'])
    }
  )

  test(`Another server that fails with the message of a client that left is a reported 500 on ${name}`, async () => {
    const request = { version: '1.1', method: 'POST', target: '/read/upstream', body: 'a' } as const
    expect((await exchangeHttp1(port, request)).status).toBe(500)
    expect(await events()).toEqual(['reported 500: Network connection lost.', 'status 500'])
  })

  // workerd reaches no other server without a configuration that allows it.
  test.skipIf(name === 'workerd')(
    `Another server that cuts its response short is a reported 500 on ${name}`,
    async () => {
      const other = createServer((socket) => {
        socket.on('error', () => {})
        socket.once('data', () => {
          const begun = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc'
          socket.write(begun, () => socket.destroy())
        })
      }).listen(0, '127.0.0.1')
      await once(other, 'listening')
      const target = `/read/upstream?port=${(other.address() as AddressInfo).port}`
      const request = { version: '1.1', method: 'POST', target, body: 'a' } as const
      expect((await exchangeHttp1(port, request)).status).toBe(500)
      expect(await events()).toEqual([expect.stringMatching(/^reported 500: /), 'status 500'])
      other.close()
    }
  )

  // workerd stops the handler together with the connection.
  test.skipIf(name === 'workerd').each(['/stream/events', '/stream/bytes'])(
    `An error in the stream %s whose client has left is reported on ${name}`,
    async (target) => {
      await leaveAfter(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`)
      expect(await events()).toEqual(['reported 500: The stream failed.'])
    }
  )
})
