/** Reads values that clients, libraries or the app threw: nothing here throws, whatever getters and traps do. */

/** How far a chain of causes is followed; longer ones add nothing. */
const LONGEST_CHAIN = 8
/** How many errors of one generation are looked at. */
const WIDEST_LEVEL = 16

/** The property of an object or function; undefined when there is none, or when reading it throws. */
export function propertyOf(value: unknown, name: PropertyKey): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  try {
    // The operator takes half the time of Reflect.get.
    return (value as Readonly<Record<PropertyKey, unknown>>)[name]
  } catch {
    // A getter or a Proxy that throws.
  }
  return undefined
}

/** The property where it is a string; an empty string for any other value. */
export function textOf(value: unknown, name: PropertyKey): string {
  const text = propertyOf(value, name)
  return typeof text === 'string' ? text : ''
}

/** The value at the end of a path of property names. */
export function propertyAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(propertyOf, value)
}

/** Whether the value has the property, whatever its value. */
export function hasProperty(value: unknown, name: PropertyKey): boolean {
  return typeof value === 'object' && hasProperties(value, name)
}

/** Whether the object or function has all these properties, whatever their values. */
export function hasProperties(value: unknown, ...names: readonly PropertyKey[]): boolean {
  try {
    return names.every((name) => name in (value as object))
  } catch {
    return false // a Proxy that throws, or a value that can have no properties
  }
}

/** Whether the value is a Response of whatever class, or has what Hono and its middleware read of one. */
export function isResponseLike(value: unknown): value is Response {
  return (
    hasProperty(value, 'arrayBuffer') ||
    (typeof value === 'object' && hasProperties(value, 'status', 'headers', 'clone'))
  )
}

/** What the value is by its tag, such as `Array`; empty for a revoked Proxy, and where the tag cannot be read. */
export function tagOf(value: unknown): string {
  try {
    return Object.prototype.toString.call(value).slice('[object '.length, -1)
  } catch {
    return ''
  }
}

/** Whether the value is an Error or a DOMException, also of another realm. JSON can be neither. */
export function isErrorLike(value: unknown): value is object {
  try {
    return value instanceof Error || /^(?:Error|DOMException)$/.test(tagOf(value))
  } catch {
    return false // a revoked Proxy
  }
}

/** Whether the error goes by this name, or its class does: some libraries leave `name` at 'Error'. */
export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return isOneOf(propertyOf(error, 'name'), names) || isOneOf(classNameOf(error), names)
}

function classNameOf(error: unknown): unknown {
  const constructor = propertyOf(error, 'constructor')
  // The name of a function takes longer to read than all the rest of this.
  return constructor === Error ? 'Error' : propertyOf(constructor, 'name')
}

function isOneOf(name: unknown, names: readonly unknown[]): boolean {
  return names.includes(name)
}

/** The value, its cause, the cause of that, and so on; each once. */
export function causesOf(value: unknown): readonly unknown[] {
  const chain: unknown[] = [value]
  while (chain.length < LONGEST_CHAIN) {
    const cause = propertyOf(chain.at(-1), 'cause')
    if (cause === undefined || chain.includes(cause)) break
    chain.push(cause)
  }
  return chain
}

/** The error and those it is made of: its causes, and the members of an AggregateError; each once. */
export function originsOf(value: unknown): readonly object[] {
  const found = new Set<object>()
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth < LONGEST_CHAIN && level.length > 0; depth++) {
    const errors = level.filter(isErrorLike).filter((error) => !found.has(error))
    for (const error of errors.slice(0, WIDEST_LEVEL)) found.add(error)
    level = errors
      .slice(0, WIDEST_LEVEL)
      .flatMap((error) => [propertyOf(error, 'cause'), ...membersOf(error, WIDEST_LEVEL)])
  }
  return [...found]
}

/** The `errors` of an AggregateError, at most `limit` of them; none when there is no such array. */
export function membersOf(error: object, limit: number): readonly unknown[] {
  const errors = propertyOf(error, 'errors')
  const length = isArray(errors) ? propertyOf(errors, 'length') : 0
  if (typeof length !== 'number') return []
  return Array.from({ length: Math.min(length, limit) }, (_, index) => propertyOf(errors, index))
}

/** Whether the value is an array; unlike `Array.isArray`, it also narrows arrays that are readonly. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value)
  } catch {
    return false // a revoked Proxy
  }
}
