import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { fromHttpException } from '../../src/recognizers/http-exception.ts'

const read = (thrown: unknown) => fromHttpException()(thrown)
/** A Response of an upstream, as it was made of a stream. */
const upstream = (status: number, headers: Record<string, string>): Response =>
  new Response(new ReadableStream(), { status, headers })

describe('fromHttpException()', () => {
  test('keeps the status and the message, and has the exception as its cause', () => {
    const thrown = new HTTPException(404, { message: 'No book.' })
    const error = read(thrown)
    expect([error?.status, error?.message, error?.cause]).toEqual([404, 'No book.', thrown])
    expect(read(new HTTPException(404))?.message).toBe('Not Found')
  })

  test('keeps the fields of a response that the app made, of `res` before getResponse()', () => {
    const own = (value: string) => new Response('x', { headers: { 'X-A': value } })
    expect(read(new HTTPException(404, { res: own('1') }))?.headers).toMatchObject({ 'x-a': '1' })
    const like = { status: 404, getResponse: () => own('1') }
    expect(read(like)?.headers).toMatchObject({ 'x-a': '1' })
    expect(read({ ...like, res: own('2') })?.headers).toMatchObject({ 'x-a': '2' })
    expect(read({ ...like, res: undefined })?.headers).toEqual({})
  })

  test('has the status of a response that the app made, where it has none of its own', () => {
    const response = new Response('x', { status: 410 })
    expect(read({ getResponse: () => response })?.status).toBe(410)
    expect(read({ status: 404, getResponse: () => response })?.status).toBe(404)
    expect(read({ getResponse: () => upstream(410, {}) })).toBeUndefined()
    expect(read({ status: 200, getResponse: () => response })).toBeUndefined()
  })

  test.each([
    [413, '7', '7'],
    [429, '7', '7'],
    [503, '7', '7'],
    [503, 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    [503, 'soon', undefined],
    [404, '7', undefined],
    [500, '7', undefined],
  ])('of an upstream it keeps Retry-After alone: %i, %s', (status, sent, kept) => {
    const res = upstream(status, { 'Retry-After': sent, 'X-A': '1' })
    const error = read(new HTTPException(status as 404, { res }))
    expect(error?.status).toBe(status)
    const { 'cache-control': _fixed, ...fields } = error?.headers ?? {}
    expect(fields).toEqual(kept === undefined ? {} : { 'retry-after': kept })
  })

  test.each([new Error('x'), { status: 404 }, { getResponse: 7, status: 404 }, null, 'x'])(
    '%o is none',
    (thrown) => {
      expect(read(thrown)).toBeUndefined()
    }
  )
})
