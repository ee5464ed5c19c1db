/** What this package promises of a response, beyond what the RFCs ask for. */
import { parseXml } from '../../src/conformance/rules/xml-problem.ts'
import type { FieldLine } from '../../src/conformance/clients/raw-client.ts'
import type { Channel, Promised } from './case.ts'
import { OWN_CONTENT } from './fixture/failures.ts'

/** What a client accepts, and the media type it gets. */
export interface Form {
  readonly fields: readonly FieldLine[]
  readonly type: string
}

const asked = (type: string, answered = type): Form => ({
  fields: [['Accept', type]],
  type: answered,
})

/** The forms of the default formatters, with what one asks for to get them. */
export const forms: readonly Form[] = [
  { fields: [], type: 'application/problem+json' },
  asked('application/json'),
  asked('text/html', 'text/html; charset=utf-8'),
  asked('application/problem+xml'),
  asked('application/xml'),
  asked('text/plain', 'text/plain; charset=utf-8'),
]

const promise = (id: string, check: Promised['check']): Promised => ({ id, check })

/** RFC 9110 §15.5.22 and RFC 9113 §8.2.2 leave no way to say 426 in HTTP/2. */
const spoken = (status: number, channel: Channel): number =>
  status === 426 && channel === '2' ? 505 : status

/** The status code, as thrown. */
export const hasStatus = (status: number): Promised =>
  promise('OWN-STATUS', (response, channel) =>
    response.status === spoken(status, channel) ? undefined : `the status is ${response.status}`
  )

/** Content of this media type. */
const hasType = (type: string): Promised =>
  promise('OWN-TYPE', (response) => {
    const found = response.field('content-type')
    return found === type ? undefined : `Content-Type: ${found}`
  })

/** A field with this value; undefined: no such field. */
export const hasField = (name: string, value: string | RegExp | undefined): Promised =>
  promise('OWN-FIELD', (response) => {
    const found = response.field(name)
    const holds = value instanceof RegExp ? value.test(found ?? '') : found === value
    return holds ? undefined : `${name}: ${found}`
  })

/** Content of this media type that tells this status. */
const tells = (status: number, { type }: Form): readonly Promised[] => [
  hasType(type),
  promise('OWN-CONTENT', (response, channel) => {
    if (response.request.method === 'HEAD') return undefined
    const text = String(response.body)
    const code = spoken(status, channel)
    const told = toldStatus(type, text)
    const holds = told === undefined ? text.includes(String(code)) : told === code
    return holds ? undefined : `the content does not tell ${code}: ${text.slice(0, 200)}`
  }),
]

/** What holds for every error, whatever it is. */
const always: readonly Promised[] = [
  promise('OWN-SECRET', (response) => {
    const text = `${String(response.body)}${String(response.fields)}${String(response.raw)}`
    return /secret/.test(text) ? 'the response tells a secret' : undefined
  }),
  promise('OWN-LENGTH', (response, _channel, twin) => {
    const length = (twin ?? response).body.length
    const found = response.field('content-length')
    return found === String(length) ? undefined : `Content-Length: ${found}, of ${length} octets`
  }),
  hasField('x-content-type-options', 'nosniff'),
  hasField('cache-control', 'no-store'),
  hasField('transfer-encoding', undefined),
]

/** The whole of an error response. */
export const isError = (status: number, form: Form = { fields: [], type: PROBLEM }) => [
  hasStatus(status),
  ...tells(status, form),
  ...always,
]

const PROBLEM = 'application/problem+json'

/** A thrown Response: its own content, and our fields. */
export const isOwnResponse = (status: number): readonly Promised[] => [
  hasStatus(status),
  ...always,
  promise('OWN-CONTENT', ({ body }) => (String(body) === OWN_CONTENT ? undefined : String(body))),
]

/** A problem whose content matches. */
export const says = (pattern: RegExp): Promised =>
  promise('OWN-CONTENT', ({ body }) => (pattern.test(String(body)) ? undefined : String(body)))

/** The connection goes on after the response. */
export const staysOpen: Promised = promise('OWN-KEEP-ALIVE', ({ closed }) =>
  closed ? 'the server closed the connection' : undefined
)

/** A client that reads by the framing sees that something is missing. */
export const isCut: Promised = promise('OWN-CUT', ({ complete }) =>
  complete ? 'the response looks complete' : undefined
)

/** The status in the content, in forms that a program reads; undefined in those for people. */
function toldStatus(type: string, text: string): number | undefined {
  if (type.endsWith('json')) return statusOf(text)
  if (!type.endsWith('xml')) return undefined
  const member = parseXml(text)?.children.find(({ name }) => name === 'status')
  return Number(member?.text)
}

function statusOf(text: string): number {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'status' in value
      ? Number(value.status)
      : Number.NaN
  } catch {
    return Number.NaN
  }
}
