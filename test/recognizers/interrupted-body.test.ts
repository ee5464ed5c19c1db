import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { fromInterruptedBody } from '../../src/recognizers/interrupted-body.ts'

/** A context whose request has content that fails with this error. */
function contextOf(failure: unknown): Promise<Context> {
  const body = new ReadableStream({
    pull: () => {
      throw failure
    },
  })
  return new Promise((resolve) => {
    const app = new Hono().post('/', (c) => {
      resolve(c)
      return c.text('')
    })
    app.request('/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  })
}

function errorOf(name: string, message: string): Error {
  return Object.assign(new Error(message), { name })
}

const lost = (): Error => new Error('Network connection lost.')

describe('fromInterruptedBody()', () => {
  test.each([
    ['BadResource', 'Cannot read body as underlying resource unavailable'],
    ['BadResource', 'Cannot read request body as underlying resource unavailable'],
    ['Error', 'Cannot read request body as underlying resource unavailable'],
    ['Http', 'unexpected EOF while reading HTTP/1 body'],
    ['Http', 'error reading a body from connection'],
  ])('an error of the server of Deno is a 499: %s, %s', async (name, message) => {
    const c = await contextOf(undefined)
    const thrown = errorOf(name, message)
    expect((await fromInterruptedBody(thrown, c))?.status).toBe(499)
    expect((await fromInterruptedBody(new Error('', { cause: thrown }), c))?.cause).toHaveProperty(
      'cause',
      thrown
    )
  })

  test.each([
    ['BadResource', 'Bad resource ID'],
    ['Http', 'the request was upgraded already'],
    ['TypeError', 'error reading a body from connection'],
    ['Error', 'Cannot read body as underlying resource unavailable'],
    ['MyBadResource', 'Cannot read body as underlying resource unavailable'],
    ['Error', 'Cannot read request body as underlying resource unavailable.'],
    ['MyHttp', 'error reading a body from connection'],
    ['Http', 'nobody is there'],
  ])('another error of Deno is not recognized: %s, %s', async (name, message) => {
    expect(await fromInterruptedBody(errorOf(name, message), await contextOf(undefined))).toBe(
      undefined
    )
  })

  test('an error on workerd is a 499 if the content that Hono caches has failed with it', async () => {
    const failure = lost()
    const c = await contextOf(failure)
    await expect(c.req.text()).rejects.toBe(failure)
    expect((await fromInterruptedBody(failure, c))?.status).toBe(499)
    expect(await fromInterruptedBody(lost(), c)).toBe(undefined)
  })

  test('an error on workerd is a 499 if the stream has failed with it and has no reader', async () => {
    const failure = lost()
    const c = await contextOf(failure)
    expect(await fromInterruptedBody(failure, c)).toHaveProperty('status', 499)
    expect(await fromInterruptedBody(lost(), c)).toBe(undefined)
    expect(c.req.raw.body?.locked).toBe(false)
    c.req.raw.body?.getReader()
    expect(await fromInterruptedBody(failure, c)).toBe(undefined)
  })

  test('an error is not recognized without a context, or if the request has no content', async () => {
    expect(fromInterruptedBody(lost())).toBe(undefined)
    const c = { req: { bodyCache: {}, raw: new Request('http://localhost') } }
    expect(await fromInterruptedBody(lost(), c as unknown as Context)).toBe(undefined)
  })
})

test('content that is too large for Bun becomes a 413', async () => {
  const thrown = new Error('Request body exceeded maxRequestBodySize')
  const error = await fromInterruptedBody(thrown, await contextOf(thrown))
  expect([error?.status, error?.cause]).toEqual([413, thrown])
})

describe('the exception of a validator', () => {
  test.each(['Malformed JSON in request body', 'Malformed FormData request. aborted'])(
    'the exception of a validator is a 499 only if the client has left: %s',
    async (message) => {
      const thrown = new HTTPException(400, { message })
      for (const failure of [
        lost(),
        Object.assign(new Error('aborted'), { code: 'ECONNRESET' }),
        new DOMException('The connection was closed.', 'AbortError'),
      ]) {
        const c = await contextOf(failure)
        await c.req.text().catch(() => {})
        expect((await fromInterruptedBody(thrown, c))?.status).toBe(499)
      }
      const c = await contextOf(new TypeError('Failed.'))
      await c.req.text().catch(() => {})
      expect(await fromInterruptedBody(thrown, c)).toBe(undefined)
    }
  )

  test('the exception is a 499 where one of several reads has failed so', async () => {
    const thrown = new HTTPException(400, { message: 'Malformed JSON in request body' })
    const failing = lost()
    failing.stack = ''
    const rejected = (error: unknown) => {
      const promise = Promise.reject(error)
      promise.catch(() => {})
      return promise
    }
    const statusFor = async (bodyCache: object) =>
      (await fromInterruptedBody(thrown, { req: { bodyCache } } as unknown as Context))?.status
    expect(await statusFor({ text: rejected(new Error('x')), json: rejected(failing) })).toBe(499)
    expect(await statusFor({ text: rejected(new Error('x')) })).toBeUndefined()
    // An error that was read is content.
    expect(await statusFor({ text: Promise.resolve(failing) })).toBeUndefined()
  })

  test('an HTTPException with another message is not recognized', async () => {
    const thrown = new HTTPException(400, { message: 'Bad.' })
    expect(fromInterruptedBody(thrown, await contextOf(lost()))).toBe(undefined)
  })
})
