/** Rules for content: its type, whether it explains an error, and whether caches may store it. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import {
  hasDirective,
  isError,
  isText,
  jsonObject,
  listOf,
  mayHaveContent,
  mediaType,
  problemOf,
  sent,
} from './facts.ts'
import { shown } from '../syntax/field-lines.ts'
import { elements, isMediaType, isToken } from '../syntax/grammar.ts'
import { isHeuristicallyCacheable, phraseOf } from '../registry.ts'
import type { Check, Rule } from './rule.ts'
import { must, ought, should } from './rule.ts'
import type { WireResponse } from '../syntax/wire-response.ts'
import { xmlProblemOf } from './xml-problem.ts'

const codings = (response: WireResponse) => listOf(response.field('content-encoding'))

/** 1 MiB of gzip can contain 1 GiB. */
const MOST_OUTPUT = { maxOutputLength: 16_777_216 }

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, MOST_OUTPUT),
  'x-gzip': (body) => gunzipSync(body, MOST_OUTPUT),
  deflate: (body) => inflateSync(body, MOST_OUTPUT),
  br: (body) => brotliDecompressSync(body, MOST_OUTPUT),
}

function decodes(body: Buffer, coding: string): boolean {
  try {
    decoders[coding]?.(body)
    return true
  } catch (error) {
    return error instanceof RangeError
  }
}

/** RFC 9110 §15.5 and §15.6 have the same rule for both classes. */
const explains =
  (from: number): Check =>
  (request, response) => {
    if (response.status < from || response.status > from + 99) return undefined
    if (!mayHaveContent(request, response)) return undefined
    if (response.body.toString().trim() === '') return 'no content'
    const problem = problemOf(response)
    return problem === undefined || isText(problem['title']) || isText(problem['detail'])
      ? undefined
      : 'a problem with neither title nor detail'
  }

const CONDITIONS: readonly unknown[] = ['temporary', 'permanent', 'unknown']

const isStorable = (response: WireResponse) =>
  !hasDirective(response, 'no-store') &&
  (isHeuristicallyCacheable(response.status) ||
    hasDirective(response, 'max-age', 's-maxage', 'public') ||
    response.field('expires') !== undefined)

/** Fields of requests, and what shows that the server has used them to choose the content. */
const negotiated: readonly (readonly [asked: string, shows: (r: WireResponse) => boolean])[] = [
  ['accept-encoding', (response) => response.field('content-encoding') !== undefined],
  ['accept-language', (response) => response.field('content-language') !== undefined],
  ['accept', ({ status }) => status === 406],
]

/**
 * `at f (file:1:2)`, or `at path:1:2`; a time of day has neither parentheses nor a path. The repetitions
 * are bounded, so that no content makes the search slow.
 */
const STACK_FRAME =
  /(?:^|\s|\\n)at (?:[^\n]{0,200}\([^\s()"]{1,300}:\d+:\d+\)|[^\s()"]{0,300}[./\\][^\s()"]{0,300}:\d+:\d+)/m

/** The octets of content in which a stack frame is searched for. */
const SEARCHED = 65_536

const hasContent = ({ body }: WireResponse) => body.length > 0

export const contentRules: readonly Rule[] = [
  should('CT-SEND', 'RFC 9110 §8.3', (_request, response) =>
    hasContent(response) && response.field('content-type') === undefined
      ? 'content without Content-Type'
      : undefined
  ),
  must('CT-GRAMMAR', 'RFC 9110 §8.3.1', (_request, response) => {
    const wrong = response.fieldLines('content-type').find((value) => !isMediaType(value))
    return wrong === undefined ? undefined : `Content-Type: ${shown(wrong)}`
  }),
  must('CE-GRAMMAR', 'RFC 9110 §8.4', (_request, response) => {
    const wrong = elements(response.field('content-encoding') ?? '').find((one) => !isToken(one))
    return wrong && `Content-Encoding: ${shown(wrong)}`
  }),
  should('CE-IDENTITY', 'RFC 9110 §8.4', (_request, response) =>
    codings(response).includes('identity') ? 'Content-Encoding: identity' : undefined
  ),
  must('CE-TRUE', 'RFC 9110 §8.4', (_request, response) => {
    if (!hasContent(response)) return undefined
    const last = codings(response).at(-1)
    if (last !== undefined) {
      return decodes(response.body, last) ? undefined : `the content is not ${last}`
    }
    const zipped = response.body[0] === 0x1f && response.body[1] === 0x8b
    return zipped && /json|xml|^text\//.test(mediaType(response))
      ? 'gzip without Content-Encoding'
      : undefined
  }),
  should('E4XX-EXPLAIN', 'RFC 9110 §15.5', explains(400)),
  should('E5XX-EXPLAIN', 'RFC 9110 §15.6', explains(500)),
  should('E-TEMPORARY', 'RFC 9110 §15.5, §15.6', (_request, response) => {
    const problem = isError(response)
      ? (problemOf(response) ?? xmlProblemOf(response)?.members)
      : undefined
    return problem === undefined || CONDITIONS.includes(problem['condition'])
      ? undefined
      : 'no member states whether the condition is temporary or permanent'
  }),
  should('VARY-SEND', 'RFC 9110 §12.5.5', (request, response) => {
    if (!isStorable(response)) return undefined
    const varies = listOf(response.field('vary'))
    const [wrong] =
      negotiated.find(
        ([asked, shows]) =>
          sent(request, asked) !== undefined &&
          shows(response) &&
          !varies.some((name) => name === '*' || name === asked)
      ) ?? []
    return (
      wrong &&
      `the response was chosen by ${wrong} and may be cached, but Vary does not list ${wrong}`
    )
  }),
  ought('A-NO-STORE', 'RFC 9205 §4.9.1', (_request, response) =>
    isError(response) &&
    response.field('expires') === undefined &&
    !hasDirective(response, 'no-store', 'no-cache', 'private', 'max-age', 's-maxage')
      ? 'an error without Cache-Control or Expires'
      : undefined
  ),
  ought('A-P-MEDIA-TYPE', 'RFC 9457 §3', (_request, response) => {
    const object = isError(response) ? jsonObject(response) : undefined
    return object !== undefined &&
      object['status'] === response.status &&
      (isText(object['title']) || isText(object['type'])) &&
      mediaType(response) !== 'application/problem+json'
      ? `the content is a problem, the media type is ${mediaType(response) || 'missing'}`
      : undefined
  }),
  ought('A-P-LEAK', 'RFC 9457 §5', (_request, response) =>
    isError(response) && STACK_FRAME.test(text(response).slice(0, SEARCHED))
      ? 'a stack frame in the content'
      : undefined
  ),
  ought('A-PHRASE-ONLY', 'RFC 9110 §6.4.1', (_request, response) => {
    const { status, reason = '' } = response
    const phrases = [reason, phraseOf(status) ?? ''].filter((phrase) => phrase !== '')
    const alone = phrases.flatMap((phrase) => [phrase, `${status} ${phrase}`])
    return isError(response) && alone.includes(text(response).trim())
      ? 'the content is only the reason phrase'
      : undefined
  }),
]

const text = ({ body }: WireResponse): string => body.toString('utf8')
