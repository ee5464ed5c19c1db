/** What is asked: the query of a page, read and checked, and never a host. */
import {
  BadRequest,
  errorClassesByStatus,
  ensure,
  NotFound,
  type ErrorStatus,
} from 'hono-http-errors'
import { languages } from './backend.ts'
import { samplesOf } from './samples.ts'

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const
export const versions = ['1.0', '1.1', '2'] as const
export const languageTags: readonly string[] = languages.map(({ tag }) => tag)

/** Values of Accept by a short name: what is usual among clients. */
export const presets = {
  browser: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  curl: '*/*',
  json: 'application/json',
  'problem+json': 'application/problem+json',
  xml: 'application/xml',
  text: 'text/plain',
} as const

/** The longest Accept, in characters, that a page passes on. */
export const LONGEST_ACCEPT = 500

/** The longest text, in characters, that statuses are searched for. */
export const LONGEST_SEARCH = 100

/** One request to the backend, before it is written for a version of HTTP. */
export interface Question {
  readonly status: ErrorStatus
  /** Which of the samples of the status is thrown, from 0. */
  readonly sample: number
  readonly method: (typeof methods)[number]
  readonly version: (typeof versions)[number]
  readonly preset: keyof typeof presets
  /** The Accept that the user has written; empty where the preset holds. */
  readonly own: string
  readonly language: string
}

/**
 * Reads a page's path and query.
 *
 * @throws {NotFound} when there is no page for the status.
 * @throws {BadRequest} when something is asked for that is not on offer.
 */
export function readQuestion(code: string, query: Readonly<Record<string, string>>): Question {
  const status = readStatus(code)
  return {
    status,
    sample: readSample(status, query['sample'] ?? '0'),
    method: oneOf(methods, query['method'] ?? 'GET', 'method'),
    version: oneOf(versions, query['version'] ?? '1.1', 'version of HTTP'),
    preset: oneOf(presetNames, query['accept'] ?? 'browser', 'preset for Accept'),
    own: readAccept(query['own'] ?? ''),
    language: oneOf(languageTags, query['language'] ?? 'en', 'language'),
  }
}

/**
 * Reads what statuses are searched for.
 *
 * @throws {BadRequest} when it is too long.
 */
export function readSearch(text = ''): string {
  if (text.length <= LONGEST_SEARCH) return text.trim()
  throw new BadRequest(`A search has at most ${LONGEST_SEARCH} characters.`)
}

/** The names of the presets, in their order. */
export const presetNames = Object.keys(presets) as readonly (keyof typeof presets)[]

/** The value of Accept that is sent. */
export function acceptOf({ own, preset }: Question): string {
  return own === '' ? presets[preset] : own
}

function readStatus(code: string): ErrorStatus {
  const status = Number(code)
  const known = /^[0-9]{3}$/.test(code) && isErrorStatus(status)
  return ensure(known ? status : undefined, NotFound, 'No registered error has that status code.')
}

/** Whether it is the code of an error of the registry. */
export function isErrorStatus(status: number): status is ErrorStatus {
  return errorClassesByStatus.has(status)
}

function readSample(status: ErrorStatus, text: string): number {
  const names = samplesOf(status).map((_, index) => String(index))
  return Number(oneOf(names, text, 'sample'))
}

function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  text: string,
  name: string
): Choice {
  const chosen = choices.find((choice) => choice === text)
  return ensure(chosen, BadRequest, `The ${name} is one of ${choices.join(', ')}.`)
}

function readAccept(text: string): string {
  const value = text.trim()
  if (value.length > LONGEST_ACCEPT) {
    throw new BadRequest(`Accept has at most ${LONGEST_ACCEPT} characters here.`)
  }
  // RFC 9110 §5.5: visible characters, blanks between them, and no line break that adds a field.
  if (/^[\t -~]*$/.test(value)) return value
  throw new BadRequest('Accept is a field value: printable ASCII on one line.')
}
