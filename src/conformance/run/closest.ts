/** The known word that is most like another one, for messages about spelling. */
export function closest(word: string, known: readonly string[]): string {
  const [best = ''] = known.toSorted(
    (one, other) => distance(word.toUpperCase(), one) - distance(word.toUpperCase(), other)
  )
  return best
}

/** The number of characters to insert, remove or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [line, char] of Array.from(one.slice(0, 100)).entries()) {
    const next = [line + 1]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (char === other[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
