/** The problem of an error response, whatever its content is. */

import type { AnyErrorClass, ProblemOf } from '../problem-types/problem-of.ts'
import type { AnyResponse, ReceivedHead, ReceivedProblem } from './received.ts'
import { check } from './check.ts'
import { readContent, type ReadOptions } from './read-content.ts'

/** The field of a response, of `Headers` or of an object with names in lower case. */
export function fieldOf(headers: unknown, name: string): string | undefined {
  const fields = Object(headers) as { get?: unknown } & Readonly<Record<string, unknown>>
  const value: unknown = typeof fields.get === 'function' ? fields.get(name) : fields[name]
  return typeof value === 'string' ? value : undefined
}

/** Absolute, where the address of the response is known. Nothing is ever fetched. */
export function resolve(type: string, base: string | undefined): string {
  try {
    return /^[\w+.-]+:/.test(type) ? type : new URL(type, base).href
  } catch {
    return type
  }
}

/** The JSON of the members with a meaning. One of another type is ignored (RFC 9457 §3.1). */
const forms: Readonly<Record<string, RegExp>> = {
  type: /^"/,
  title: /^"/,
  detail: /^"/,
  instance: /^"/,
  condition: /^"(temporary|permanent|unknown)"$/,
  applied: /^[tf]/,
}

/**
 * The problem of a content that was read.
 *
 * @param content text, or what a library has parsed.
 */
export function problemOf(
  { status, headers, url }: ReceivedHead,
  content: unknown
): ReceivedProblem {
  const members = membersOf(content, fieldOf(headers, 'content-type'))
  for (const name in forms) {
    if (!forms[name]?.test(JSON.stringify(members[name]))) delete members[name]
  }
  return { ...members, type: resolve((members['type'] as string) || 'about:blank', url), status }
}

/** The members of a JSON object; none where the content is anything else. */
function membersOf(content: unknown, type = ''): Record<string, unknown> {
  try {
    const json = typeof content === 'string' ? jsonOf(content, type) : JSON.stringify(content)
    // The members of all objects. Nesting that is too deep for a recursion throws.
    return JSON.parse(
      /^\s*{/.test(json as string) ? (json as string) : '',
      (name, value: unknown) => (name === '__proto__' ? undefined : value)
    ) as Record<string, unknown>
  } catch {
    return {} // there is no problem in it
  }
}

/** The JSON in a content: all of it, or the problem in a page (RFC 9457 appendix C). */
function jsonOf(content: string, type: string): string | undefined {
  if (/^(application\/(.*\+)?json\b|$)/i.test(type)) return content
  if (!/html/i.test(type)) return undefined
  return content.split(/<script[^>]{0,99}\/problem\+json[^>]{0,99}>/i)[1]?.split(/<\/script/i)[0]
}

/** @throws {TypeError} for what is no response, such as a promise of one. */
export function checkResponse(response: ReceivedHead): void {
  check(response?.status >= 0, 'response must be a Response: await it.')
}

/** What `readProblem` returns: typed by a class, as `hc` types a response, or with unknown members. */
export type ReceivedProblemOf<Class extends AnyErrorClass> = [Class] extends [never]
  ? ReceivedProblem
  : ProblemOf<Class> | BlankProblem

/** A problem of another type than those that were asked for, whose type is not known to the compiler. */
export interface BlankProblem extends ReceivedProblem {
  readonly type: 'about:blank'
}

/**
 * Reads the problem of an error response. Never rejects, whatever the server has sent: the members of an
 * object in JSON or `+json`, or of the problem that an HTML page embeds, and else the status alone.
 *
 * @typeParam Class the classes that the server throws: `typeof OutOfCredit | typeof NotFound`. They are
 * types only, and not checked.
 * @param response a response of `fetch` or of `hc`. Its content is read.
 * @param options `limit` in bytes, and `timeout` in milliseconds.
 * @returns undefined for a response that is no error.
 * @throws {TypeError} for an argument that is no response, or no limit.
 * @example
 * ```ts
 * const response = new Response('{ "detail": "No book has that id." }', {
 *   status: 404,
 *   headers: { 'Content-Type': 'application/problem+json' },
 * })
 * const problem = await readProblem(response)
 * problem?.detail // 'No book has that id.'
 * ```
 */
export async function readProblem<Class extends AnyErrorClass = never>(
  response: AnyResponse,
  options: ReadOptions = {}
): Promise<ReceivedProblemOf<Class> | undefined> {
  checkResponse(response)
  const { limit = 65_536, timeout = 10_000 } = options
  check(
    // False for a number below 0, for NaN, and for what is no number.
    [limit, timeout].every((value) => Math.abs(value) === value),
    `limit (${limit}) and timeout (${timeout}) must be numbers from 0.`
  )
  // Status 0: a response that the browser does not show.
  if (response.status >= 100 && response.status < 400) return undefined
  return problemOf(
    response,
    await readContent(response, limit, timeout)
  ) as ReceivedProblemOf<Class>
}
