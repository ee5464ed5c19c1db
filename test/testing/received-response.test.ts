/** Reads the response that a test has received, and leaves it unread. */
import { describe, expect, test } from 'vitest'
import { readResponse } from '../../src/testing/received-response.ts'

const read = (value: unknown) => readResponse(value, 'call()')
const response = (body: BodyInit | null, type?: string, status = 404) =>
  new Response(body, { status, headers: type === undefined ? {} : { 'Content-Type': type } })

describe('readResponse', () => {
  test('reads a clone of an error', async () => {
    const given = response('{"a":1}', ' Application/Problem+JSON ;x=y;z')
    expect(await read(given)).toStrictEqual({
      status: 404,
      headers: given.headers,
      mediaType: 'application/problem+json',
      content: '{"a":1}',
      failure: undefined,
      problem: { a: 1 },
    })
    expect(await given.text()).toBe('{"a":1}')
  })

  test.each(['', '[1]', 'null', '7', '"a"', '{', 'No book.'])(
    'the content %j is no problem',
    async (content) => {
      const { content: text, problem, mediaType } = await read(response(content, ''))
      expect([text, problem, mediaType]).toEqual([content, undefined, ''])
    }
  )

  test('the content of a success is not read, and that of an error is, from 400 on', async () => {
    const contents = [200, 399, 400, 500].map(
      async (status) => (await read(response('a', 'b/c', status))).content
    )
    expect(await Promise.all(contents)).toEqual([undefined, undefined, 'a', 'a'])
  })

  test('a response without a media type has an empty one', async () => {
    expect((await read(response(null))).mediaType).toBe('')
  })

  test('content that cannot be read has a failure', async () => {
    const failing = new ReadableStream({ pull: () => Promise.reject(new Error('broken')) })
    expect(await read(response(failing))).toMatchObject({ content: undefined, failure: 'broken' })
  })

  test.each([
    [undefined, 'undefined.'],
    ['text', 'a string.'],
    [null, 'null.'],
    [{ status: 404, headers: {}, clone: 1 }, 'an object.'],
    [Promise.resolve(), 'a Promise. Await it first.'],
    [{ then: () => {} }, 'an object. Await it first.'],
    [{ then: 1 }, 'an object.'],
  ])('%o is no response', async (value, received) => {
    await expect(read(value)).rejects.toThrow(
      new TypeError(`call() takes a Response; received ${received}`)
    )
  })

  test('a response that was read, or is being read, is refused', async () => {
    const message =
      'call() received a response whose content was read before: call it first, or read response.clone().'
    const used = response('a')
    await used.text()
    await expect(read(used)).rejects.toThrow(new TypeError(message))
    const locked = response('a')
    locked.body?.getReader()
    await expect(read(locked)).rejects.toThrow(new TypeError(message))
  })
})
