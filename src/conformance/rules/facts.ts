/** Properties of a request or a response that several rules need. */
import { elements, unquoted } from '../syntax/grammar.ts'
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'
import { combined } from '../syntax/wire-response.ts'

export type Json = Readonly<Record<string, unknown>>

export const sent = (request: WireRequest, name: string): string | undefined =>
  combined(request.fields, name)

export const listOf = (value: string | undefined): string[] =>
  elements(value ?? '').map((element) => element.toLowerCase())

export const options = (response: WireResponse): string[] => listOf(response.field('connection'))

export const isHead = (request: WireRequest): boolean => request.method === 'HEAD'
export const isError = ({ status }: WireResponse): boolean => status >= 400 && status <= 599
export const isHttp1 = ({ version }: WireResponse): boolean => version !== '2'

/** Whether a response of this status to this method can have content at all. */
export function mayHaveContent(request: WireRequest, { status }: WireResponse): boolean {
  return (
    !isHead(request) &&
    status >= 200 &&
    status !== 204 &&
    status !== 304 &&
    !(request.method === 'CONNECT' && status < 300)
  )
}

export function mediaType(response: WireResponse): string {
  const [essence = ''] = (response.field('content-type') ?? '').split(';', 1)
  return essence.trim().toLowerCase()
}

/** Longer problem documents are not parsed. A server could make each rule take seconds. */
const MOST_PARSED = 262_144

/** Whether there is content that is short enough to be parsed. */
export const isParsed = ({ body }: WireResponse): boolean =>
  body.length > 0 && body.length <= MOST_PARSED

export const isProblemJson = (response: WireResponse): boolean =>
  mediaType(response) === 'application/problem+json' && isParsed(response)

/** Parses the content of a response once for all rules. */
export function parsedOnce<Value>(parse: (body: Buffer) => Value): (body: Buffer) => Value {
  const known = new WeakMap<Buffer, { readonly value: Value }>()
  return (body) => {
    const found = known.get(body) ?? { value: parse(body) }
    known.set(body, found)
    return found.value
  }
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The content as a JSON object, regardless of its media type. */
export const jsonObject = (response: WireResponse): Json | undefined =>
  isParsed(response) ? parseObject(response.body) : undefined

const parseObject = parsedOnce((body): Json | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
})

export const problemOf = (response: WireResponse): Json | undefined =>
  isProblemJson(response) ? jsonObject(response) : undefined

export const STANDARD_MEMBERS: readonly string[] = ['type', 'title', 'status', 'detail', 'instance']

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== ''

export interface Directive {
  readonly name: string
  readonly argument: string | undefined
  readonly quoted: boolean
}

export function directives(response: WireResponse): Directive[] {
  return elements(response.field('cache-control') ?? '').map((element) => {
    const equals = element.indexOf('=')
    if (equals === -1) return { name: element.toLowerCase(), argument: undefined, quoted: false }
    const argument = element.slice(equals + 1)
    return {
      name: element.slice(0, equals).toLowerCase(),
      argument: unquoted(argument),
      quoted: argument.startsWith('"'),
    }
  })
}

export const hasDirective = (response: WireResponse, ...names: readonly string[]): boolean =>
  directives(response).some(({ name }) => names.includes(name))
