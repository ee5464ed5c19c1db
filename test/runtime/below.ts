/** Which raw requests never reach the app, or reach it though they should not. */
import type { ServerName } from './runtimes.ts'

/** One request that a runtime treats in its own way. */
export interface BelowLimit {
  readonly runtime: ServerName
  /** The title of the raw case. */
  readonly request: string
  /** The outcome, as `outcomeOf` words it. */
  readonly happens: string
  /** What this package does about it, or what its user can do. */
  readonly answer: string
}

const REFUSED = 'The server refuses it before the app is asked; status and connection are right.'
const OTHER_STATUS =
  'The server refuses it before the app is asked, with a status of its own choice.'
const SILENT = 'The server hangs up before the app is asked.'
const ACCEPTED = 'The server takes it for a sound request, and so does the app: a proxy refuses it.'
const OPAQUE = 'The server gives the app the error of a client that left: a proxy refuses it.'

function below(
  runtime: ServerName,
  answer: string,
  happens: string,
  ...requests: readonly string[]
): readonly BelowLimit[] {
  return requests.map((request) => ({ runtime, request, happens, answer }))
}

/** What no server of the four lets through. */
const malformed = [
  'no HTTP at all',
  'a field without a colon',
  'a field name with a space',
  'a malformed length',
  'a transfer coding that nobody knows',
] as const

const version = 'a version that does not exist'
const space = 'a target with a space'

export const belowLimits: readonly BelowLimit[] = [
  ...below('node', REFUSED, '400, empty', ...malformed, space, version, 'chunks without a size'),
  ...below('node', REFUSED, '400, empty', 'no Host', 'a Host with a space', 'a Host with a user'),
  ...below('node', REFUSED, '400, empty', 'a malformed target'),
  ...below('node', REFUSED, '431, empty', 'fields of 70 kB'),
  ...below('node', REFUSED, '417, empty', 'an expectation that nobody knows'),
  ...below('node', OTHER_STATUS, '431, empty', 'a target of 70 kB'),
  ...below('node', OTHER_STATUS, '400, empty', 'a method that nobody knows'),
  ...below('node', SILENT, 'no response', 'CONNECT'),
  ...below('node', ACCEPTED, '404 of the app', 'two Hosts'),

  ...below('bun', REFUSED, '400, empty', ...malformed, 'no Host', 'chunks without a size'),
  ...below('bun', REFUSED, '431, empty', 'fields of 70 kB'),
  ...below('bun', REFUSED, '505, empty', version),
  ...below('bun', OTHER_STATUS, '505, empty', space),
  ...below('bun', OTHER_STATUS, '431, empty', 'a target of 70 kB'),
  ...below('bun', SILENT, 'no response', 'a method that nobody knows'),
  ...below('bun', ACCEPTED, '404 of the app', 'two Hosts'),

  ...below('deno', REFUSED, '400, empty', ...malformed, space, version, 'two Hosts'),
  ...below('deno', OTHER_STATUS, '400, empty', 'a target of 70 kB', 'fields of 70 kB'),
  ...below('deno', SILENT, 'no response', 'chunks without a size'),
  ...below('deno', ACCEPTED, '404 of the app', 'no Host', 'a Host with a space'),
  ...below('deno', ACCEPTED, '404 of the app', 'a Host with a user'),

  ...below('workerd', REFUSED, '400, own words', ...malformed, space, version, 'no Host'),
  ...below('workerd', REFUSED, '400, own words', 'a malformed target'),
  ...below('workerd', REFUSED, '414, own words', 'a target of 70 kB'),
  ...below('workerd', REFUSED, '501, own words', 'a method that nobody knows'),
  ...below('workerd', OTHER_STATUS, '400, own words', 'no Host over HTTP/1.0'),
  ...below('workerd', OTHER_STATUS, '500, own words', 'CONNECT'),
  ...below('workerd', ACCEPTED, '404 of the app', 'two Hosts', 'a Host with a space'),
  ...below('workerd', ACCEPTED, '404 of the app', 'a Host with a user', 'fields of 70 kB'),
  ...below('workerd', OPAQUE, '499 of the app', 'chunks without a size'),
]
