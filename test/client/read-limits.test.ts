/** The limits of size and time within which the client reads, and responses that cannot be read. */
import { describe, expect, test, vi } from 'vitest'
import { errorOf, readProblem, ReceivedError } from '../../src/client/index.ts'
import { NotFound, TooManyRequests } from '../../src/index.ts'
import { contentServer, head, hostileServer } from './hostile-server.ts'

const problemJson = 'application/problem+json'

const credit = { type: 'https://example.com/credit', title: 'No credit', balance: 30 }

const alone = { type: 'about:blank', status: 403 }

const full = { ...credit, status: 403 }

const json = JSON.stringify(credit)

describe('servers that do not end', () => {
  const fields = { 'content-type': problemJson, 'retry-after': '9' }

  async function errorIn(write: Parameters<typeof hostileServer>[0], timeout: number) {
    const response = await fetch(await hostileServer(write))
    const error = await errorOf(response, [TooManyRequests], { timeout })
    return [error?.constructor, error?.retryAfter, error?.problem]
  }

  const found = [TooManyRequests, 9, { type: 'about:blank', status: 429 }]

  test('A server that never sends a byte of the content leaves the status after the timeout', async () => {
    expect(await errorIn((socket) => void socket.write(head(429, fields)), 50)).toEqual(found)
  })

  test('A server that sends a part of the content and no more leaves the status after the timeout', async () => {
    expect(
      await errorIn((socket) => void socket.write(`${head(429, fields)}{"title":`), 50)
    ).toEqual(found)
  })

  test('Of a server that sends bytes without an end, the limit is read, and the connection is closed', async () => {
    let close = (): void => {}
    const closed = new Promise<void>((resolve) => (close = resolve))
    expect(
      await errorIn((socket) => {
        socket.write(`${head(429, fields)}{"a":"`)
        const more = (): void => {
          while (socket.write('x'.repeat(16_384)));
        }
        socket.on('drain', more).once('close', close)
        more()
      }, 60_000)
    ).toEqual(found)
    await closed
  })

  test('A connection that is lost in the content leaves the status', async () => {
    const lost = { ...fields, 'content-length': 100 }
    expect(
      await errorIn((socket) => {
        socket.write(`${head(429, lost)}{"title":"x"}`, () => socket.destroy())
      }, 60_000)
    ).toEqual(found)
  })

  test('A Content-Length that is too small leaves the status', async () => {
    const short = { ...fields, 'content-length': 5 }
    expect(
      await errorIn((socket) => void socket.end(`${head(429, short)}{"title":"x"}`), 60_000)
    ).toEqual(found)
  })

  test('The signal of fetch ends the reading', async () => {
    const url = await hostileServer((socket) => void socket.write(head(429, fields)))
    const controller = new AbortController()
    const error = errorOf(await fetch(url, { signal: controller.signal }), [TooManyRequests])
    controller.abort()
    expect(await error).toBeInstanceOf(TooManyRequests)
  })

  test('Chunks without a byte that never end leave the status', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array()) })
    expect(await readProblem(new Response(body, { status: 403 }))).toEqual(alone)
  })

  test('Chunks that are not of bytes leave the status', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(json) })
    const response = new Response(body as ReadableStream<Uint8Array>, { status: 403 })
    expect(await readProblem(response)).toEqual(alone)
  })
})

describe('responses without content that can be read', () => {
  test('A response whose content was read leaves the status', async () => {
    const response = Response.json(credit, { status: 403 })
    await response.text()
    expect(await readProblem(response)).toEqual(alone)
  })

  test('A response whose content is locked leaves the status, and stays locked', async () => {
    const response = Response.json(credit, { status: 403 })
    const reader = response.body?.getReader()
    expect(await readProblem(response)).toEqual(alone)
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toBe(json)
  })

  test('The response to HEAD leaves status and fields', async () => {
    const url = await contentServer(429, problemJson, json, { 'retry-after': 3 })
    const error = await errorOf(await fetch(url, { method: 'HEAD' }), [TooManyRequests])
    expect([error?.constructor, error?.retryAfter]).toEqual([TooManyRequests, 3])
  })

  test('A response that the browser does not show is an error with the status 0', async () => {
    const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaque' } })
    const error = await errorOf(opaque, [NotFound])
    expect(error).toBeInstanceOf(ReceivedError)
    expect([error?.status, error?.message]).toEqual([0, 'HTTP 0'])
  })

  test('A response without a stream is read as text, as in React Native', async () => {
    const response = { status: 403, headers: new Headers({ 'content-type': problemJson }), url: '' }
    const text = async (): Promise<string> => json
    expect(await readProblem({ ...response, text } as unknown as Response)).toEqual(full)
    const never = (): Promise<string> => new Promise(() => {})
    const silent = { ...response, text: never } as unknown as Response
    expect(await readProblem(silent, { timeout: 20 })).toEqual(alone)
  })

  test('After a redirect, the error is that of the last response', async () => {
    const target = await contentServer(403, problemJson, '{"type":"credit"}')
    const url = await hostileServer((socket) => socket.end(head(302, { location: `${target}a/b` })))
    expect(await readProblem(await fetch(url))).toEqual({ type: `${target}a/credit`, status: 403 })
  })
})

// A timer with a delay from 2 ** 31 on fires at once.
test.each([Infinity, 2 ** 31])('A timeout of %d starts no timer', async (timeout) => {
  const timer = vi.spyOn(globalThis, 'setTimeout')
  const problem = await readProblem(Response.json(credit, { status: 403 }), { timeout })
  expect([problem?.title, timer.mock.calls]).toEqual([credit.title, []])
  timer.mockRestore()
})

test('The timer of a response that was read does not keep a program alive', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  await readProblem(Response.json(credit, { status: 403 }), { timeout: 1_000_000 })
  const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  expect(after).toBe(before)
})
