/** The known word that is most like another one, for messages about spelling. */
export function closest(word: string, known: readonly string[]): string {
  const upper = word.toUpperCase()
  const distanceTo = (other: string) => distance(upper, other.toUpperCase())
  const [best = ''] = known.toSorted((one, other) => distanceTo(one) - distanceTo(other))
  return best
}

/** The number of characters to insert, remove or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from(other, (_, index) => index + 1)
  let result = other.length
  for (const [line, char] of Array.from(one.slice(0, 100)).entries()) {
    let diagonal = line
    result = line + 1
    row = row.map((above, column) => {
      result = Math.min(diagonal + (char === other[column] ? 0 : 1), above + 1, result + 1)
      diagonal = above
      return result
    })
  }
  return result
}
