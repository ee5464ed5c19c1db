/** The requests for one path. */
import type { FieldLine } from '../syntax/wire-response.ts'
import { methodUnknown } from './expectations.ts'
import type { MessageProbe, Probe } from './probe.ts'

/** A method that no registry has. RFC 9110 §9.1: method names are case-sensitive tokens. */
export const UNKNOWN_METHOD = 'UNKNOWN'

/** The methods that the kit can send to a path. */
export const METHODS: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'DELETE',
  'OPTIONS',
  UNKNOWN_METHOD,
]

/** RFC 9110 §9.2.1. A server could do anything for a method that nobody has defined. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** What the clients of APIs and browsers send, and types that few servers have. */
const ACCEPTS: readonly string[] = [
  'application/problem+json',
  'application/json',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'application/problem+xml, application/xml;q=0.9',
  'image/avif, */*;q=0',
]

export interface PathProbeOptions {
  readonly target: string
  /** The value of the Host field. */
  readonly authority: string
  readonly methods: readonly string[]
  /** Whether methods that are not safe may be sent to this path. */
  readonly unsafe: boolean
  readonly http1: boolean
  readonly http2: boolean
}

export function pathProbes(options: PathProbeOptions): readonly Probe[] {
  const { methods, unsafe, http1, http2 } = options
  const isAsked = ({ method }: Probe) =>
    methods.includes(method) && (unsafe || SAFE.includes(method))
  const all = [...(http1 ? http1Probes(options) : []), ...(http2 ? http2Probes(options) : [])]
  return all.filter(isAsked)
}

type Request = Partial<MessageProbe> & { readonly method: string; readonly note?: string }

/** Makes probes of one version for one target. */
function probesOf(
  { target, authority }: PathProbeOptions,
  version: MessageProbe['version'],
  requests: readonly Request[]
): readonly MessageProbe[] {
  return requests.map(({ note, fields = [], ...rest }) => ({
    ...rest,
    kind: 'message',
    name: [`${rest.method} ${target} HTTP/${version}`, note].filter(Boolean).join(', '),
    version,
    target,
    // RFC 9113 §8.3.1: HTTP/2 has the pseudo-field :authority instead.
    fields: version === '2' ? fields : [['Host', authority], ...fields],
  }))
}

const withField = (method: string, ...field: FieldLine): Request => ({
  method,
  note: field.join(': '),
  fields: [field],
})

const json = (method: string, body: string, note: string): Request => ({
  method,
  note,
  body,
  fields: [['Content-Type', 'application/json']],
})

const head: Request = { method: 'HEAD', withTwin: true }
const unknown: Request = {
  method: UNKNOWN_METHOD,
  mayBypassApp: true,
  expectations: [methodUnknown],
}

function http1Probes(options: PathProbeOptions): readonly Probe[] {
  const requests: readonly Request[] = [
    { method: 'GET' },
    head,
    { method: 'GET', keepAlive: true, note: 'persistent connection' },
    { method: 'OPTIONS' },
    unknown,
    ...ACCEPTS.map((accept) => withField('GET', 'Accept', accept)),
    { ...head, fields: [['Accept', 'application/json']], note: 'Accept: application/json' },
    withField('GET', 'Accept-Language', 'de, en;q=0.5'),
    withField('GET', 'Accept-Encoding', 'gzip, br'),
    withField('GET', 'Range', 'bytes=999999999999-'),
    withField('GET', 'If-Match', '"no-such-etag"'),
    { ...withField('GET', 'Expect', 'no-such-expectation'), mayBypassApp: true },
    { method: 'POST', fields: [['Content-Length', '0']], note: 'no content' },
    json('POST', '{"a":', 'broken JSON'),
    {
      method: 'POST',
      body: 'a',
      fields: [['Content-Type', 'no-media-type']],
      note: 'a bad media type',
    },
    {
      method: 'POST',
      note: 'Expect: 100-continue',
      afterContinue: '{}',
      fields: [
        ['Expect', '100-continue'],
        ['Content-Type', 'application/json'],
        ['Content-Length', '2'],
      ],
    },
    { method: 'DELETE' },
  ]
  const old: readonly Request[] = [
    { method: 'GET' },
    head,
    { method: 'GET', keepAlive: true, note: 'persistent connection' },
    json('POST', '{"a":', 'broken JSON'),
  ]
  const pipeline: Probe = {
    kind: 'pipeline',
    name: `GET and HEAD ${options.target} HTTP/1.1, pipelined`,
    method: 'GET',
    target: options.target,
  }
  return [...probesOf(options, '1.1', requests), pipeline, ...probesOf(options, '1.0', old)]
}

function http2Probes(options: PathProbeOptions): readonly Probe[] {
  return probesOf(options, '2', [
    { method: 'GET' },
    head,
    { method: 'OPTIONS' },
    unknown,
    ...ACCEPTS.map((accept) => withField('GET', 'Accept', accept)),
    withField('GET', 'Range', 'bytes=999999999999-'),
    withField('GET', 'If-Match', '"no-such-etag"'),
    json('POST', '{"a":', 'broken JSON'),
    { method: 'DELETE' },
  ])
}
