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

const accepting = (accepted: string, type = accepted): Form => ({
  fields: [['Accept', accepted]],
  type,
})

/** The media types of the default formatters, with the request fields to get them. */
export const forms: readonly Form[] = [
  { fields: [], type: 'application/problem+json' },
  accepting('application/json'),
  accepting('text/html', 'text/html; charset=utf-8'),
  accepting('application/problem+xml'),
  accepting('application/xml'),
  accepting('text/plain', 'text/plain; charset=utf-8'),
]

const promise = (id: string, check: Promised['check']): Promised => ({ id, check })

/** The status that is sent: a 426 requires Upgrade (RFC 9110 §15.5.22), which HTTP/2 forbids (RFC 9113 §8.2.2). */
const sentStatus = (status: number, channel: Channel): number =>
  status === 426 && channel === '2' ? 505 : status

/** The status code, as thrown. */
export const hasStatus = (status: number): Promised =>
  promise('OWN-STATUS', (response, channel) =>
    response.status === sentStatus(status, channel) ? undefined : `the status is ${response.status}`
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
    const isKept = value instanceof RegExp ? value.test(found ?? '') : found === value
    return isKept ? undefined : `${name}: ${found}`
  })

/** Content of this media type with this status. */
const hasContent = (status: number, { type }: Form): readonly Promised[] => [
  hasType(type),
  promise('OWN-CONTENT', (response, channel) => {
    if (response.request.method === 'HEAD') return undefined
    const text = String(response.body)
    const code = sentStatus(status, channel)
    const found = statusIn(type, text)
    const isKept = found === undefined ? text.includes(String(code)) : found === code
    return isKept
      ? undefined
      : `the content does not have the status ${code}: ${text.slice(0, 200)}`
  }),
]

/** What this package promises of every error. */
const always: readonly Promised[] = [
  promise('OWN-SECRET', (response) => {
    const text = `${String(response.body)}${String(response.fields)}${String(response.raw)}`
    return /secret/.test(text) ? 'the response contains a secret' : undefined
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
  ...hasContent(status, form),
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

/** The connection stays open after the response. */
export const staysOpen: Promised = promise('OWN-KEEP-ALIVE', ({ closed }) =>
  closed ? 'the server closed the connection' : undefined
)

/** The framing shows the client that the content is not complete. */
export const isCut: Promised = promise('OWN-CUT', ({ complete }) =>
  complete ? 'the response looks complete' : undefined
)

/** The status in the content; undefined for HTML and text. */
function statusIn(type: string, text: string): number | undefined {
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
