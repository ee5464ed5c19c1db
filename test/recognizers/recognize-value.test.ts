import { describe, expect, test } from 'vitest'
import { InternalServerError, NotFound } from '../../src/errors/errors.ts'
import {
  recognize,
  recognizeAtOnce,
  type RecognizeContext,
} from '../../src/recognizers/recognize.ts'
import { recognizeReceived } from '../../src/recognizers/received.ts'
import { withBuiltInRecognizers } from '../../src/recognizers/built-in.ts'
import type { Recognizer } from '../../src/recognizers/recognizer.ts'

const found = new NotFound()
const c = {} as never

function contextOf(
  recognizers: readonly unknown[],
  settings: object = {}
): { context: RecognizeContext; failures: unknown[] } {
  const failures: unknown[] = []
  const context = {
    settings: { recognizers, showsError: true, hookTimeout: 1000, ...settings },
    c,
    addFailure: (failure: unknown) => void failures.push(failure),
  }
  return { context: context as unknown as RecognizeContext, failures }
}

describe('recognize()', () => {
  test('returns an HttpError as it is, without asking', () => {
    const { context } = contextOf([
      () => {
        throw new Error('asked')
      },
    ])
    expect(recognize(found, context)).toBe(found)
  })

  test('asks in order, with the value and the context, until one recognizes it', () => {
    const calls: unknown[] = []
    const by =
      (result: unknown): unknown =>
      (...args: unknown[]) => {
        calls.push(args)
        return result
      }
    const { context, failures } = contextOf([by(undefined), by(found), by(new NotFound())])
    expect(recognize('thrown', context)).toBe(found)
    expect(calls).toEqual([
      ['thrown', c],
      ['thrown', c],
    ])
    expect(failures).toEqual([])
  })

  test('asks the next one after a promise of undefined, and not the same again', async () => {
    let calls = 0
    const { context } = contextOf([
      async () => (calls++, undefined),
      () => undefined,
      async () => found,
      () => {
        throw new Error('asked')
      },
    ])
    expect(await recognize('thrown', context)).toBe(found)
    expect(calls).toBe(1)
  })

  test('is a 500 with the value as its cause where nobody recognizes it', async () => {
    const thrown = { status: 404 }
    for (const recognizers of [[], [() => undefined], [async () => undefined]]) {
      const error = await recognize(thrown, contextOf(recognizers).context)
      expect([error.status, error.cause]).toEqual([500, thrown])
    }
  })

  test('is one frozen 500 without a cause where no hook receives the error', () => {
    const { context } = contextOf([], { showsError: false })
    const error = recognize('thrown', context)
    expect(error).toBeInstanceOf(InternalServerError)
    expect(error).not.toHaveProperty('cause')
    expect(Object.isFrozen(error)).toBe(true)
    expect(recognize('other', context)).toBe(error)
  })

  test('reports a recognizer that throws, and asks the next one', () => {
    const failure = new Error('x')
    const { context, failures } = contextOf([
      () => {
        throw failure
      },
      () => found,
    ])
    expect(recognize('thrown', context)).toBe(found)
    expect(failures).toEqual([failure])
  })

  test('reports a recognizer that returns something else', () => {
    const received = Object.assign(new NotFound(), {
      [Symbol.for('hono-http-errors.received')]: true,
    })
    for (const wrong of [{ status: 404 }, 'x', received]) {
      const { context, failures } = contextOf([() => wrong, () => found])
      expect(recognize('thrown', context)).toBe(found)
      expect(String(failures[0])).toMatch(/recognizer.* an HttpError or undefined/)
      expect(failures).toHaveLength(1)
    }
  })

  const forged = (members: object) => Object.assign(Object.create(found) as object, members)
  test.each<[string, unknown]>([
    ['a status that is none', forged({ status: 200 })],
    ['no definition', forged({ definition: undefined })],
    ['what the client received', forged({ [Symbol.for('hono-http-errors.received')]: true })],
  ])('an HttpError with %s is not sent', async (_what, thrown) => {
    const error = await recognize(thrown, contextOf([]).context)
    expect([error.status, error.cause]).toEqual([500, thrown])
    expect(recognizeAtOnce(thrown, c, [])).toBeUndefined()
  })
})

describe('recognizeAtOnce()', () => {
  test('returns an HttpError as it is, or what the first recognizer says', () => {
    const calls: unknown[] = []
    const by =
      (result: unknown): Recognizer =>
      (...args) => {
        calls.push(args)
        return result as undefined
      }
    expect(recognizeAtOnce(found, c, [by(new NotFound())])).toBe(found)
    expect(calls).toEqual([])
    expect(recognizeAtOnce('x', c, [by(undefined), by(found), by(undefined)])).toBe(found)
    expect(calls).toEqual([
      ['x', c],
      ['x', c],
    ])
    expect(recognizeAtOnce('x', c, [by(undefined)])).toBeUndefined()
  })

  test('does not wait for a promise, and handles its rejection', async () => {
    const rejecting: Recognizer = () => Promise.reject(new Error('x'))
    expect(recognizeAtOnce('x', c, [rejecting, async () => found])).toBeUndefined()
    expect(recognizeAtOnce('x', c, [rejecting, () => found])).toBe(found)
    await new Promise((resolve) => setImmediate(resolve))
  })
})

test('recognizeReceived() makes a 500 of what the client received, with it as the cause', () => {
  const received = Object.assign(new NotFound(), {
    [Symbol.for('hono-http-errors.received')]: true,
  })
  const error = recognizeReceived(received)
  expect([error?.status, error?.cause]).toEqual([500, received])
  expect(recognizeReceived(new NotFound())).toBeUndefined()
})

test('withBuiltInRecognizers() has those of the app first, and asks all about the members of an aggregate', () => {
  const own: Recognizer = (thrown) => (thrown === 'own' ? found : undefined)
  const all = withBuiltInRecognizers([own])
  expect(all[0]).toBe(own)
  expect(all).toHaveLength(12)
  const last = all.at(-1)
  expect(last?.(new AggregateError(['own']))).toBe(found)
  const timeout = new DOMException('x', 'TimeoutError')
  expect(last?.(new AggregateError([timeout]))).toHaveProperty('status', 504)
  expect(last?.(new AggregateError(['other']))).toBeUndefined()
})
