/** The whole flow on one screen: an HttpError, and the reply that this exchange should get. */

import type { Context } from 'hono'
import { InternalServerError } from './errors.ts'
import type { Exchange, Reply } from './exchange.ts'
import { noFields, type Fields } from './field-filter.ts'
import { finalize, mergeVary } from './finalize.ts'
import { defaultFormatters, fieldsOfFormatter, type Choose } from './formatter-choice.ts'
import type { Formatter } from './formatters/formatter.ts'
import { problemJson } from './formatters/problem-json.ts'
import { isUriReference } from './grammar.ts'
import { callHook, andThen, silenced } from './hook.ts'
import type { HttpError } from './http-error.ts'
import type { Localization } from './localize.ts'
import { localized } from './localized.ts'
import { negotiate, type Formatters } from './negotiate.ts'
import type { Settings } from './options.ts'
import { fieldsOf, type FieldKnowledge } from './own-fields.ts'
import { toProblem, type Problem } from './problem.ts'
import { speakable } from './protocol.ts'
import type { FieldLines } from './rule.ts'

/** A reply, and the problem that it tells. */
export interface Answer {
  readonly reply: Reply
  readonly problem: Problem
}

/** What `respond` needs besides the error and the exchange. */
export interface Surroundings extends FieldKnowledge {
  readonly settings: Settings
  readonly c: Context | undefined
}

/** HttpError -> Problem -> text -> reply. Never throws; a promise only where a hook returns one. */
export function respond(
  error: HttpError,
  exchange: Exchange,
  surroundings: Surroundings
): Answer | Promise<Answer> {
  const { settings, c, failed } = surroundings
  const said = speakable(error, exchange)
  const problem = describe(said, surroundings)
  if (settings.localize === undefined) {
    return write(said, problem, undefined, exchange, surroundings)
  }
  const texts = localized(problem, exchange.acceptLanguage, c, settings, failed)
  return andThen(texts, ({ problem: known, localization }) =>
    write(said, known, localization, exchange, surroundings)
  )
}

/** Problem -> text -> reply. */
function write(
  said: HttpError,
  problem: Problem,
  localization: Localization | undefined,
  exchange: Exchange,
  surroundings: Surroundings
): Answer | Promise<Answer> {
  const { settings, c, known, failed } = surroundings
  // An error that cannot be described is not the one whose fields these are.
  const own =
    problem.status === said.status ? fieldsOf(said, exchange, { known, failed }) : noFields
  const formatters = choose(settings.formatters, problem, c, failed)
  const isChoice = formatters.length > 1
  const formatter = isChoice ? negotiate(exchange.accept, formatters) : formatters[0]
  const { language, words } = localization ?? unspoken
  const content = callHook<string>({
    name: 'formatter',
    call: () => formatter.format(problem, c, { error: said, fields: own, language, words }),
    isValid: isString,
    timeout: settings.hookTimeout,
    failed,
  })
  const finish = (text: string | undefined): Answer => {
    // Every formatter that fails gives way to the one that cannot.
    const written: Formatter = text === undefined ? problemJson : formatter
    const draft = {
      status: problem.status,
      content: text ?? problemJson.format(problem),
      contentType: written.type,
      cacheControl: settings.cacheControl,
      chosenBy: chosenBy(isChoice, settings.localize !== undefined),
      fields: allFields(own, fieldsOfFormatter(written), language),
    }
    return { problem, reply: finalize(draft, exchange) }
  }
  return content instanceof Promise ? content.then(finish) : finish(content)
}

const unspoken: Partial<Localization> = {}

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
  formatters: Choose,
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

/** The problem; that of a bare 500 when a property of the error throws. */
function describe(error: HttpError, { settings, c, failed }: Surroundings): Problem {
  try {
    const instance = c && settings.instance ? occurrence(settings.instance, c, failed) : undefined
    const expose = settings.expose && exposure(settings.expose, failed)
    return toProblem(error, { instance, expose })
  } catch (failure) {
    failed(failure)
    return toProblem(new InternalServerError())
  }
}

function occurrence(
  instance: (c: Context) => string | undefined,
  c: Context,
  failed: (failure: unknown) => void
): string | undefined {
  try {
    const uri: unknown = instance(c)
    if (uri === undefined || isUriReference(uri)) return uri
    silenced(uri)
    failed(new TypeError(`Hook 'instance' returned something other than a URI reference.`))
  } catch (failure) {
    failed(failure)
  }
  return undefined
}

/** The hook `expose`, such that nothing but a plain yes tells a message. */
function exposure(
  expose: (error: HttpError) => boolean,
  failed: (failure: unknown) => void
): (error: HttpError) => boolean {
  return (error) => {
    try {
      const exposed: unknown = expose(error)
      if (typeof exposed === 'boolean') return exposed
      silenced(exposed)
      failed(new TypeError(`Hook 'expose' returned something other than a boolean.`))
    } catch (failure) {
      failed(failure)
    }
    return false
  }
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
