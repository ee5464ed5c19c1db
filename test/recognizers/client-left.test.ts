import type { Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { fromAbort, fromTimeout } from '../../src/recognizers/abort.ts'
import { isAbort, isSignalTimeout } from '../../src/recognizers/abort-signal.ts'
import { clientLeft, isDeparture } from '../../src/recognizers/client-left.ts'

const errorOf = (members: object, cause?: unknown): Error =>
  Object.assign(new Error('x', cause === undefined ? {} : { cause }), members)
const contextOf = (signal: unknown, incoming?: unknown): Context =>
  ({ env: { incoming }, req: { raw: { signal } } }) as unknown as Context
const abort = errorOf({ name: 'AbortError' })
const left = { aborted: true, reason: 'gone' }

describe('isAbort() and isSignalTimeout()', () => {
  test.each([
    ['AbortError', true],
    ['CanceledError', true],
    ['APIUserAbortError', true],
    ['TimeoutError', false],
    ['', false],
  ])('an error of the name %j is an abort: %s', (name, expected) => {
    expect(isAbort(errorOf({ name }))).toBe(expected)
  })

  test.each([
    [{ name: 'TimeoutError', code: 23 }, true],
    [{ name: 'TimeoutError', code: 20 }, false],
    [{ name: 'TimeoutError' }, false],
    [{ name: 'AbortError', code: 23 }, false],
    [{}, false],
  ])('an error with %j is the timeout of a signal: %s', (members, expected) => {
    expect(isSignalTimeout(errorOf(members))).toBe(expected)
    expect(fromTimeout()(errorOf(members))?.status).toBe(expected ? 504 : undefined)
    const wrapped = errorOf({ name: 'AbortError' }, errorOf(members))
    expect(fromTimeout()(wrapped)?.status).toBe(expected ? 504 : undefined)
    expect(fromTimeout()(errorOf({}, errorOf(members)))).toBeUndefined()
  })
})

describe('isDeparture()', () => {
  test.each([
    [{ name: 'AbortError' }, true],
    [{ code: 'ECONNRESET', message: 'aborted' }, true],
    [{ code: 'ECONNRESET', message: 'socket hang up' }, false],
    [{ code: 'EPIPE', message: 'aborted' }, false],
    [{ message: 'aborted' }, false],
    [{ message: 'Client connection prematurely closed.' }, true],
    [{ code: 'ECONNRESET', message: 'Client connection prematurely closed.' }, false],
    [{}, false],
  ])('of an error with %j is %s', (members, expected) => {
    expect(isDeparture(errorOf(members))).toBe(expected)
  })
})

describe('clientLeft()', () => {
  test.each<[string, unknown, unknown, unknown, boolean]>([
    ['an abort, and an aborted signal', abort, left, undefined, true],
    ['an abort as a cause', errorOf({}, abort), left, undefined, true],
    ['an abort, and another signal', abort, { aborted: false, reason: 'gone' }, undefined, false],
    ['an abort, and no signal', abort, undefined, undefined, false],
    ['an abort, and a signal that is no boolean', abort, { aborted: 1 }, undefined, false],
    ['the reason of the signal', 'gone', left, undefined, true],
    ['the reason as a cause', errorOf({}, 'gone'), left, undefined, true],
    ['another value', 'other', left, undefined, false],
    ['nothing, and no reason', undefined, { aborted: true }, undefined, false],
    ['another value, and no reason', 'other', { aborted: true }, undefined, false],
    ['an error that is the reason', abort, { aborted: true, reason: abort }, undefined, true],
    ['a bug', errorOf({}), left, undefined, false],
    [
      'an abort of a request that is cut off',
      abort,
      undefined,
      { destroyed: true, complete: false },
      true,
    ],
    [
      'an abort of a complete request',
      abort,
      undefined,
      { destroyed: true, complete: true },
      false,
    ],
    [
      'an abort of a request that goes on',
      abort,
      undefined,
      { destroyed: false, complete: false },
      false,
    ],
    ['an abort of a request that says nothing', abort, undefined, {}, false],
    [
      'an abort as a cause, and cut off',
      errorOf({}, abort),
      undefined,
      { destroyed: true, complete: false },
      true,
    ],
    ['a value, and cut off', 'other', undefined, { destroyed: true, complete: false }, false],
  ])('decides for %s whether the client has left', (_what, thrown, signal, incoming, expected) => {
    const c = contextOf(signal, incoming)
    expect(clientLeft(thrown, c)).toBe(expected)
    expect(clientLeft(thrown, undefined)).toBe(false)
    const error = fromAbort()(thrown, c)
    expect([error?.status, error?.cause]).toEqual(expected ? [499, thrown] : [undefined, undefined])
  })
})
