/** Hooks that throw, reject, never settle or return any value. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { awaitHookValue, callHook, isBoolean, type Hook } from '../../src/untrusted/call-hook.ts'
import { respondTo } from '../support/respond-to.ts'

afterEach(() => {
  vi.useRealTimers()
})

const hook: Hook<boolean> = { name: 'expose', wanted: 'a boolean', isValid: isBoolean }
const throws = (thrown: unknown) => (): never => {
  throw thrown
}

/** A caller, and the failures that were added to it. */
function recording(hookTimeout = 1000) {
  const failures: unknown[] = []
  const addFailure = (failure: unknown) => void failures.push(failure)
  return { failures, caller: { settings: { hookTimeout }, addFailure } }
}

const wrong = (received: string) =>
  new TypeError(`Hook 'expose' must return a boolean; received ${received}.`)

test('a hook that has settled has no timer left', async () => {
  vi.useFakeTimers()
  const waiting: number[] = []
  const format = async () => {
    await Promise.resolve()
    waiting.push(vi.getTimerCount())
    return 'written'
  }
  const { body } = await respondTo(new NotFound(), { formatters: [{ type: 'a/b', format }] })
  expect([body, ...waiting, vi.getTimerCount()]).toEqual(['written', 1, 0])
})

describe('callHook', () => {
  test.each([true, false])('returns the value %s, which is valid, without a failure', (value) => {
    const { failures, caller } = recording()
    expect(callHook(() => value, hook, caller)).toBe(value)
    expect(failures).toEqual([])
  })

  test('a value that is not valid, or that was thrown, is a failure', () => {
    const { failures, caller } = recording()
    const thrown = new Error('x')
    expect(callHook(() => 'yes', hook, caller)).toBeUndefined()
    expect(callHook(() => undefined, hook, caller)).toBeUndefined()
    expect(callHook(throws(thrown), hook, caller)).toBeUndefined()
    expect(failures).toEqual([wrong('a string'), wrong('undefined'), thrown])
    expect(failures[2]).toBe(thrown)
  })

  test('a promise is not valid, and its rejection ends no process', async () => {
    const { failures, caller } = recording()
    expect(callHook(() => Promise.reject(new Error('x')), hook, caller)).toBeUndefined()
    expect(failures).toEqual([
      new TypeError(`Hook 'expose' must not return a promise: make the hook synchronous.`),
    ])
    // An unhandled rejection would fail the run in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  })
})

describe('awaitHookValue', () => {
  test('a value that is no promise is checked at once', () => {
    const { failures, caller } = recording()
    expect(awaitHookValue(true, hook, caller)).toBe(true)
    expect(awaitHookValue('yes', hook, caller)).toBeUndefined()
    const proxy = new Proxy({}, { has: throws(new Error('trap')) })
    expect(awaitHookValue(proxy, hook, caller)).toBeUndefined()
    expect(failures).toEqual([wrong('a string'), wrong('an object')])
  })

  test('a promise becomes its value; what is not valid, or rejects, is a failure', async () => {
    const { failures, caller } = recording()
    const value = awaitHookValue(Promise.resolve(true), hook, caller)
    expect(value).toBeInstanceOf(Promise)
    expect(await value).toBe(true)
    const thrown = new Error('x')
    expect(await awaitHookValue(Promise.resolve('yes'), hook, caller)).toBeUndefined()
    expect(await awaitHookValue(Promise.reject(thrown), hook, caller)).toBeUndefined()
    expect(failures).toEqual([wrong('a string'), thrown])
  })

  test('a promise that does not settle in time is a failure, with the name and the limit', async () => {
    vi.useFakeTimers()
    const { failures, caller } = recording(250)
    const value = awaitHookValue(new Promise(() => {}), hook, caller)
    await vi.advanceTimersByTimeAsync(249)
    expect([failures, vi.getTimerCount()]).toEqual([[], 1])
    await vi.advanceTimersByTimeAsync(1)
    expect([await value, vi.getTimerCount()]).toEqual([undefined, 0])
    expect(failures.map(String)).toEqual(["HookTimeout: Hook 'expose' took more than 250 ms."])
    expect(failures[0]).toBeInstanceOf(Error)
  })

  test.each([
    ['resolves', () => Promise.resolve(true)],
    ['rejects', () => Promise.reject(new Error('x'))],
  ])('a promise that %s leaves no timer', async (_, make) => {
    vi.useFakeTimers()
    const { caller } = recording()
    const value = awaitHookValue(make(), hook, caller)
    expect(vi.getTimerCount()).toBe(1)
    await value
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('isBoolean is true of the two booleans only', () => {
  const values = [true, false, 'true', 0, 1, null, undefined, Object(true)]
  expect(values.map(isBoolean)).toEqual([true, true, false, false, false, false, false, false])
})
