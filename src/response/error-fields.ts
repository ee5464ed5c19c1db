/** The fields of an error, completed from the context, the options and the routes of the app. */

import { applyRulesToForeign } from '../errors/apply-rules.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Rules } from '../errors/rules.ts'
import { isMarkedChecked } from '../fields/checked-fields.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import { isReplaced } from '../fields/field-groups.ts'
import { addDroppedFields } from './dropped-fields.ts'
import type { ErrorContext } from './error-context.ts'
import { fieldOfApp } from './field-of-app.ts'
import { fieldsForHttpVersion } from './http-version.ts'

/**
 * Returns the fields of the error that may be sent in this exchange. The error decides before the app,
 * and the app before the placeholder.
 */
export function fieldsToSend(error: HttpError, context: ErrorContext): Fields {
  const { headers, placeholders } = isMarkedChecked(error.headers) ? error : recheck(error, context)
  const optional = replacedFields(error.definition.rules)
  if (placeholders === undefined && optional.length === 0) return frozen(headers, context)
  const fields: Record<string, FieldLines> = { ...headers }
  for (const name of [...(placeholders ?? []), ...optional.filter((name) => !(name in fields))]) {
    const value = fieldOfApp(name, context)
    if (value !== undefined) fields[name] = value
  }
  return frozen(fields, context)
}

/** The fields for the version of HTTP. A formatter is shown them, and must not change what is sent. */
function frozen(fields: Fields, { exchange }: ErrorContext): Fields {
  return isMarkedChecked(fields) && fields['connection'] === undefined
    ? fields
    : Object.freeze(fieldsForHttpVersion(fields, exchange))
}

const replacedByRules = /* @__PURE__ */ new WeakMap<Rules, readonly string[]>()

/**
 * The fields that the status asks for and that are removed from the response to any other status, such
 * as Content-Range of 416 and ETag of 412: a value on the context may be meant for the error.
 */
function replacedFields(rules: Rules): readonly string[] {
  let names = replacedByRules.get(rules)
  if (names === undefined) {
    names = Object.values(rules).flatMap((rule) => {
      if (!('field' in rule.target)) return []
      const name = rule.target.field.toLowerCase()
      return isReplaced(name) ? [name] : []
    })
    replacedByRules.set(rules, names)
  }
  return names
}

/** Checks fields that were put on the error after it was made, as those of foreign errors. */
function recheck(
  { definition, headers }: HttpError,
  context: ErrorContext
): Pick<HttpError, 'headers' | 'placeholders'> {
  const applied = applyRulesToForeign(definition, { headers })
  const { droppedFields, placeholders = [] } = applied
  if (droppedFields !== undefined) addDroppedFields(droppedFields, definition.status, context)
  return { headers: applied.headers, placeholders }
}
