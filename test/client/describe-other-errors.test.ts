/** describeError for the errors of libraries, failed connections, and every other value. */
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import axios from 'axios'
import fc from 'fast-check'
import ky from 'ky'
import { ofetch } from 'ofetch'
import { describe, expect, test } from 'vitest'
import { describeError, errorFrom, errorOf } from '../../src/client/index.ts'
import { ServiceUnavailable } from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import { zh } from '../../src/languages/zh.ts'
import { thrown } from '../support/arbitrary-thrown.ts'
import { contentServer, head, hostileServer } from './hostile-server.ts'

const languages = [de, en, es, fr, ja, zh]

const busy = errorFrom(
  { status: 503, headers: { 'retry-after': '120' } },
  { title: 'Service Unavailable', detail: 'The shop is being moved.', applied: false },
  [ServiceUnavailable]
)

describe('errors of libraries', () => {
  test.each([
    ['ky', (url: string) => ky(url, { retry: 0 })],
    ['ofetch', (url: string) => ofetch(url, { retry: 0 })],
    ['axios', (url: string) => axios.get(url)],
  ])('A response that %s has thrown is described by its status', async (_name, get) => {
    const url = await contentServer(429, 'text/plain', 'x', { 'retry-after': 5 })
    const error = await Promise.resolve(get(url)).catch((failure: unknown) => failure)
    expect(describeError(error, en)).toMatchObject({
      title: 'Too Many Requests',
      advice: 'Try again in 5 seconds.',
      retryAfter: 5,
    })
  })

  test.each([
    ['fetch', (url: string) => fetch(url)],
    ['ky', (url: string) => ky(url, { retry: 0 })],
    ['ofetch', (url: string) => ofetch(url, { retry: 0 })],
    ['axios', (url: string) => axios.get(url)],
  ])('A connection that %s could not make is one', async (_name, get) => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const error = await Promise.resolve(get(`http://127.0.0.1:${port}/`)).catch(
      (thrown: unknown) => thrown
    )
    expect(describeError(error)).toEqual({
      title: 'No connection',
      detail: 'The server could not be reached. Check your internet connection.',
      condition: '',
      advice: 'Try again later.',
      text: 'No connection\nThe server could not be reached. Check your internet connection.\nTry again later.',
      retryAfter: undefined,
      mayTryAgain: true,
    })
  })

  test.each([
    ['fetch', (url: string) => fetch(url, { signal: AbortSignal.timeout(20) })],
    ['ky', (url: string) => ky(url, { retry: 0, timeout: 20 })],
    ['ofetch', (url: string) => ofetch(url, { retry: 0, timeout: 20 })],
    ['axios', (url: string) => axios.get(url, { timeout: 20 })],
  ])('A timeout of %s is one', async (_name, get) => {
    const url = await hostileServer(() => {})
    const error = await Promise.resolve(get(url)).catch((failure: unknown) => failure)
    expect(describeError(error)).toMatchObject({ title: 'No response', mayTryAgain: true })
  })

  test.each([
    ['fetch', (url: string, signal: AbortSignal) => fetch(url, { signal })],
    ['ky', (url: string, signal: AbortSignal) => ky(url, { retry: 0, signal })],
    ['ofetch', (url: string, signal: AbortSignal) => ofetch(url, { retry: 0, signal })],
    ['axios', (url: string, signal: AbortSignal) => axios.get(url, { signal })],
  ])('A request that %s has cancelled is one', async (_name, get) => {
    const controller = new AbortController()
    const url = await hostileServer(() => controller.abort())
    const error = await Promise.resolve(get(url, controller.signal)).catch(
      (thrown: unknown) => thrown
    )
    expect(describeError(error)).toMatchObject({
      title: 'Cancelled',
      advice: '',
      mayTryAgain: true,
    })
  })

  test.each(languages)(
    'A response that the browser does not show is described as a failed connection in $tag',
    async (language) => {
      const error = await errorOf(Response.error())
      const [title, detail] = language.failures?.network ?? []
      expect(describeError(error, language)).toMatchObject({ title, detail, mayTryAgain: true })
    }
  )

  test('A connection that is lost in the response is one', async () => {
    const url = await hostileServer((socket) => {
      socket.write(`${head(200, { 'content-length': 9 })}x`, () => socket.destroy())
    })
    const error = await (await fetch(url)).text().catch((failure: unknown) => failure)
    expect(describeError(error).title).toBe('No connection')
  })
})

describe('everything else', () => {
  test.each([
    ['Failed to fetch', 'No connection'],
    ['NetworkError when attempting to fetch resource.', 'No connection'],
    ['Load failed', 'No connection'],
    ['The Internet connection appears to be offline.', 'No connection'],
    ['Network request failed', 'No connection'],
    ['error sending request for url (http://127.0.0.1/)', 'No connection'],
    ["Cannot read properties of undefined (reading 'x')", 'Something went wrong'],
  ])('A TypeError with the message %j is shown as %j', (message, title) => {
    expect(describeError(new TypeError(message)).title).toBe(title)
  })

  test('Nothing of an error of the program is shown', () => {
    for (const error of [
      new Error('secret'),
      'secret',
      { message: 'secret' },
      undefined,
      null,
      1,
    ]) {
      expect(describeError(error)).toEqual({
        title: 'Something went wrong',
        detail: 'An unexpected error occurred.',
        condition: '',
        advice: '',
        text: 'Something went wrong\nAn unexpected error occurred.',
        retryAfter: undefined,
        mayTryAgain: false,
      })
    }
  })

  test('Whatever was thrown, there are a title and a detail', () => {
    fc.assert(
      fc.property(thrown, fc.constantFrom(...languages, undefined), (make, language) => {
        const { title, detail, text } = describeError(make(), language)
        expect([typeof title, typeof detail]).toEqual(['string', 'string'])
        expect([title, detail]).not.toContain('')
        expect(text.startsWith(`${title}\n${detail}`)).toBe(true)
      })
    )
  })

  test.each([
    ['getters that throw', Object.defineProperty(new Error(), 'problem', { get: fail })],
    [
      'a problem whose getters throw',
      { problem: Object.defineProperty({ status: 404 }, 'title', { get: fail }) },
    ],
    ['headers that throw', { status: 404, headers: { get: fail } }],
    ['a problem that is none', { problem: 'x', status: 404 }],
    ['a condition that is none', { problem: { status: 404, type: 1, condition: 'x' } }],
    ['a revoked Proxy', revoked()],
  ])('An error with %s is described', (_what, error) => {
    expect(describeError(error, en).title).toMatch(/^(Not Found|Something went wrong)$/)
  })

  test('A language that is none is refused', () => {
    expect(() => describeError(busy, {} as never)).toThrow(
      new TypeError('describeError() takes a language, such as that of languages/de.')
    )
  })
})

function fail(): never {
  throw new Error('secret')
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable(new Error(), {})
  revoke()
  return proxy
}
