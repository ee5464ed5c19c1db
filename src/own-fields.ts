/** What an error says in fields, as far as it is known and this exchange may have it. */

import type { Exchange } from './exchange.ts'
import { isSealed, type Fields } from './field-filter.ts'
import type { HttpError } from './http-error.ts'
import { applyRules, type Applied, type Said } from './occurrence.ts'
import { fieldsOfVersion } from './protocol.ts'
import type { FieldLines } from './rule.ts'

/** What there is to know of fields beside the error. */
export interface FieldKnowledge {
  /** What the app knows of a field that an error from elsewhere should have said and did not. */
  readonly known?: ((field: string) => FieldLines | undefined) | undefined
  /** Told of what failed: hooks, fields that had to be dropped. The reply is right all the same. */
  readonly failed: (failure: unknown) => void
}

/** The fields of the error, completed by what the app knows, as far as this exchange may have them. */
export function fieldsOf(
  error: HttpError,
  exchange: Exchange,
  { known, failed }: FieldKnowledge
): Fields {
  const { headers, assumed } = isSealed(error.headers) ? error : checked(error, failed)
  if (assumed === undefined) {
    const fields = fieldsOfVersion(headers, exchange)
    return fields === headers ? fields : Object.freeze(fields)
  }
  const completed = assumed.map((name) => [name, known?.(name) ?? headers[name] ?? ''] as const)
  // A formatter is shown the fields, and must not change what is sent.
  return Object.freeze(fieldsOfVersion({ ...headers, ...Object.fromEntries(completed) }, exchange))
}

/** Fields that were put on the error after it was made: they are treated as those from elsewhere. */
function checked(
  { row, headers: said }: HttpError,
  failed: FieldKnowledge['failed']
): Pick<HttpError, 'headers' | 'assumed'> {
  const replaced: Readonly<Record<string, unknown>> = { headers: said }
  const { fields, dropped, assumed }: Applied = applyRules(row.rules, replaced as Said, true)
  if (dropped.length > 0) failed(droppedFields(dropped))
  return { headers: Object.freeze(fields), assumed }
}

/** The failure to report where fields could not be sent. */
export function droppedFields(names: readonly string[]): TypeError {
  return new TypeError(`Dropped fields: ${names.join(', ')}.`)
}
