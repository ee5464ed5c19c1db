/** Uploads that the client cuts: reading the content fails, and does not return a part of it. */
import { once } from 'node:events'
import { connect as connectHttp2, constants, createServer as createHttp2Server } from 'node:http2'
import { connect } from 'node:net'
import { Hono, type Context } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'

const outcomes: string[] = []
const statuses: number[] = []
let reached = (): void => {}
const read = async (c: Context, content: () => Promise<unknown>): Promise<Response> => {
  reached()
  try {
    outcomes.push(`whole: ${String(await content())}`)
  } catch (error) {
    outcomes.push('failed')
    throw error
  }
  return c.text('fine')
}
const logged = vi.spyOn(console, 'error')
const app = httpErrors(
  new Hono().use(async (c, next) => {
    await next()
    statuses.push(c.res.status)
  })
)
  .post('/text', (c) => read(c, () => c.req.text()))
  .post('/json', (c) => read(c, () => c.req.json()))
  .post('/buffer', (c) => read(c, () => c.req.arrayBuffer()))
  .post('/stream', (c) => read(c, () => new Response(c.req.raw.body).text()))

beforeEach(() => {
  outcomes.splice(0)
  statuses.splice(0)
  logged.mockClear()
})

/** A frame of HTTP/2 (RFC 9113 §4.1). */
function frame(type: number, flags: number, stream: number, content = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([0, 0, content.length, type, flags, 0, 0, 0, stream]), content])
}

describe.each(['/text', '/json', '/buffer', '/stream'])('an upload to %s', (target) => {
  test.each([
    constants.NGHTTP2_CANCEL,
    constants.NGHTTP2_NO_ERROR,
    constants.NGHTTP2_INTERNAL_ERROR,
  ])(
    'an upload that is reset over HTTP/2 with code %i becomes a 499 without a report',
    async (code) => {
      const { port, close } = await started(
        createAdaptorServer({ fetch: app.fetch, createServer: createHttp2Server })
      )
      const reading = new Promise<void>((resolve) => (reached = resolve))
      const socket = connect(port, '127.0.0.1').on('error', () => {})
      socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
      socket.write(frame(4, 0, 0))
      // HPACK by RFC 7541, appendix A: POST, http, and the literals :path and :authority.
      const path = Buffer.from([0x83, 0x86, 0x04, target.length, ...Buffer.from(target)])
      socket.write(frame(1, 4, 1, Buffer.concat([path, Buffer.from([0x01, 1, 0x61])])))
      socket.write(frame(0, 0, 1, Buffer.from('{"a":1}')))
      await reading
      socket.write(frame(3, 0, 1, Buffer.from([0, 0, 0, code])))
      await expect.poll(() => statuses).toEqual([499])
      expect(outcomes).toEqual(['failed'])
      expect(logged).not.toHaveBeenCalled()
      socket.destroy()
      await close()
    }
  )

  test('an upload whose connection ends over HTTP/2 becomes a 499 without a report', async () => {
    const { port, close } = await started(
      createAdaptorServer({ fetch: app.fetch, createServer: createHttp2Server })
    )
    const session = connectHttp2(`http://127.0.0.1:${port}`).on('error', () => {})
    const reading = new Promise<void>((resolve) => (reached = resolve))
    const stream = session.request({ ':method': 'POST', ':path': target })
    stream.on('error', () => {})
    stream.write('{"a":1}')
    await reading
    session.destroy()
    await expect.poll(() => statuses).toEqual([499])
    expect(outcomes).toEqual(['failed'])
    expect(logged).not.toHaveBeenCalled()
    await close()
  })

  test('"an upload that Node\'s client cancels over HTTP/2 becomes a 499 without a report"', async () => {
    const { port, close } = await started(
      createAdaptorServer({ fetch: app.fetch, createServer: createHttp2Server })
    )
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    const reading = new Promise<void>((resolve) => (reached = resolve))
    const stream = session.request({ ':method': 'POST', ':path': target })
    stream.on('error', () => {})
    stream.write('{"a":1}')
    await reading
    stream.close(constants.NGHTTP2_CANCEL)
    await expect.poll(() => statuses).toEqual([499])
    expect(logged).not.toHaveBeenCalled()
    session.destroy()
    await close()
  })

  test('an upload that ends over HTTP/2 gets a 200', async () => {
    const { port, close } = await started(
      createAdaptorServer({ fetch: app.fetch, createServer: createHttp2Server })
    )
    const session = connectHttp2(`http://127.0.0.1:${port}`)
    const stream = session.request({ ':method': 'POST', ':path': target })
    stream.end('{"a":1}')
    const [headers] = await once(stream, 'response')
    session.destroy()
    await close()
    expect(headers).toMatchObject({ ':status': 200 })
  })

  test('an upload that is reset over HTTP/1 becomes a 499 without a report', async () => {
    const { port, close } = await started(createAdaptorServer({ fetch: app.fetch }))
    const reading = new Promise<void>((resolve) => (reached = resolve))
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    socket.write(`POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{"a":1}`)
    await reading
    socket.resetAndDestroy()
    await expect.poll(() => statuses).toEqual([499])
    expect(outcomes).toEqual(['failed'])
    expect(logged).not.toHaveBeenCalled()
    await close()
  })
})
