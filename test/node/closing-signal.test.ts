/** Streams without an end learn that the server closes. */
import { once } from 'node:events'
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2'
import { Hono } from 'hono'
import { stream as streamBytes, streamSSE } from 'hono/streaming'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { closeGracefully, closingSignal, createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'

const signals: AbortSignal[] = []

const app = httpErrors(new Hono(), { report: false })
  .get('/prices', (c) =>
    streamSSE(c, async (stream) => {
      const closing = closingSignal(c)
      signals.push(closing)
      await stream.writeSSE({ data: '1' })
      if (!closing.aborted) await once(closing, 'abort')
      await stream.writeSSE({ event: 'end', data: '' })
    })
  )
  .get('/bytes', (c) =>
    streamBytes(c, async (stream) => {
      const closing = closingSignal(c)
      await stream.write('1')
      if (!closing.aborted) await once(closing, 'abort')
      await stream.write(' end')
    })
  )
  .get('/work', async (c) => {
    const closing = closingSignal(c)
    signals.push(closing)
    await once(closing, 'abort')
    closing.throwIfAborted()
    return c.text('not sent')
  })
  .get('/fine', (c) => {
    signals.push(closingSignal(c))
    return c.text('fine')
  })
const { fetch: appFetch } = app

describe('closingSignal(c)', () => {
  test('An open SSE stream ends when closing begins, and the server closes before the grace period', async () => {
    const server = createAdaptorServer({ fetch: appFetch })
    const { port } = await started(server)
    const response = await fetch(`http://127.0.0.1:${port}/prices`)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('data: 1')
    const closed = closeGracefully(server, { gracePeriod: 60_000 })
    let rest = ''
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      rest += next.value
    }
    expect(rest).toBe('event: end\ndata: \n\n')
    await closed
    expect(server.listening).toBe(false)
  })

  test('Over HTTP/2 an open stream ends, too', async () => {
    const server = createAdaptorServer({ fetch: appFetch, createServer: createHttp2Server })
    const { port } = await started(server)
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    const stream = session.request({ ':path': '/bytes' })
    let text = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    await expect.poll(() => text).toBe('1')
    const ended = once(stream, 'end')
    await closeGracefully(server, { gracePeriod: 60_000 })
    await ended
    session.close()
    expect(text).toBe('1 end')
  })

  test('The reason of the signal is the 503 with Retry-After', async () => {
    const server = createAdaptorServer({ fetch: appFetch })
    const { port } = await started(server)
    signals.length = 0
    const pending = fetch(`http://127.0.0.1:${port}/work`)
    await expect.poll(() => signals.length).toBe(1)
    const closed = closeGracefully(server, { gracePeriod: 60_000, retryAfter: 9 })
    const response = await pending
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('9')
    await response.text()
    await closed
  })

  test('The signal of a response that has ended is released and does not abort', async () => {
    const server = createAdaptorServer({ fetch: appFetch })
    const { port } = await started(server)
    signals.length = 0
    for (let count = 0; count < 3; count++) {
      await (await fetch(`http://127.0.0.1:${port}/fine`)).text()
    }
    await closeGracefully(server)
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false])
  })

  test('Many open streams cause no warning of a leak', async () => {
    const warned = vi.fn<(warning: Error) => void>()
    process.on('warning', warned)
    const server = createAdaptorServer({ fetch: appFetch })
    const { port } = await started(server)
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/prices`))
    )
    const closed = closeGracefully(server, { gracePeriod: 60_000 })
    const texts = await Promise.all(responses.map((response) => response.text()))
    await closed
    process.off('warning', warned)
    expect(texts.every((text) => text.endsWith('event: end\ndata: \n\n'))).toBe(true)
    expect(warned).not.toHaveBeenCalled()
  })

  test('Without a server of serve, the signal never aborts', async () => {
    signals.length = 0
    expect(await (await app.request('/fine')).text()).toBe('fine')
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  })
})

describe('closingSignal(server)', () => {
  test('The signal of a server aborts once, when closing begins', async () => {
    const server = createAdaptorServer({ fetch: appFetch })
    await started(server)
    const signal = closingSignal(server)
    expect(signal.aborted).toBe(false)
    const closed = closeGracefully(server)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toMatchObject({ status: 503 })
    expect(closingSignal(server)).toBe(signal)
    await closed
  })

  test('It refuses what is neither a Context nor such a server', () => {
    expect(() => closingSignal({} as never)).toThrow(
      "'closingSignal' takes a Context, or a server that 'serve' has made."
    )
  })
})
