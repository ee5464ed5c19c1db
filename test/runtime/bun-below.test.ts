/** What fails below the app on Bun, with the options of `hono-http-errors/bun`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import { startBun, type Running } from './runtimes.ts'

let running: Running
let port: number
beforeAll(async () => {
  running = await startBun('bun-below.ts')
  port = running.port ?? 0
}, 60_000)
afterAll(() => running?.stop())

const get = (target: string) =>
  exchangeHttp1(port, { version: '1.1', method: 'GET', target, keepAlive: true })
const reported = async (): Promise<unknown> => JSON.parse(String((await get('/events')).body))

describe('a response that Bun cannot send', () => {
  test.each([
    ['/file', /ENOENT/],
    ['/folder', /directory/],
    ['/rewriter', /^reported 500: secret$/],
    ['/rewriter-later', /^reported 500: secret$/],
    ['/used', /already used/],
  ])(
    'A response that Bun cannot send is a problem of status 500 without anything private, and is reported: %s',
    async (target, message) => {
      const response = await get(target)
      expect(response.status).toBe(500)
      expect(response.field('content-type')).toBe('application/problem+json')
      expect(String(response.raw)).not.toMatch(/secret|missing|bun/i)
      expect(JSON.parse(String(response.body))).toMatchObject({ status: 500 })
      expect(checkResponse(response.request, response)).toEqual([])
      expect(await reported()).toEqual([expect.stringMatching(message)])
    }
  )
})

describe('content that is larger than maxRequestBodySize', () => {
  const post = (target: string, rest: string) =>
    exchangeRaw(port, `POST ${target} HTTP/1.1\r\nHost: a\r\n${rest}`, 1000)
  const chunked = (...chunks: readonly string[]): string =>
    `Transfer-Encoding: chunked\r\n\r\n${chunks
      .map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
      .join('')}0\r\n\r\n`

  test.each([
    ['/upload', 'Content-Length: 11\r\n\r\n12345678901'],
    ['/upload', 'Content-Length: 1000000000000\r\n\r\n'],
    ['/upload', chunked('12345678901')],
    ['/upload', chunked('1234567890', '1')],
    ['/raw', chunked('123456789012345')],
  ])(
    'Content larger than maxRequestBodySize is a 413 with a problem and no report: %s, %j',
    async (target, rest) => {
      const response = await post(target, rest)
      expect(response.status).toBe(413)
      expect(response.field('content-type')).toBe('application/problem+json')
      expect(JSON.parse(String(response.body))).toMatchObject({ title: 'Content Too Large' })
      if (rest.startsWith('Content')) expect(response.field('connection')).toBe('close')
      expect(
        ((await reported()) as readonly string[]).filter((line) => !/ 413: /.test(line))
      ).toEqual([])
    }
  )

  test.each(['Content-Length: 10\r\n\r\n1234567890', chunked('12345', '67890')])(
    'Content of just maxRequestBodySize is accepted: %j',
    async (rest) => {
      const response = await post('/upload', rest)
      expect([response.status, String(response.body)]).toEqual([200, '10'])
    }
  )

  test.each(['Content-Length: 3\r\n\r\nabc', chunked('abc')])(
    'A handler sees the address of the client where maxRequestBodySize is set: %j',
    async (rest) => {
      expect(String((await post('/address', rest)).body)).toBe('127.0.0.1 3')
    }
  )
})
