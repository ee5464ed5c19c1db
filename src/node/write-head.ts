/** The arguments of `writeHead` of Node's responses, in each of the forms that Node takes. */

/** The arguments of `writeHead`: a status, perhaps a reason phrase, and the fields. */
export type WriteHead = [status: number, ...rest: unknown[]]

/** A field name and its value or values. */
export type FieldPair = readonly [name: string, value: unknown]

/** Returns the arguments with other fields, in the form that the fields had. */
export function changeFields(
  args: WriteHead,
  change: (fields: readonly FieldPair[]) => readonly FieldPair[]
): WriteHead {
  const fields = args.at(-1)
  const isSet = typeof fields === 'object' && fields !== null
  const pairs = Array.isArray(fields) ? pairsOf(fields) : isSet ? Object.entries(fields) : []
  const changed = change(pairs)
  const [status, ...rest] = isSet ? (args.slice(0, -1) as WriteHead) : args
  // Node takes an array of names and values in turn; an object would join repeated fields.
  return [status, ...rest, Array.isArray(fields) ? changed.flat() : Object.fromEntries(changed)]
}

/** The fields of an array: pairs, or names and values in turn. */
export function pairsOf(fields: readonly unknown[]): readonly FieldPair[] {
  if (Array.isArray(fields[0])) return fields as FieldPair[]
  const pairs: FieldPair[] = []
  for (let index = 0; index < fields.length; index += 2) {
    pairs.push([String(fields[index]), fields[index + 1]])
  }
  return pairs
}
