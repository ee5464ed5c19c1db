/** HttpError -> problem -> language -> text -> reply. */

import { markedKindOf, type ErrorKind } from '../errors/error-kind.ts'
import { HttpError } from '../errors/http-error.ts'
import { isReceived } from '../errors/received.ts'
import { noFields } from '../fields/checked-fields.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import { fieldsOfFormatter } from '../formatters/formatter-choice.ts'
import { isBuiltIn, type FormatInfo, type Formatter } from '../formatters/formatter.ts'
import { negotiate, type Formatters } from '../formatters/negotiate.ts'
import { problemJson } from '../formatters/problem-json.ts'
import type { Localization, Localize } from '../languages/localize.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { awaitHookValue, type Hook } from '../untrusted/call-hook.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { cacheControlFor } from './cache-control.ts'
import { notThrown, type ErrorContext } from './error-context.ts'
import { fieldsToSend } from './error-fields.ts'
import type { Reply } from './exchange.ts'
import { finalize, mergeVary } from './finalize.ts'
import { adaptToHttpVersion } from './http-version.ts'
import { localizationOf } from './localize-problem.ts'
import { problemFor } from './problem-for.ts'
import { referenceOf } from './reference.ts'
import { isServedByVite } from './vite.ts'

/**
 * Returns the reply to an error, and sets the problem of the context. Never throws, unless a property of
 * the error does.
 *
 * @returns a promise only where a hook returns one; it never rejects.
 */
export function renderError(original: HttpError, context: ErrorContext): Reply | Promise<Reply> {
  const error = adaptToHttpVersion(original, context)
  const problem = problemFor(error, context)
  context.error = error
  context.problem = problem
  const { localize } = context.settings
  // A separate function, as a closure in this one would cost errors of apps that do not localize too.
  return localize === undefined
    ? format(error, problem, undefined, context)
    : formatLocalized(error, problem, localize, context)
}

/** Puts the problem into the language of the client, and formats it. */
function formatLocalized(
  error: HttpError,
  problem: Problem,
  localize: Localize,
  context: ErrorContext
): Reply | Promise<Reply> {
  return andThen(localizationOf(problem, localize, context), (localization) => {
    if (localization === undefined) return format(error, problem, undefined, context)
    const { title = problem.title, detail = problem.detail, errors } = localization
    context.problem = { ...problem, title, detail, ...(errors !== undefined && { errors }) }
    return format(error, context.problem, localization, context)
  })
}

/** What a reply is made of, besides the text. */
interface Draft {
  readonly context: ErrorContext
  readonly problem: Problem
  readonly info: FormatInfo
  readonly formatter: Formatter
  readonly isNegotiated: boolean
}

/** Chooses a formatter, and makes the reply of its text. */
function format(
  error: HttpError,
  problem: Problem,
  localization: Localization | undefined,
  context: ErrorContext
): Reply | Promise<Reply> {
  // Where `problemFor` failed, the problem is that of a bare 500, which gets no field of the error.
  const fields = problem.status === error.status ? fieldsToSend(error, context) : noFields
  const formatters = formattersFor(problem, context)
  const isNegotiated = formatters.length > 1
  // `accept` is a getter that reads the request, which takes time where there is no choice.
  const formatter = isNegotiated ? negotiate(context.exchange.accept, formatters) : formatters[0]
  const { thrown, c } = context
  if (formatter.showsReference === true) context.reference = referenceOf(problem, c)
  const info: FormatInfo = {
    error,
    thrown: thrown === notThrown ? undefined : thrown,
    kind: kindOf(error, context),
    fields,
    reference: context.reference,
    language: localization?.language,
    texts: localization?.texts,
  }
  const draft: Draft = { context, problem, info, formatter, isNegotiated }
  return andThen(textOf(draft), toReply, draft)
}

/** The formatters for a problem; those that are built in where a function of the app fails. */
function formattersFor(problem: Problem, { settings, c, addFailure }: ErrorContext): Formatters {
  try {
    return settings.formatters(problem, c)
  } catch (failure) {
    addFailure(failure)
    return settings.preset.formatters()
  }
}

/** The text of the problem; undefined where the formatter fails or returns something else. */
function textOf({
  context,
  problem,
  info,
  formatter,
}: Draft): string | undefined | Promise<string | undefined> {
  try {
    // A formatter of the app may change what it is given.
    const shown = isBuiltIn(formatter) ? problem : copyOf(problem)
    const text: unknown = formatter.format(shown, context.c, info)
    // Nearly every formatter returns a string, which needs no check.
    return typeof text === 'string' ? text : awaitHookValue(text, formatterHook, context)
  } catch (failure) {
    context.addFailure(failure)
    return undefined
  }
}

const formatterHook: Hook<string> = {
  name: 'formatter',
  wanted: 'a string',
  isValid: (text): text is string => typeof text === 'string',
}

/** Returns how the error came about. */
function kindOf(error: HttpError, { thrown, c }: ErrorContext): ErrorKind {
  if (thrown === notThrown) return (c && unroutedKinds[error.status]) ?? 'protocol'
  // Over HTTP/2 a thrown 426 is another error by now, a 505.
  const isThrown = HttpError.is(thrown) && !isReceived(thrown)
  return markedKindOf(error) ?? (isThrown ? 'thrown' : 'foreign')
}

const unroutedKinds: Readonly<Record<number, ErrorKind>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  501: 'not-implemented',
}

function toReply(text: string | undefined, draft: Draft): Reply {
  const { context, problem, info, isNegotiated } = draft
  // Where a formatter fails, problem+json is sent, which cannot fail.
  const formatter: Formatter = text === undefined ? problemJson : draft.formatter
  const formatterFields = fieldsOf(formatter, context)
  return finalize({
    status: problem.status,
    content: text ?? problemJson.format(problem),
    contentType: formatter.type,
    cacheControl: cacheControlFor(problem, context),
    // RFC 9110 §12.5.5: the request fields that had a part in choosing the content.
    vary: varyOf(isNegotiated, context.settings.localize !== undefined),
    fields: allFields(info.fields, formatterFields, info.language),
    formatterFields,
  })
}

/** The fields of the formatter, without the policy of a page to which Vite adds its script. */
function fieldsOf(formatter: Formatter, { c }: ErrorContext): Fields {
  const fields = fieldsOfFormatter(formatter)
  if (fields[POLICY] === undefined || !isServedByVite(c)) return fields
  const { [POLICY]: _policy, ...others } = fields
  return others
}

const POLICY = 'content-security-policy'

function varyOf(byAccept: boolean, byLanguage: boolean): string | undefined {
  if (byLanguage) return byAccept ? 'Accept, Accept-Language' : 'Accept-Language'
  return byAccept ? 'Accept' : undefined
}

/** The fields of the formatter, of the language, and above all of the error itself. */
function allFields(ofError: Fields, ofFormatter: Fields, language: string | undefined): Fields {
  if (language === undefined) {
    if (ofFormatter === noFields) return ofError
    if (ofError === noFields) return ofFormatter
  }
  const fields: Record<string, FieldLines> = {
    ...ofFormatter,
    ...(language !== undefined && { 'content-language': language }),
    ...ofError,
  }
  // Both may add to these.
  for (const name of ['link', 'set-cookie', 'vary']) {
    const lines = [ofError[name], ofFormatter[name]].filter((line) => line !== undefined)
    if (lines.length > 1) fields[name] = name === 'vary' ? mergeVary(lines) : lines.flat()
  }
  return fields
}
