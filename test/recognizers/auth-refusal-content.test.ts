/** Which content of the response of an HTTPException becomes the problem, without an app. */
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { errorClassOf } from '../../src/errors/classes-by-status.ts'
import { recognizeAuthRefusal } from '../../src/recognizers/auth-refusal.ts'
import { propertyAt } from '../../src/untrusted/inspect.ts'

interface Parts {
  readonly status?: number
  readonly own?: number
  readonly type?: string
  readonly message?: string
  readonly challenge?: string | undefined
}

function refusal(content: string | null, parts: Parts = {}): HTTPException {
  const { status = 401, own = status, type = 'text/plain', message } = parts
  const challenge = 'challenge' in parts ? parts.challenge : 'Basic realm="a"'
  const headers = {
    'Content-Type': type,
    'X-A': '1',
    ...(challenge !== undefined && { 'WWW-Authenticate': challenge }),
  }
  const res = new Response(content, { status, headers })
  return new HTTPException(own as 401, { res, ...(message !== undefined && { message }) })
}

/** Detail and members of the problem; undefined where nothing was recognized. */
async function read(thrown: HTTPException) {
  const error = await recognizeAuthRefusal(thrown, undefined, errorClassOf)
  if (error === undefined) return undefined
  expect([error.cause, error.headers['x-a']]).toEqual([thrown, '1'])
  return [error.status, error.detail, error.extensions]
}

const json = 'application/json'

describe('recognizeAuthRefusal()', () => {
  test.each<[string, HTTPException, unknown]>([
    ['a text', refusal('Ask.'), [401, 'Ask.', {}]],
    ['a text of 10000 characters', refusal('x'.repeat(10_000)), [401, 'x'.repeat(10_000), {}]],
    ['another status', refusal('Ask.', { status: 403 }), [403, 'Ask.', {}]],
    ['an object', refusal('{"a":1}', { type: json }), [401, undefined, { a: 1 }]],
    [
      'an object with a detail',
      refusal('{"a":1,"detail":"Ask."}', { type: `${json}; charset=utf-8` }),
      [401, 'Ask.', { a: 1 }],
    ],
  ])('reads %s, and a second time as well', async (_what, thrown, expected) => {
    for (let count = 0; count < 2; count++) {
      const [status, detail, members] = (await read(thrown)) ?? []
      const { detail: _repeated, ...others } = { ...(members as object) } as { detail?: unknown }
      expect([status, detail, others]).toEqual(expected)
    }
  })

  test.each<[string, HTTPException]>([
    ['a message', refusal('Ask.', { message: 'x' })],
    ['another status than its response', refusal('Ask.', { status: 403, own: 401 })],
    ['no challenge', refusal('Ask.', { challenge: undefined })],
    ['a status of 5xx', refusal('Ask.', { status: 500 })],
    ['no response', new HTTPException(401)],
  ])('leaves an exception with %s to the next recognizer, at once', (_what, thrown) => {
    expect(recognizeAuthRefusal(thrown, undefined, errorClassOf)).toBeUndefined()
  })

  test('leaves a response that was read, and what is no exception, to the next recognizer', async () => {
    const thrown = refusal('Ask.')
    await thrown.res?.text()
    for (const value of [thrown, new Error('x'), { message: '' }, undefined])
      expect(recognizeAuthRefusal(value, undefined, errorClassOf)).toBeUndefined()
  })

  test.each<[string, string, string?]>([
    ['no content', ''],
    ['the phrase of the status', 'Unauthorized'],
    ['a text of 10001 characters', 'x'.repeat(10_001)],
    ['another type', '<p>Ask.', 'text/html'],
    ['a list', '[1]', json],
    ['a text in JSON', '"Ask."', json],
    ['null', 'null', json],
    ['malformed JSON', '{', json],
  ])('has no message of %s: undefined, or the error without it', async (_what, content, type) => {
    const thrown = refusal(content, type === undefined ? {} : { type })
    const error = await recognizeAuthRefusal(thrown, undefined, errorClassOf)
    if (content !== '{') return expect(error).toBeUndefined()
    expect([error?.status, error?.detail, error?.cause]).toEqual([401, undefined, thrown])
  })

  test('has no detail of one that is no text', async () => {
    const error = await recognizeAuthRefusal(
      refusal('{"a":1,"detail":7}', { type: json }),
      undefined,
      errorClassOf
    )
    expect(error?.detail).toBeUndefined()
    expect(propertyAt(error, ['extensions', 'a'])).toBe(1)
  })
})
