/** Calling what users supply: it may throw, reject, hang or return rubbish, and nothing breaks. */

/** A hook that did not settle in time. */
class HookTimeout extends Error {
  override name = 'HookTimeout'
}

/** How a hook is called and what it has to return. */
export interface Hook<Value> {
  /** What the hook is called in a report of its failure. */
  readonly name: string
  /** Calls the hook. */
  readonly call: () => unknown
  readonly isValid: (value: unknown) => value is Value
  /** In milliseconds, for hooks that return a promise. */
  readonly timeout: number
  readonly failed: (failure: unknown) => void
}

/**
 * The hook's value; undefined when there is none that can be used, and `failed` was told why. A
 * promise only where the hook returned one; it never rejects.
 */
export function callHook<Value>(hook: Hook<Value>): Value | undefined | Promise<Value | undefined> {
  try {
    const value = hook.call()
    return isThenable(value) ? settled(hook, value) : checked(hook, value)
  } catch (failure) {
    hook.failed(failure)
    return undefined
  }
}

/**
 * The value of a hook that has to answer at once; undefined when there is none that can be used, and
 * `failed` was told why. A promise is none, and does not end the process either.
 *
 * @param wanted what the hook has to return, in words.
 */
export function callSyncHook<Value>(
  { name, call, isValid, failed }: Omit<Hook<Value>, 'timeout'>,
  wanted: string
): Value | undefined {
  try {
    const value = call()
    if (isValid(value)) return value
    ignoreRejection(value)
    failed(new TypeError(`Hook '${name}' returned something other than ${wanted}.`))
  } catch (failure) {
    failed(failure)
  }
  return undefined
}

/** Whether a hook says yes, which nothing but `true` does. */
export function callPredicateHook({
  name,
  call,
  failed,
}: Pick<Hook<boolean>, 'name' | 'call' | 'failed'>): boolean {
  return callSyncHook({ name, call, isValid: isBoolean, failed }, 'a boolean') === true
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

/**
 * Goes on with a value that may be a promise, without a turn of the loop where it is none.
 *
 * @param given handed on to `proceed`: a closure over it would cost each error as much as a step.
 */
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  proceed: (value: Value) => Result | Promise<Result>
): Result | Promise<Result>
export function andThen<Value, Given, Result>(
  value: Value | Promise<Value>,
  proceed: (value: Value, given: Given) => Result | Promise<Result>,
  given: Given
): Result | Promise<Result>
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  proceed: (value: Value, given?: unknown) => Result | Promise<Result>,
  given?: unknown
): Result | Promise<Result> {
  return value instanceof Promise
    ? value.then((known) => proceed(known, given))
    : proceed(value, given)
}

function checked<Value>(hook: Hook<Value>, value: unknown): Value | undefined {
  if (hook.isValid(value)) return value
  hook.failed(new TypeError(`Hook '${hook.name}' returned ${typeof value}, which cannot be used.`))
  return undefined
}

async function settled<Value>(
  hook: Hook<Value>,
  promise: PromiseLike<unknown>
): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const failure = new HookTimeout(`Hook '${hook.name}' took more than ${hook.timeout} ms.`)
    timer = setTimeout(() => reject(failure), hook.timeout)
  })
  try {
    return checked(hook, await Promise.race([promise, late]))
  } catch (failure) {
    hook.failed(failure)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Whether a value is a promise, or like one. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}

/** The value; if it is a promise that nobody waits for, its rejection does not end the process. */
export function ignoreRejection(value: unknown): unknown {
  try {
    if (value instanceof Promise) void awaitQuietly(value)
  } catch {
    // A revoked Proxy is no Promise either.
  }
  return value
}

/** `await` does not call the methods of a Promise, which may have been replaced. */
async function awaitQuietly(value: Promise<unknown>): Promise<void> {
  try {
    await value
  } catch {
    // Whoever made it does not wait for it.
  }
}
