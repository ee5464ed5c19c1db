import { once } from 'node:events'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

const stops: (() => Promise<unknown>)[] = []

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function listening(server: Pick<Server, 'listen' | 'address' | 'close' | 'once'>) {
  server.listen(0, '127.0.0.1')
  await once(server as Server, 'listening')
  stops.push(async () => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

interface Replay {
  readonly port: number
  /** What the clients have sent, once each is gone. */
  request(): string
}

/** Answers the first bytes of each connection with the parts, one write for each. */
async function replay(parts: readonly string[], then: 'close' | 'reset' | 'stay'): Promise<Replay> {
  const seen: Buffer[] = []
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => seen.push(chunk))
    socket.once('data', () => {
      const send = ([part, ...rest]: readonly string[]) => {
        if (part !== undefined) socket.write(part, 'latin1', () => setImmediate(send, rest))
        else if (then === 'close') socket.end()
        else if (then === 'reset') socket.resetAndDestroy()
      }
      send(parts)
    })
    stops.push(async () => socket.destroy())
  })
  return { port: await listening(server), request: () => Buffer.concat(seen).toString('latin1') }
}

const ok =
  'HTTP/1.1 200 Fine by me\r\nContent-Length: 5\r\nSet-Cookie: a\r\nset-cookie: b\r\n\r\nhello'
const chunks = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'
const get = { method: 'GET', version: '1.1' } as const

describe('exchangeHttp1', () => {
  test('exchangeHttp1 returns the fields as they were sent, and all lines of one on demand.', async () => {
    const { port } = await replay([ok], 'close')
    const response = await exchangeHttp1(port, get)
    expect(response).toMatchObject({ version: '1.1', status: 200, reason: 'Fine by me' })
    expect(response.statusLine).toBe('HTTP/1.1 200 Fine by me')
    expect(response.fields).toContainEqual(['set-cookie', 'b'])
    expect(response.field('SET-COOKIE')).toBe('a, b')
    expect(response.fieldLines('Set-Cookie')).toEqual(['a', 'b'])
    expect(response.field('ETag')).toBeUndefined()
    expect(String(response.body)).toBe('hello')
    expect(String(response.raw)).toBe(ok)
    expect(response.closed).toBe(true)
  })

  test('exchangeHttp1 sends exact bytes in HTTP/1.1 and asks for the connection to be closed.', async () => {
    const { port, request } = await replay([ok], 'close')
    await exchangeHttp1(port, { ...get, target: '/a?b', fields: [['X-A', 'ü']], body: 'ü' })
    const fields = 'Host: localhost\r\nConnection: close\r\nContent-Length: 2\r\nX-A: \xc3\xbc\r\n'
    expect(request()).toBe(`GET /a?b HTTP/1.1\r\n${fields}\r\n\xc3\xbc`)
  })

  test('exchangeHttp1 sends no Connection in HTTP/1.0.', async () => {
    const { port, request } = await replay([ok], 'close')
    const response = await exchangeHttp1(port, { method: 'GET', version: '1.0' })
    expect(request()).toBe('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n')
    expect(response.request.fields).toEqual([['Host', 'localhost']])
  })

  test('exchangeHttp1 leaves a connection that stays open as soon as the response is complete.', async () => {
    const { port } = await replay(['HTTP/1.1 100 Continue\r\n\r\n', ...chunks], 'stay')
    const response = await exchangeHttp1(port, { ...get, keepAlive: true, timeoutMs: 60_000 })
    expect(response).toMatchObject({ status: 200, closed: false, complete: true })
    expect(response.interim).toEqual([{ status: 100, fields: [] }])
    expect(String(response.body)).toBe('hello')
  })

  test('exchangeHttp1 keeps bytes after the end of a response.', async () => {
    const { port } = await replay([`${ok} world`], 'stay')
    const response = await exchangeHttp1(port, { ...get, keepAlive: true })
    expect(String(response.trailing)).toBe(' world')
  })

  test('exchangeHttp1 ends where the server neither ends the response nor closes.', async () => {
    const { port } = await replay([ok.slice(0, -1)], 'stay')
    const response = await exchangeHttp1(port, { ...get, timeoutMs: 50 })
    expect(response).toMatchObject({ closed: false, complete: false })
  })

  test('exchangeHttp1 treats a reset as a close.', async () => {
    const { port } = await replay(['HTTP/1.1 200 OK\r\n\r\n'], 'reset')
    expect(await exchangeHttp1(port, get)).toMatchObject({ closed: true })
  })

  test('exchangeHttp1 fails where no server listens.', async () => {
    const server = createServer()
    const port = await listening(server)
    await Promise.all(stops.splice(0).map((stop) => stop()))
    await expect(exchangeHttp1(port, get)).rejects.toThrow('ECONNREFUSED')
  })
})

describe('the end of a response', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n'
  test.each([
    ['is the end of the header section for HEAD', 'HEAD', `${head}ab`, '', 'ab', 'none'],
    [
      'is the end of the header section of a 204',
      'GET',
      head.replace('200', '204'),
      '',
      '',
      'none',
    ],
    ['is where another protocol starts after CONNECT', 'CONNECT', `${head}a`, '', 'a', 'tunnel'],
    ['comes after the bytes of Content-Length', 'GET', `${head}abc`, 'ab', 'c', 'length'],
    ['comes after the last chunk', 'GET', `${chunks}x`, 'hello', 'x', 'chunked'],
    [
      'comes after the last chunk even beside a length',
      'GET',
      chunks.replace('\r\nT', '\r\nContent-Length: 1\r\nT'),
      'hello',
      '',
      'chunked',
    ],
    [
      'is the close where there is neither a length nor a chunk',
      'GET',
      'HTTP/1.0 200 OK\r\n\r\nabc',
      'abc',
      '',
      'close',
    ],
  ])('The end of a response %s.', async (_title, method, bytes, body, trailing, framing) => {
    const { port } = await replay([bytes], 'close')
    const response = await exchangeHttp1(port, { method, version: '1.1' })
    expect([String(response.body), String(response.trailing)]).toEqual([body, trailing])
    expect(response).toMatchObject({ framing, complete: true })
  })
})

test('Content is sent after the first interim response if it is to wait for 100.', async () => {
  const seen: string[] = []
  const server = createServer((socket) => {
    socket.on('data', (chunk) => {
      seen.push(chunk.toString())
      socket.write(seen.length === 1 ? 'HTTP/1.1 100 Continue\r\n\r\n' : ok)
      if (seen.length === 2) socket.end()
    })
  })
  const port = await listening(server)
  const response = await exchangeHttp1(port, {
    method: 'POST',
    version: '1.1',
    fields: [
      ['Expect', '100-continue'],
      ['Content-Length', '2'],
    ],
    afterContinue: 'ab',
  })
  expect(response).toMatchObject({ status: 200, interim: [{ status: 100 }] })
  expect(seen[0]).toMatch(/\r\n\r\n$/)
  expect(seen[1]).toBe('ab')
})

describe('exchangeRaw', () => {
  test('exchangeRaw sends any bytes, and reads the response by the method among them.', async () => {
    const { port, request } = await replay([ok], 'close')
    const bytes = 'HEAD / HTTP/1.0\r\nX: y\r\n\r\n'
    const response = await exchangeRaw(port, Buffer.from(bytes))
    expect(request()).toBe(bytes)
    expect(response.request).toEqual({ method: 'HEAD', version: '1.0', fields: [['X', 'y']] })
    expect(String(response.trailing)).toBe('hello')
  })

  test('exchangeRaw returns status 0 where no response came.', async () => {
    const { port } = await replay([], 'close')
    expect(await exchangeRaw(port, '\r\n\r\n')).toMatchObject({ status: 0, closed: true })
  })
})

describe('exchangeHttp2', () => {
  test('exchangeHttp2 returns the same shape, with what came before and after the content.', async () => {
    const server = createHttp2Server()
    server.on('stream', (stream, _headers, _flags, raw: readonly string[] = []) => {
      stream.additionalHeaders({ ':status': 103, link: '</a>; rel=next' })
      stream.respond(
        { ':status': 404, 'x-a': String(raw.includes('b')) },
        { waitForTrailers: true }
      )
      stream.on('wantTrailers', () => stream.sendTrailers({ etag: '"a"' }))
      stream.end('none')
    })
    const port = await listening(server as unknown as Server)
    const response = await exchangeHttp2(port, {
      method: 'POST',
      fields: [['X-A', 'b']],
      body: 'c',
    })
    expect(response).toMatchObject({ version: '2', status: 404, trailers: [['etag', '"a"']] })
    expect(response.fields.map(([name]) => name)).toEqual(['x-a', 'date'])
    expect(response.field('x-a')).toBe('true')
    expect(response.interim).toEqual([{ status: 103, fields: [['link', '</a>; rel=next']] }])
    expect(String(response.body)).toBe('none')
  })
})
