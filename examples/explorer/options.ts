/** The rules of a row -> the constructor options that follow from them. */
import { errorClassesByStatus, type ErrorStatus } from 'hono-http-errors'
import { samplesOf } from './samples.ts'
import { written } from './source.ts'

/** One option of a class. */
export interface OptionFacts {
  readonly name: string
  readonly required: boolean
  readonly becomes: 'field' | 'member'
  /** The name of the field or of the member. */
  readonly target: string
  /** The option in a sample, and what the rule makes of it. */
  readonly example?: { readonly source: string; readonly result: string }
}

/** A field that is always sent. */
export interface FixedFact {
  readonly field: string
  readonly value: string
}

/** The options that the row of a status has beyond those of every error, required ones first. */
export function optionsOf(status: ErrorStatus): readonly OptionFacts[] {
  return rulesOf(status)
    .flatMap(([name, rule]): OptionFacts[] => {
      const { strength, target } = rule
      const isField = 'field' in target
      const value = sampleValue(status, name)
      const result =
        value === undefined
          ? undefined
          : isField
            ? [target.write(value as never, name)].flat().map((line) => `${target.field}: ${line}`)
            : [`"${target.member}":${JSON.stringify(target.read(value as never, name))}`]
      return [
        {
          name,
          required: strength === 'must',
          becomes: isField ? 'field' : 'member',
          target: isField ? target.field : target.member,
          ...(result && {
            example: { source: `${name}: ${written(value)}`, result: result.join('\n') },
          }),
        },
      ]
    })
    .toSorted((a, b) => Number(b.required) - Number(a.required))
}

/** The fields that every error of a status has, without an option. */
export function fixedOf(status: ErrorStatus): readonly FixedFact[] {
  const fields = errorClassesByStatus.get(status)?.definition.fields ?? {}
  return Object.entries(fields).map(([name, value]) => ({
    field: name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    value: String(value),
  }))
}

function rulesOf(status: ErrorStatus) {
  return Object.entries(errorClassesByStatus.get(status)?.definition.rules ?? {})
}

/** The value of an option in the first sample that has it. */
function sampleValue(status: ErrorStatus, name: string): unknown {
  for (const sample of samplesOf(status)) {
    const options = sample.at(-1)
    if (typeof options === 'object' && name in options) return options[name]
  }
  return undefined
}
