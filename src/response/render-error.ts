/** HttpError -> problem -> language -> text -> reply. */

import type { Context } from 'hono'
import { problemFor } from './problem-for.ts'
import type { Exchange, Reply } from './exchange.ts'
import { noFields } from '../fields/checked-fields.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import { finalize, mergeVary } from './finalize.ts'
import { fieldsOfFormatter } from '../formatters/formatter-choice.ts'
import { isBuiltIn, type FormatInfo, type Formatter } from '../formatters/formatter.ts'
import { problemJson } from '../formatters/problem-json.ts'
import { andThen, callHook } from '../untrusted/call-hook.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Localization } from '../languages/localize.ts'
import { localized } from './localized.ts'
import { negotiate, type Formatters } from '../formatters/negotiate.ts'
import type { Settings } from './options.ts'
import { fieldsToSend, type FieldSources } from './error-fields.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { adaptToHttpVersion } from './http-version.ts'

/** A reply, and the problem in its content. */
export interface RenderedError {
  readonly reply: Reply
  readonly problem: Problem
}

/** What `renderError` needs besides the error and the exchange. */
export interface RenderContext extends FieldSources {
  readonly settings: Settings
}

/** HttpError -> Problem -> text -> reply. Never throws; a promise only where a hook returns one. */
export function renderError(
  original: HttpError,
  exchange: Exchange,
  context: RenderContext
): RenderedError | Promise<RenderedError> {
  const { settings, c, known, failed } = context
  const error = adaptToHttpVersion(original, exchange, known)
  const problem = problemFor(error, settings, c, failed)
  return settings.localize === undefined
    ? format(error, problem, notLocalized, exchange, context)
    : localize(error, problem, exchange, context)
}

/** Puts the problem into the language of the client, and formats it. */
function localize(
  error: HttpError,
  problem: Problem,
  exchange: Exchange,
  context: RenderContext
): RenderedError | Promise<RenderedError> {
  const { settings, c, failed } = context
  const texts = localized(problem, exchange.acceptLanguage, c, settings, failed)
  return andThen(texts, ({ problem: inLanguage, localization = notLocalized }) =>
    format(error, inLanguage, localization, exchange, context)
  )
}

const notLocalized: Partial<Localization> = {}

/** What a reply is made of, besides the text. */
interface Draft extends RenderContext {
  readonly exchange: Exchange
  readonly problem: Problem
  readonly own: Fields
  readonly formatter: Formatter
  readonly isChoice: boolean
  readonly language: string | undefined
}

/** Chooses a formatter, and makes the reply of its text. */
function format(
  error: HttpError,
  problem: Problem,
  { language, texts }: Partial<Localization>,
  exchange: Exchange,
  { settings, c, known, failed }: RenderContext
): RenderedError | Promise<RenderedError> {
  // Where `problemFor` failed, the problem is that of a bare 500, which gets no field of the error.
  const own =
    problem.status === error.status ? fieldsToSend(error, exchange, { c, known, failed }) : noFields
  const formatters = choose(settings, problem, c, failed)
  const isChoice = formatters.length > 1
  const formatter = isChoice ? negotiate(exchange.accept, formatters) : formatters[0]
  const draft: Draft = {
    settings,
    c,
    failed,
    exchange,
    problem,
    own,
    formatter,
    isChoice,
    language,
  }
  const content = textOf(draft, { error, fields: own, language, texts })
  return andThen(content, toRendered, draft)
}

/** The text of the problem; undefined where the formatter fails or returns something else. */
function textOf(
  { formatter, problem, c, settings, failed }: Draft,
  info: FormatInfo
): string | undefined | Promise<string | undefined> {
  let text: unknown
  try {
    // A formatter of the app may change what it is given.
    text = formatter.format(isBuiltIn(formatter) ? problem : copyOf(problem), c, info)
  } catch (failure) {
    failed(failure)
    return undefined
  }
  // Nearly every formatter returns a string, which needs no hook.
  return typeof text === 'string' ? text : awaitText(text, settings, failed)
}

function awaitText(
  text: unknown,
  { hookTimeout: timeout }: Settings,
  failed: (failure: unknown) => void
): string | undefined | Promise<string | undefined> {
  return callHook({ name: 'formatter', call: () => text, isValid: isString, timeout, failed })
}

function toRendered(text: string | undefined, draft: Draft): RenderedError {
  const { settings, problem, own, isChoice, language } = draft
  // Where a formatter fails, problem+json is sent, which cannot fail.
  const formatter: Formatter = text === undefined ? problemJson : draft.formatter
  const formatterFields = fieldsOfFormatter(formatter)
  const reply = finalize({
    status: problem.status,
    content: text ?? problemJson.format(problem),
    contentType: formatter.type,
    cacheControl: settings.cacheControl,
    chosenBy: chosenBy(isChoice, settings.localize !== undefined),
    fields: allFields(own, formatterFields, language),
    formatterFields,
  })
  return { problem, reply }
}

/** The fields of the form it is written in, of its language, and above all of the error itself. */
function allFields(own: Fields, ofFormatter: Fields, language: string | undefined): Fields {
  if (language === undefined) {
    if (ofFormatter === noFields) return own
    if (own === noFields) return ofFormatter
  }
  const spoken = language === undefined ? noFields : { 'content-language': language }
  const fields: Record<string, FieldLines> = { ...ofFormatter, ...spoken, ...own }
  for (const name of lists) {
    const lines = [own[name], ofFormatter[name]].filter((line) => line !== undefined)
    if (lines.length > 1) fields[name] = name === 'vary' ? mergeVary(lines) : lines.flat()
  }
  return fields
}

/** Fields that both may add to. */
const lists = ['link', 'set-cookie', 'vary']

/** The formatters for a problem; those that are built in where a function of the user fails. */
function choose(
  { formatters, preset }: Settings,
  problem: Problem,
  c: Context | undefined,
  failed: (failure: unknown) => void
): Formatters {
  try {
    return formatters(problem, c)
  } catch (failure) {
    failed(failure)
    return preset.formatters()
  }
}

/** RFC 9110 §12.5.5: the request fields that had a part in choosing the content. */
function chosenBy(byAccept: boolean, byLanguage: boolean): string | undefined {
  if (byLanguage) return byAccept ? 'Accept, Accept-Language' : 'Accept-Language'
  return byAccept ? 'Accept' : undefined
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
