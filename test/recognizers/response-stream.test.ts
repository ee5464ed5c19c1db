/** Whose a Response is by the stream that Node 24 and later show, in their shape on every version of Node. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isOwnResponse } from '../../src/recognizers/response-origin.ts'

const kState = Symbol('kState')
const streamWith = (controller: object): object => ({
  [kState]: { controller: { [kState]: controller } },
})

/** A Response that shows nothing but this stream. */
function responseWith(controller: object | undefined, type?: string): object {
  return {
    status: 404,
    url: '',
    type: 'default',
    headers: new Headers(type === undefined ? {} : { 'Content-Type': type }),
    body: controller === undefined ? {} : streamWith(controller),
    arrayBuffer: () => {},
    clone: () => {},
  }
}

/** Replaces the class of the platform by one whose stream of a text holds so many bytes at once. */
function stubResponse(queueTotalSize: number): void {
  const body = streamWith({ queueTotalSize })
  vi.stubGlobal('Response', function MadeOfText() {
    return { body }
  })
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const unnamed = { name: '' }
const filled = { queueTotalSize: 3, started: true, pullAlgorithm: unnamed }
const waiting = { queueTotalSize: 0, started: true, pullAlgorithm: unnamed }

describe('where a stream of a text is filled at once', () => {
  test.each<[string, object | undefined, { typed: boolean; untyped: boolean }]>([
    ['holds bytes is of the app', filled, { typed: true, untyped: true }],
    ['waits to be read is of an upstream', waiting, { typed: false, untyped: false }],
    [
      'has chunks of any size is of an upstream',
      { ...filled, sizeAlgorithm: () => 1 },
      { typed: false, untyped: false },
    ],
    [
      'was made in this turn is of the app if it has a type',
      { ...waiting, started: false },
      { typed: true, untyped: false },
    ],
    [
      'is that of a clone is of the app if it has a type',
      { ...waiting, pullAlgorithm: { name: 'pull1Algorithm' } },
      { typed: true, untyped: false },
    ],
    [
      'has ended is of the app if it has a type',
      { queueTotalSize: 0, started: true },
      { typed: true, untyped: false },
    ],
    ['does not show is of the app if it has a type', undefined, { typed: true, untyped: false }],
  ])('A Response whose stream %s', (_what, controller, expected) => {
    stubResponse(1)
    expect({
      typed: isOwnResponse(responseWith(controller, 'text/plain'), undefined),
      untyped: isOwnResponse(responseWith(controller), undefined),
    }).toEqual(expected)
  })
})

describe('where no stream is filled at once, as with the package undici', () => {
  test.each([
    ['waits to be read', waiting, true],
    ['holds bytes', filled, true],
    ['has chunks of any size', { ...waiting, sizeAlgorithm: () => 1 }, false],
  ])('A Response with a type whose stream %s', (_what, controller, isOwn) => {
    stubResponse(0)
    expect(isOwnResponse(responseWith(controller, 'text/plain'), undefined)).toBe(isOwn)
  })

  test('A Response without a type is of an upstream, whatever its stream holds', () => {
    stubResponse(0)
    for (const controller of [waiting, filled]) {
      expect(isOwnResponse(responseWith(controller), undefined)).toBe(false)
    }
  })
})
