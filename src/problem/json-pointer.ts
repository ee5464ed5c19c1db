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
  // RFC 6901 §3: `~` first, or the `~` of `~1` would be escaped again.
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1')
  // UTF-8 has no lone surrogates, and JSON allows them (RFC 8259 §8.2).
  const wellFormed = escaped.replace(/\p{Surrogate}/gu, '\uFFFD')
  // RFC 3986 §3.5: what encodeURI leaves alone may stand in a fragment, except for the `#`.
  return encodeURI(wellFormed).replaceAll('#', '%23')
}
