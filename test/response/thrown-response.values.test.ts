/** Which thrown values have a response that is sent, without an app. */
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test, vi } from 'vitest'
import { type HttpErrorsOptions } from '../../src/index.ts'
import { full } from '../../src/presets/full.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import { readOptions } from '../../src/response/settings.ts'
import { contentOf, replyFromResponse, thrownResponse } from '../../src/response/thrown-response.ts'

function contextOf(thrown: unknown, options: HttpErrorsOptions = {}): ErrorContext {
  const exchange = { method: 'GET', accept: null }
  const context = new ErrorContext(readOptions(full, options), exchange)
  context.thrown = thrown
  return context
}

async function used(status: number): Promise<Response> {
  const response = new Response('used', { status })
  await response.text()
  return response
}

describe('thrownResponse', () => {
  const keeps = () => vi.fn<() => boolean>(() => true)

  test.each([undefined, null, 'text', 7, () => {}])(
    'there is none for %o, and keepResponse is not asked',
    (thrown) => {
      const keepResponse = keeps()
      expect(thrownResponse(contextOf(thrown, { keepResponse }))).toBeUndefined()
      expect(keepResponse).not.toHaveBeenCalled()
    }
  )

  test('a Response that was made of a text is sent, and keepResponse is not asked', () => {
    const response = new Response('own', { status: 404 })
    const keepResponse = keeps()
    expect(thrownResponse(contextOf(response, { keepResponse }))).toEqual({ response, status: 404 })
    expect(keepResponse).not.toHaveBeenCalled()
  })

  test.each([
    [true, true],
    [false, false],
    [1, false],
    ['true', false],
    [Promise.resolve(true), false],
  ])('a Response of a stream is sent if keepResponse returns %o: %o', (returned, isSent) => {
    const response = new Response(new Blob(['own']).stream(), { status: 404 })
    const context = contextOf(response, { keepResponse: () => returned as boolean })
    expect(thrownResponse(context)).toEqual(isSent ? { response, status: 404 } : undefined)
    expect(context.failures === undefined).toBe(typeof returned === 'boolean')
  })

  test('the response of an HTTPException is sent with the status of the exception', () => {
    const res = new Response('own', { status: 404 })
    const keepResponse = () => true
    const kept = thrownResponse(contextOf(new HTTPException(410, { res }), { keepResponse }))
    expect(kept).toEqual({ response: res, status: 410 })
    expect(thrownResponse(contextOf(new HTTPException(410, { res })))).toBeUndefined()
  })

  test('the response that getResponse makes is sent', () => {
    const response = new Response('made', { status: 409 })
    const thrown = { status: 409, getResponse: () => response }
    const kept = thrownResponse(contextOf(thrown, { keepResponse: () => true }))
    expect(kept).toEqual({ response, status: 409 })
  })

  test('a getResponse that throws is a failure', () => {
    const failure = new Error('no response')
    const thrown = {
      status: 409,
      getResponse() {
        throw failure
      },
    }
    const context = contextOf(thrown, { keepResponse: () => true })
    expect(thrownResponse(context)).toBeUndefined()
    expect(context.failures).toEqual([failure])
  })

  test('there is none for a Response that was read, or whose status is no error', async () => {
    const options = { keepResponse: () => true }
    expect(thrownResponse(contextOf(await used(404), options))).toBeUndefined()
    expect(thrownResponse(contextOf(new Response('', { status: 399 }), options))).toBeUndefined()
  })
})

describe('replyFromResponse', () => {
  test('it has the content, its type and what describes it, and the fields of an error', async () => {
    const headers = {
      'Content-Type': 'text/x-own',
      'Content-Encoding': 'gzip',
      'Content-Language': 'de',
      ETag: '"1"',
      'X-Own': '1',
    }
    const response = new Response('own', { status: 404, headers })
    const context = contextOf(response)
    const reply = await replyFromResponse({ response, status: 404 }, context)
    expect(reply).toEqual({
      status: 404,
      fields: {
        'Cache-Control': 'no-store',
        'Content-Type': 'text/x-own',
        'Content-Encoding': 'gzip',
        'Content-Language': 'de',
        ETag: '"1"',
        'X-Own': '1',
        'X-Content-Type-Options': 'nosniff',
      },
      content: new TextEncoder().encode('own'),
    })
    expect([context.error?.status, context.problem?.status]).toEqual([404, 404])
    expect(await response.text()).toBe('own')
  })

  test('without a type it is text, without content it is empty, and a wrong ETag is left out', async () => {
    const response = new Response(null, { status: 404, headers: { ETag: '1' } })
    const reply = await replyFromResponse({ response, status: 404 }, contextOf(response))
    expect(reply?.fields).toEqual({
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    })
    expect(reply?.content).toEqual(new Uint8Array())
  })

  test('there is none for content that cannot be read, which is a failure', async () => {
    const response = await used(404)
    const context = contextOf(response)
    expect(await replyFromResponse({ response, status: 404 }, context)).toBeUndefined()
    expect(context.failures).toEqual([expect.any(TypeError)])
  })

  test('content beyond the time is cancelled', async () => {
    const cancel = vi.fn<() => void>()
    const response = new Response(new ReadableStream({ cancel }))
    await expect(contentOf(response, 1)).rejects.toThrow(Error)
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce())
  })
})
