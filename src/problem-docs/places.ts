/** Where each problem type is documented: the names of the pages, the anchors of the index, the redirects. */

import { percentDecoded } from '../untrusted/percent-decoded.ts'
import type { AnyProblemClass } from '../problem-types/problem-class.ts'

/** Where a problem type is documented. */
export interface Place {
  readonly problemClass: AnyProblemClass
  /** The name of the page, decoded; undefined for a type that is not below the base. */
  readonly name: string | undefined
  /** The anchor on the index. */
  readonly id: string
}

/** The pages, and what leads to them. */
export interface Places {
  /** One for each problem type, in the given order. */
  readonly list: readonly Place[]
  /** The names of aliases, and the places that they lead to. */
  readonly aliases: ReadonlyMap<string, Place>
}

/**
 * Finds a place for each problem type.
 *
 * @throws {TypeError} that names a type and the base, or the two types that would have one page.
 */
export function placesOf(classes: readonly AnyProblemClass[], base: string): Places {
  const owners = new Map<string, Place>()
  const ids = new Set<string>()
  const list = classes.map((problemClass): Place => {
    const { type } = problemClass
    const name = nameBelow(base, type)
    if (name === undefined) checkIsForeign(problemClass, base)
    // The page would have another address than the type: a query and a fragment are no part of a path.
    if (
      name !== undefined &&
      isHttp(base) &&
      /[?#]/.test(type.slice(base.replace(/[/#]$/, '').length + 1))
    ) {
      throw new TypeError(
        `The type ${type} has '?' or '#' after the base ${base}, and so no page: use another character.`
      )
    }
    const place = { problemClass, name, id: uniqueId(name ?? lastPart(type), ids) }
    if (name === undefined) return place
    const owner = owners.get(name)
    if (owner !== undefined) {
      throw new TypeError(
        `The types ${owner.problemClass.type} and ${type} have the same page '${name}' below the base ${base}.`
      )
    }
    owners.set(name, place)
    return place
  })
  const aliases = new Map<string, Place>()
  // What was below the base has priority over the last part of a type that was not.
  for (const nameOf of [(alias: string) => nameBelow(base, alias), lastPart]) {
    for (const place of list) {
      for (const alias of place.problemClass.definition.aliases ?? []) {
        const name = nameOf(alias)
        if (name && !owners.has(name) && !aliases.has(name)) aliases.set(name, place)
      }
    }
  }
  return { list, aliases }
}

/** What follows the base in a type, decoded; undefined where the type is not below the base. */
function nameBelow(base: string, type: string): string | undefined {
  const start = base.replace(/[/#]$/, '')
  const absolute = /^\/(?!\/)/.test(type) ? `${originOf(base) ?? ''}${type}` : type
  if (!absolute.startsWith(start)) return undefined
  const rest = absolute.slice(start.length)
  // Without a separator, https://example.com/problems would be a base of https://example.com/problems-of-old.
  const name = /[:?=&]$/.test(base) ? rest : (/^[/#:](.*)$/.exec(rest)?.[1] ?? '')
  return name === '' ? undefined : percentDecoded(name)
}

/**
 * A type of another origin, such as one that IANA has registered, is documented there.
 *
 * @throws {TypeError} for a type of the same origin.
 */
function checkIsForeign({ type, definition }: AnyProblemClass, base: string): void {
  const origin = originOf(type)
  // RFC 3986 §4.2: after `//`, there is the name of another server.
  const isSameOrigin = /^\/(?!\/)/.test(type) || (origin !== undefined && origin === originOf(base))
  if (!isSameOrigin) return
  throw new TypeError(
    `The type ${type} of ${definition.name} is not below the base ${base} of problemDocs(): correct one of them.`
  )
}

function isHttp(base: string): boolean {
  return /^(?:https?:|\/)/i.test(base)
}

function originOf(uri: string): string | undefined {
  return /^https?:\/\/[^/?#]+/i.exec(uri)?.[0].toLowerCase()
}

function lastPart(type: string): string {
  return percentDecoded(String(/[^/#:?=]*(?=[/#:?=]*$)/.exec(type)?.[0]))
}

function uniqueId(wanted: string, ids: Set<string>): string {
  // HTML §3.2.6.1: an id has no white space.
  const id = wanted.replace(/\s/g, '-')
  const free = ids.has(id) ? uniqueId(`${id}-${ids.size}`, ids) : id
  ids.add(free)
  return free
}
