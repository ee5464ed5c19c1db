/** Values that may be promises. */
import { expect, test, vi } from 'vitest'
import {
  andThen,
  ignoreRejection,
  isThenable,
  refusePromise,
} from '../../src/untrusted/maybe-promise.ts'

const throws = (): never => {
  throw new Error('x')
}

test('andThen proceeds with a value at once, and with a promise when it resolves', async () => {
  expect(andThen(1, (value) => value + 1)).toBe(2)
  expect(andThen(1, (value, added) => value + added, 5)).toBe(6)
  const later = andThen(Promise.resolve(1), (value: number, added: number) => value + added, 5)
  expect(later).toBeInstanceOf(Promise)
  expect(await later).toBe(6)
  const thenable = { then: () => {} }
  expect(andThen<unknown, unknown>(thenable, (value) => value)).toBe(thenable)
})

test('isThenable is true of objects with the property then, whatever it is', () => {
  const values = [Promise.resolve(), { then: undefined }, {}, null, undefined, 'then', 7]
  expect(values.map(isThenable)).toEqual([true, true, false, false, false, false, false])
  expect(isThenable(Object.assign(() => {}, { then: 1 }))).toBe(false)
  expect(() => isThenable(new Proxy({}, { has: throws }))).toThrow('x')
})

test('ignoreRejection returns the value, and a promise that rejects ends no process', async () => {
  const unhandled = vi.fn<() => void>()
  process.on('unhandledRejection', unhandled)
  const promise = Promise.reject(new Error('x'))
  expect(ignoreRejection(promise)).toBe(promise)
  // The methods of a promise may have been replaced: they are not called.
  const replaced = Object.assign(Promise.reject(new Error('x')), { then: throws, catch: throws })
  expect(ignoreRejection(replaced)).toBe(replaced)
  const then = vi.fn<() => void>()
  for (const value of [undefined, null, 'a', { then }]) expect(ignoreRejection(value)).toBe(value)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
  expect(then).not.toHaveBeenCalled()
})

test('ignoreRejection returns a revoked Proxy as it is', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(Object.is(ignoreRejection(proxy), proxy)).toBe(true)
})

test('refusePromise returns every value but a promise, which it refuses, and whose rejection ends no process', async () => {
  const unhandled = vi.fn<() => void>()
  process.on('unhandledRejection', unhandled)
  for (const value of [undefined, null, 'de', true])
    expect(refusePromise(value, 'choose')).toBe(value)
  for (const promise of [Promise.resolve('de'), Promise.reject(new Error('x'))]) {
    expect(() => refusePromise(promise, 'choose')).toThrow(
      new TypeError(`Hook 'choose' must not return a promise: make the hook synchronous.`)
    )
  }
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
