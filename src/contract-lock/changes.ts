/** What has changed in a contract, and what of it breaks clients. */

import type { Lock, LockedProblem } from './lock.ts'
import { canonical } from './locked-schema.ts'
import { readLock } from './read-lock.ts'

/** A change of the contract. */
export interface Change {
  /** The problem type, as it is now; that of the lock file where it is gone. */
  readonly type: string
  /** Whether a client that relies on the lock file can break. */
  readonly breaking: boolean
  /** A sentence for the log of a test. */
  readonly message: string
}

/**
 * Compares two locks.
 *
 * A change breaks clients if a type is gone that no alias has, its status differs, a member is gone or differs,
 * or a required member may be absent now. A schema that only accepts less than before counts too: whether it
 * does cannot be decided.
 *
 * @param before the parsed content of the lock file.
 * @param now what `lockOf` returns.
 * @returns the changes, by type; none if both are the same.
 * @throws {TypeError} that names the place where a lock is malformed, or its version if that is another.
 * @example
 * ```ts
 * const before = lockOf(problems(DateNotAcceptable, OhttpKeyNotAcceptable))
 * const now = lockOf(problems(DateNotAcceptable))
 *
 * changes(before, now).filter(({ breaking }) => breaking).length // 1
 * ```
 */
export function changes(before: unknown, now: unknown): readonly Change[] {
  const old = readLock(before, 'first')
  const { problems } = readLock(now, 'second')
  const found: Change[] = []
  const known = new Set<string>()
  for (const [type, problem] of Object.entries(old.problems)) {
    const current = currentOf(type, problems)
    if (current === undefined) {
      const fix = `If it was renamed, name it in 'aliases' of the new one.`
      found.push({ type, breaking: true, message: `${problem.name} (${type}) is gone. ${fix}` })
      continue
    }
    const [typeNow, problemNow] = current
    known.add(typeNow)
    if (typeNow !== type) {
      found.push({
        type: typeNow,
        breaking: false,
        message: `${problem.name} has the type ${typeNow} now; ${type} is an alias.`,
      })
    }
    found.push(...changesOf(typeNow, problem, problemNow))
  }
  for (const [type, { name }] of Object.entries(problems)) {
    if (!known.has(type))
      found.push({ type, breaking: false, message: `${name} (${type}) is new.` })
  }
  return found
}

/** The problem type that a type of the lock file is now. */
function currentOf(
  type: string,
  problems: Lock['problems']
): readonly [type: string, problem: LockedProblem] | undefined {
  const entries = Object.entries(problems)
  return (
    entries.find(([typeNow]) => typeNow === type) ??
    entries.find(([, { aliases }]) => aliases.includes(type))
  )
}

function changesOf(type: string, old: LockedProblem, now: LockedProblem): readonly Change[] {
  const where = `${now.name} (${type})`
  const breaking: string[] = []
  const others: string[] = []
  const compared = (what: string, before: string, after: string): string =>
    `The ${what} of ${where} was ${before} and is ${after}.`
  if (old.status !== now.status) {
    breaking.push(compared('status', String(old.status), String(now.status)))
  }
  if (old.title !== now.title) {
    others.push(compared('title', JSON.stringify(old.title), JSON.stringify(now.title)))
  }
  if (old.name !== now.name) others.push(compared('name', old.name, now.name))
  if (old.condition !== now.condition) {
    others.push(compared('condition', old.condition, now.condition))
  }
  for (const alias of old.aliases.filter((name) => name !== type && !now.aliases.includes(name))) {
    breaking.push(`The alias ${alias} of ${where} is gone: clients that know it see another type.`)
  }
  for (const alias of now.aliases.filter((name) => !old.aliases.includes(name))) {
    others.push(`The alias ${alias} of ${where} is new.`)
  }
  const before = new Map(Object.entries(old.members))
  const after = new Map(Object.entries(now.members))
  for (const [name, member] of before) {
    const what = `The member '${name}' of ${where}`
    const current = after.get(name)
    if (current === undefined) {
      breaking.push(`${what} is gone: clients that read it break.`)
      continue
    }
    const [schema, schemaNow] = [member, current].map((one) =>
      JSON.stringify(canonical(one.schema))
    )
    if (schema !== schemaNow) breaking.push(`${what} was ${schema} and is ${schemaNow}.`)
    if (member.required && !current.required) {
      breaking.push(`${what} was required and may be absent now.`)
    }
    if (!member.required && current.required) others.push(`${what} is required now.`)
  }
  for (const name of after.keys()) {
    if (!before.has(name)) others.push(`The member '${name}' of ${where} is new.`)
  }
  return [
    ...breaking.map((message) => ({ type, breaking: true, message })),
    ...others.map((message) => ({ type, breaking: false, message })),
  ]
}
