/** Returns a length with its unit, in the number that the word needs: `1 octet`, `2 octets`. */
export function octets(length: number): string {
  return `${length} ${length === 1 ? 'octet' : 'octets'}`
}
