/** The whole flow on one screen: an HttpError, and the reply that this exchange should get. */

import type { Context } from 'hono'
import { problemFor } from './problem-for.ts'
import type { Exchange, Reply } from './exchange.ts'
import { noFields, type Fields } from '../fields/field-filter.ts'
import { finalize, mergeVary } from './finalize.ts'
import {
  defaultFormatters,
  fieldsOfFormatter,
  type FormattersFor,
} from '../formatters/formatter-choice.ts'
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
import type { FieldLines } from '../fields/field.ts'

/** A reply, and the problem that it tells. */
export interface RenderedError {
  readonly reply: Reply
  readonly problem: Problem
}

/** What `respond` needs besides the error and the exchange. */
export interface Surroundings extends FieldSources {
  readonly settings: Settings
}

/** HttpError -> Problem -> text -> reply. Never throws; a promise only where a hook returns one. */
export function renderError(
  error: HttpError,
  exchange: Exchange,
  surroundings: Surroundings
): RenderedError | Promise<RenderedError> {
  const said = adaptToHttpVersion(error, exchange, surroundings.known)
  const problem = problemFor(said, surroundings.settings, surroundings.c, surroundings.failed)
  return surroundings.settings.localize === undefined
    ? write(said, problem, unspoken, exchange, surroundings)
    : translate(said, problem, exchange, surroundings)
}

/** Problem -> problem in the language of the client -> text -> reply. */
function translate(
  said: HttpError,
  problem: Problem,
  exchange: Exchange,
  surroundings: Surroundings
): RenderedError | Promise<RenderedError> {
  const { settings, c, failed } = surroundings
  const texts = localized(problem, exchange.acceptLanguage, c, settings, failed)
  return andThen(texts, ({ problem: known, localization = unspoken }) =>
    write(said, known, localization, exchange, surroundings)
  )
}

const unspoken: Partial<Localization> = {}

/** All that a reply takes but the text. */
interface Form extends Surroundings {
  readonly exchange: Exchange
  readonly problem: Problem
  readonly own: Fields
  readonly formatter: Formatter
  readonly isChoice: boolean
  readonly language: string | undefined
}

/** Problem -> text -> reply. */
function write(
  said: HttpError,
  problem: Problem,
  { language, texts }: Partial<Localization>,
  exchange: Exchange,
  { settings, c, known, failed }: Surroundings
): RenderedError | Promise<RenderedError> {
  // An error that cannot be described is not the one whose fields these are.
  const own =
    problem.status === said.status ? fieldsToSend(said, exchange, { c, known, failed }) : noFields
  const formatters = choose(settings.formatters, problem, c, failed)
  const isChoice = formatters.length > 1
  const formatter = isChoice ? negotiate(exchange.accept, formatters) : formatters[0]
  const form: Form = { settings, c, failed, exchange, problem, own, formatter, isChoice, language }
  const content = formatted(form, { error: said, fields: own, language, texts })
  return andThen(content, finish, form)
}

/** The text of the problem; undefined where the formatter has none that can be used. */
function formatted(
  { formatter, problem, c, settings, failed }: Form,
  background: FormatInfo
): string | undefined | Promise<string | undefined> {
  let text: unknown
  try {
    // A formatter of the app may change what it is given.
    text = formatter.format(isBuiltIn(formatter) ? problem : copyOf(problem), c, background)
  } catch (failure) {
    failed(failure)
    return undefined
  }
  // Nearly all of them return one, and cost no more than the question.
  return typeof text === 'string' ? text : lateText(text, settings, failed)
}

function lateText(
  text: unknown,
  { hookTimeout: timeout }: Settings,
  failed: (failure: unknown) => void
): string | undefined | Promise<string | undefined> {
  return callHook({ name: 'formatter', call: () => text, isValid: isString, timeout, failed })
}

function finish(text: string | undefined, form: Form): RenderedError {
  const { settings, problem, own, isChoice, language } = form
  // Every formatter that fails gives way to the one that cannot.
  const formatter: Formatter = text === undefined ? problemJson : form.formatter
  const formatterFields = fieldsOfFormatter(formatter)
  const draft = {
    status: problem.status,
    content: text ?? problemJson.format(problem),
    contentType: formatter.type,
    cacheControl: settings.cacheControl,
    chosenBy: chosenBy(isChoice, settings.localize !== undefined),
    fields: allFields(own, formatterFields, language),
    formatterFields,
  }
  return { problem, reply: finalize(draft) }
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
  formatters: FormattersFor,
  problem: Problem,
  c: Context | undefined,
  failed: (failure: unknown) => void
): Formatters {
  try {
    return formatters(problem, c)
  } catch (failure) {
    failed(failure)
    return defaultFormatters()
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
