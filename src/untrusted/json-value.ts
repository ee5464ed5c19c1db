/**
 * Copies application data, such as extensions of a problem, to values that JSON, XML and HTML can carry.
 *
 * The data may have BigInts, cycles, getters that throw, a `toJSON`, or keys such as `__proto__`. None
 * of it may break the content.
 */

import { ignoreRejection } from './maybe-promise.ts'

/** A value that JSON can carry. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue }

// Deep enough for any real problem, shallow enough for every parser's stack.
const MAX_DEPTH = 32
// A graph of references can have more paths than fit into memory; a problem has few members.
const MAX_MEMBERS = 100_000

/** How many members may still be copied. */
interface Budget {
  left: number
}

/**
 * A copy of `value` that JSON can carry; undefined where there is none, as for functions. Never
 * throws: what cannot be read is left out.
 */
export function toJsonValue(value: unknown): JsonValue | undefined {
  return copy(value, [], { left: MAX_MEMBERS })
}

function copy(value: unknown, ancestors: readonly object[], budget: Budget): JsonValue | undefined {
  if (budget.left-- <= 0) return undefined
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      // As JSON.stringify has it: JSON has no NaN and no Infinity.
      return Number.isFinite(value) ? value : null
    case 'bigint':
      return String(value)
    case 'object':
      if (value === null) return null
      if (ancestors.length >= MAX_DEPTH || ancestors.includes(value)) return undefined
      try {
        return copyObject(value, ancestors, budget)
      } catch {
        // A revoked Proxy, or traps that throw.
      }
  }
  return undefined
}

function copyObject(
  object: object,
  ancestors: readonly object[],
  budget: Budget
): JsonValue | undefined {
  const within = [...ancestors, object]
  if (Array.isArray(object)) {
    // A gap keeps its place, as JSON.stringify has it.
    const members = object.slice(0, Math.max(budget.left, 0))
    return Array.from(members, (member: unknown) => copy(member, within, budget) ?? null)
  }
  const toJson: unknown = Reflect.get(object, 'toJSON')
  // Dates, URLs, decimals: what their `toJSON` returns is checked like every other value.
  if (typeof toJson === 'function') {
    return copy(ignoreRejection(Reflect.apply(toJson, object, [])), within, budget)
  }
  return copyAll(object, within, budget)
}

/** The members of an object that JSON can carry, without those in `reserved`. */
export function copyMembers(
  object: object,
  reserved?: ReadonlySet<string>
): Record<string, JsonValue> {
  return copyAll(object, [object], { left: MAX_MEMBERS }, reserved)
}

function copyAll(
  object: object,
  ancestors: readonly object[],
  budget: Budget,
  reserved?: ReadonlySet<string>
): Record<string, JsonValue> {
  const members: Record<string, JsonValue> = {}
  for (const name of Object.keys(object)) {
    // Assigning `__proto__` would change the object instead of adding a member.
    if (name === '__proto__' || reserved?.has(name)) continue
    try {
      const member = copy(Reflect.get(object, name), ancestors, budget)
      if (member !== undefined) members[name] = member
    } catch {
      // A getter that throws has no value.
    }
  }
  return members
}
