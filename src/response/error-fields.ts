/** The fields of an error, completed from the context, the options and the routes of the app. */

import type { Context } from 'hono'
import { droppedFields } from './dropped-fields.ts'
import type { Exchange } from './exchange.ts'
import { isReplaced } from '../fields/field-groups.ts'
import { isMarkedChecked } from '../fields/checked-fields.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import type { HttpError } from '../errors/http-error.ts'
import { applyRulesToForeign } from '../errors/apply-rules.ts'
import { fieldsForHttpVersion } from './http-version.ts'
import type { Rules } from '../errors/rules.ts'

/** What there is to know of fields beside the error. */
export interface FieldSources {
  /** The value that the app gives to a field which the error itself does not have. */
  readonly known?: ((field: string) => FieldLines | undefined) | undefined
  readonly c: Context | undefined
  /** Called with what failed: hooks, fields that had to be dropped. The reply is right all the same. */
  readonly failed: (failure: unknown) => void
}

/**
 * The fields of the error, as far as this exchange may have them. The error decides before the app,
 * and the app before the placeholder.
 */
export function fieldsToSend(
  error: HttpError,
  exchange: Exchange,
  { c, known, failed }: FieldSources
): Fields {
  const { headers, placeholders: assumed } = isMarkedChecked(error.headers)
    ? error
    : checked(error, c, failed)
  if (known === undefined) return frozenForVersion(headers, exchange)
  const fields: Record<string, FieldLines> = { ...headers }
  for (const name of assumed ?? []) fields[name] = known(name) ?? headers[name] ?? ''
  for (const name of replacedFields(error.definition.rules)) {
    const value = name in fields ? undefined : known(name)
    if (value !== undefined) fields[name] = value
  }
  return frozenForVersion(fields, exchange)
}

/** The fields for the version of HTTP. A formatter is shown them, and must not change what is sent. */
function frozenForVersion(fields: Fields, exchange: Exchange): Fields {
  return isMarkedChecked(fields) && fields['connection'] === undefined
    ? fields
    : Object.freeze(fieldsForHttpVersion(fields, exchange))
}

/** Whether the app may know a field that the error does not have. */
export function lacksFields(error: HttpError): boolean {
  return (
    error.placeholders !== undefined ||
    !isMarkedChecked(error.headers) ||
    replacedFields(error.definition.rules).length > 0
  )
}

const replacedByRules = /* @__PURE__ */ new WeakMap<Rules, readonly string[]>()

/**
 * The fields that the status asks for and that are removed from the response to any other status, such
 * as Content-Range of 416 and ETag of 412: a value on the context may be meant for the error.
 */
function replacedFields(rules: Rules): readonly string[] {
  const found = replacedByRules.get(rules)
  if (found !== undefined) return found
  const names = Object.values(rules).flatMap((rule) => {
    if (!('field' in rule.target)) return []
    const name = rule.target.field.toLowerCase()
    return isReplaced(name) ? [name] : []
  })
  replacedByRules.set(rules, names)
  return names
}

/** Fields that were put on the error after it was made are treated as those of foreign errors. */
function checked(
  { definition, headers: replaced }: HttpError,
  c: Context | undefined,
  failed: FieldSources['failed']
): Pick<HttpError, 'headers' | 'placeholders'> {
  const applied = applyRulesToForeign(definition, { headers: replaced })
  const { headers, droppedFields: dropped, placeholders = [] } = applied
  if (dropped !== undefined) failed(droppedFields(dropped, definition.status, c))
  return { headers, placeholders }
}
