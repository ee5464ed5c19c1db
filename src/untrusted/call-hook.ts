/** Calls hooks of the app: they may throw, reject, never settle or return any value. Nothing here throws. */

import { isThenable, refusePromise } from './maybe-promise.ts'
import { typeName } from './received-value.ts'

/** A hook that did not settle in time. */
class HookTimeout extends Error {
  override name = 'HookTimeout'
}

/** What a hook has to return. */
export interface Hook<Value> {
  /** What the hook is called in a report of its failure. */
  readonly name: string
  /** What it has to return, in words such as `a boolean`. */
  readonly wanted: string
  readonly isValid: (value: unknown) => value is Value
}

/** What calls hooks. */
export interface HookCaller {
  /** In milliseconds, for hooks that return a promise. */
  readonly settings: { readonly hookTimeout: number }
  /** Called with what a hook threw, or with an error that describes what is wrong with its value. */
  readonly addFailure: (failure: unknown) => void
}

/**
 * Returns what a hook returns at once; undefined if that is not valid, which is a failure. A promise is
 * not valid, and does not end the process if it rejects.
 */
export function callHook<Value>(
  call: () => unknown,
  { name, wanted, isValid }: Hook<Value>,
  { addFailure }: Pick<HookCaller, 'addFailure'>
): Value | undefined {
  try {
    const value = refusePromise(call(), name)
    if (isValid(value)) return value
    addFailure(new TypeError(`Hook '${name}' must return ${wanted}; received ${typeName(value)}.`))
  } catch (failure) {
    addFailure(failure)
  }
  return undefined
}

/**
 * Returns the value of a hook that was called; undefined if it is not valid, which is a failure.
 *
 * @returns a promise only if the hook returned one; it never rejects.
 */
export function awaitHookValue<Value>(
  value: unknown,
  hook: Hook<Value>,
  caller: HookCaller
): Value | undefined | Promise<Value | undefined> {
  try {
    if (isThenable(value)) return inTime(value, hook, caller)
  } catch {
    // A Proxy whose traps throw, which `isValid` refuses.
  }
  return callHook(() => value, hook, caller)
}

async function inTime<Value>(
  promise: PromiseLike<unknown>,
  hook: Hook<Value>,
  caller: HookCaller
): Promise<Value | undefined> {
  try {
    const value = await settledWithin(caller.settings.hookTimeout, promise, hook.name)
    return callHook(() => value, hook, caller)
  } catch (failure) {
    caller.addFailure(failure)
    return undefined
  }
}

/**
 * Waits for the promise of a hook.
 *
 * @param timeout in milliseconds.
 * @param isBackground whether the process may end meanwhile.
 * @throws what the promise rejects with, or an error that names the hook if it takes longer.
 */
export async function settledWithin(
  timeout: number,
  promise: PromiseLike<unknown>,
  name: string,
  isBackground?: true
): Promise<unknown> {
  let timer: (ReturnType<typeof setTimeout> & { unref?: () => unknown }) | undefined
  const late = new Promise<never>((_, reject) => {
    const end = (): void => reject(new HookTimeout(`Hook '${name}' took more than ${timeout} ms.`))
    timer = setTimeout(end, timeout)
    // Node alone has the method.
    if (isBackground) timer.unref?.()
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The hooks whose value is a boolean: only `true` means yes. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}
