/** Names that an object of a JSON text has more than once (RFC 8259 §4); `JSON.parse` hides them. */
export function duplicateNames(text: string): string[] {
  const found: string[] = []
  const open: (Set<string> | undefined)[] = []
  const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (colon !== undefined) {
      // Escapes are undone, as "\u0061" and "a" are the same name.
      const name = String(JSON.parse(token.slice(0, -colon.length)))
      const names = open.at(-1)
      if (names?.has(name)) found.push(name)
      names?.add(name)
    }
  }
  return found
}
