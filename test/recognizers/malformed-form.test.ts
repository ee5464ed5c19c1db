/** When a failure to read a form is one of the client, by what Hono has cached of the content. */
import type { Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  malformedForm,
  mayBeMalformedForm,
  mayBeUnreadForm,
} from '../../src/recognizers/malformed-form.ts'

const failure = new TypeError('Failed to parse body as FormData.')
const multipart = 'multipart/form-data; boundary=x'
const urlencoded = 'application/x-www-form-urlencoded'

/** A rejection that is handled, as Hono's caller has handled it. */
function rejected(error: unknown): Promise<never> {
  const promise = Promise.reject(error)
  promise.catch(() => {})
  return promise
}

interface Parts {
  readonly type?: string | undefined
  readonly cache?: object
  readonly isUsed?: boolean
  readonly read?: () => Promise<unknown>
}

function contextOf({ type, cache = {}, isUsed = false, read }: Parts): Context {
  const formData = read ?? (() => Promise.reject(failure))
  const header = (name: string) => (name === 'Content-Type' ? type : undefined)
  const raw = { bodyUsed: isUsed }
  return { req: { method: 'POST', bodyCache: cache, header, formData, raw } } as unknown as Context
}

/** Status and detail of what a failure becomes. */
async function answer(parts: Parts, thrown: unknown = failure): Promise<unknown> {
  const error = await malformedForm(thrown, contextOf(parts))
  return error && [error.status, error.detail]
}

describe('malformedForm()', () => {
  const badMultipart = [400, 'The content of the request is not valid multipart/form-data.']
  const failedWith = (error: unknown) => ({ formData: rejected(error) })

  test.each<[string, Parts, unknown]>([
    [
      'content that is no form',
      { type: multipart, cache: { text: Promise.resolve('a') } },
      badMultipart,
    ],
    ['bytes that are no form', { type: multipart, cache: { blob: new Blob(['a']) } }, badMultipart],
    ['a failure to read a form', { type: multipart, cache: failedWith(failure) }, badMultipart],
    ['content that was never read', { type: multipart }, badMultipart],
    ['a form that was read as a text', { type: urlencoded, cache: { text: 'a=1' } }, undefined],
    [
      'a form that was read as bytes',
      { type: urlencoded, cache: { arrayBuffer: new TextEncoder().encode('a=1').buffer } },
      undefined,
    ],
    [
      'a form that was read as a Blob',
      { type: urlencoded, cache: { blob: new Blob(['a=1']) } },
      undefined,
    ],
    [
      'a failure to read something else',
      { type: multipart, cache: { json: rejected(failure) } },
      undefined,
    ],
    ['a form that can be read', { type: multipart, read: () => Promise.resolve({}) }, undefined],
    ['another failure', { type: multipart, read: () => Promise.reject(new Error('x')) }, undefined],
    [
      'another message',
      { type: multipart, read: () => Promise.reject(new TypeError('Other form data.')) },
      undefined,
    ],
  ])('decides for %s whether the form is malformed', async (_what, parts, expected) => {
    expect(await answer(parts)).toEqual(expected)
  })

  test('content of another type is a 415, with the types of forms', async () => {
    for (const type of ['application/json', undefined]) {
      const cache = { text: Promise.resolve('{}') }
      const error = await malformedForm(failure, contextOf({ type, cache }))
      expect([error?.status, error?.cause]).toEqual([415, failure])
      expect(error?.headers['accept-post']).toBe(
        'multipart/form-data, application/x-www-form-urlencoded'
      )
    }
  })

  test('content that is still arriving is not read', async () => {
    const read = vi.fn<() => Promise<unknown>>(() => Promise.reject(failure))
    const cache = { text: new Promise(() => {}) }
    expect(await answer({ type: multipart, cache, read })).toBeUndefined()
    expect(read).not.toHaveBeenCalled()
  })

  test.each(['Body is unusable', 'already read', 'disturbed', 'locked', 'Body was consumed'])(
    'a form that was read before is a failure of the app: %s',
    async (text) => {
      const error = new TypeError(`${text}: form data`)
      const cache = failedWith(error)
      const read = () => Promise.reject(error)
      expect(await answer({ type: multipart, cache, read }, error)).toBeUndefined()
      // With the content, the form itself shows whether it is malformed.
      expect(await answer({ type: multipart, read }, error)).toEqual(badMultipart)
    }
  )
})

describe('mayBeMalformedForm() and mayBeUnreadForm()', () => {
  test.each<[unknown, string | undefined, boolean, boolean]>([
    [failure, multipart, true, true],
    [failure, 'text/plain', true, false],
    [failure, undefined, true, false],
    [new TypeError('x'), multipart, true, false],
    [new TypeError('x'), 'text/plain', false, false],
    [new Error('no form-data'), multipart, true, true],
    [new Error('No Form Data'), 'text/plain', true, false],
    [new Error('no multipart'), multipart, true, true],
    [new Error('no boundary'), urlencoded, true, true],
    [new Error('wrong Content-Type'), urlencoded, true, true],
    [new Error('x'), multipart, false, false],
    [new RangeError('no form data'), multipart, false, false],
    ['no form data', multipart, false, false],
  ])('%o with the type %s', (thrown, type, isMalformed, isUnread) => {
    expect(mayBeMalformedForm(thrown, contextOf({ type }))).toBe(isMalformed)
    expect(mayBeUnreadForm(thrown, contextOf({ type }))).toBe(isUnread)
    expect(mayBeUnreadForm(thrown, contextOf({ type, isUsed: true }))).toBe(false)
  })
})
