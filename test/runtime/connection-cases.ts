/** The cases that are about how content travels. */
import { honoDoes } from '../support/installed-versions.ts'
import type { Case } from './case.ts'
import { hasField, hasStatus, isCut, isError, says, staysOpen } from './promises.ts'

const get = (target: string) => ({ method: 'GET', target })

/** A page is long enough to be compressed; what was made for errors has to fit what compression does. */
export const compressedCase: Case = {
  title: 'a page is compressed',
  request: {
    method: 'GET',
    target: '/with-middleware/status/404',
    fields: [
      ['Accept', 'text/html'],
      ['Accept-Encoding', 'gzip'],
    ],
  },
  promises: [
    hasStatus(404),
    hasField('content-encoding', 'gzip'),
    // Older versions of `compress` leave it out.
    hasField('vary', honoDoes.varyOnEncoding ? /accept-encoding/i : /./),
    hasField('x-content-type-options', 'nosniff'),
  ],
  // What is compressed as it is sent has no length that is known before.
  exemptRules: ['CL-SEND'],
}

/** Of connections: only where there is one. */
export const connectionCases: readonly Case[] = [
  {
    title: 'an error leaves the connection of HTTP/1.1 open',
    request: { ...get('/status/404'), keepAlive: true },
    channels: ['1.1'],
    promises: [...isError(404), staysOpen],
  },
  {
    title: 'an error leaves the connection of HTTP/1.0 open for those who ask for it',
    request: { ...get('/status/404'), keepAlive: true },
    channels: ['1.0'],
    promises: [...isError(404), staysOpen],
  },
  {
    title: 'a refusal before the content was sent says what becomes of the connection',
    request: {
      method: 'POST',
      target: '/limited',
      fields: [
        ['Content-Length', '100000'],
        ['Expect', '100-continue'],
      ],
      keepAlive: true,
    },
    channels: ['1.1'],
    promises: isError(413),
  },
  {
    title: 'a stream that fails is cut, not ended',
    request: get('/stream'),
    channels: ['1.1'],
    promises: [hasStatus(200), isCut],
    exemptRules: ['WIRE-INCOMPLETE', 'CLOSE-SEND'],
  },
  {
    title: 'a stream of events that fails ends with an event that tells so',
    request: get('/events'),
    channels: ['1.0', '1.1', '2'],
    promises: [
      hasStatus(200),
      says(/^data: first\n\nevent: error\ndata: \{.*"status":500.*\}\n\n$/),
    ],
  },
]
