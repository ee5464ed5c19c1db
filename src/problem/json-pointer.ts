/** JSON Pointer (RFC 6901). */

/**
 * The pointer to a value inside a JSON document, as a URI fragment (RFC 6901 §6); `#` is the whole.
 *
 * @param path the names and indexes on the way from the root.
 * @example
 * ```ts
 * jsonPointer(['books', 0, 'a/b c']) // '#/books/0/a~1b%20c'
 * ```
 */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return ['#', ...path.map(referenceToken)].join('/')
}

function referenceToken(key: PropertyKey): string {
  const name = typeof key === 'symbol' ? (key.description ?? '') : String(key)
  // UTF-8 has no lone surrogates, and JSON allows them (RFC 8259 §8.2).
  const wellFormed = escapedName(name).replace(/\p{Surrogate}/gu, '\uFFFD')
  // RFC 3986 §3.5: what encodeURI leaves alone may stand in a fragment, except for the `#`.
  return encodeURI(wellFormed).replaceAll('#', '%23')
}

/** A name as a reference token of a pointer (RFC 6901 §3). */
export function escapedName(name: string): string {
  // `~` first, or the `~` of `~1` would be escaped again.
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The name of a reference token (RFC 6901 §4). */
export function unescapedName(token: string): string {
  // `~0` last, or the `~` that it becomes would be read again.
  return token.replaceAll('~1', '/').replaceAll('~0', '~')
}
