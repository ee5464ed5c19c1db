/** The good and bad requests of the soak, each with its response. */
import type { Hono } from 'hono'
import { everyError } from '../support/every-error.ts'
import { large, thrownValues } from './app.ts'
import { received, responseOf, type Exchange, type KnownExchange } from './exchange.ts'

const json = { 'Content-Type': 'application/json' }
const text = 'text/plain; charset=UTF-8'

/** Requests that succeed. */
export const good: readonly KnownExchange[] = [
  { method: 'GET', path: '/', expected: received(200, text, 'fine') },
  { method: 'HEAD', path: '/', expected: received(200, text, '') },
  { method: 'GET', path: '/json', expected: received(200, 'application/json', '{"fine":true}') },
  { method: 'GET', path: '/large', expected: received(200, text, large) },
  { method: 'GET', path: '/slow', expected: received(200, text, 'slow') },
  {
    method: 'GET',
    path: '/stream',
    expected: received(200, text, 'part 0\npart 1\npart 2\npart 3\npart 4\n'),
  },
  {
    method: 'POST',
    path: '/echo',
    fields: json,
    content: '{"a":[1,2,3]}',
    expected: received(200, 'application/json', '{"a":[1,2,3]}'),
  },
  {
    method: 'POST',
    path: '/bytes',
    content: 'x'.repeat(100_000),
    expected: received(200, 'application/json', '{"bytes":100000}'),
  },
  {
    method: 'POST',
    path: '/validated',
    fields: json,
    content: '{"age":42}',
    expected: received(200, 'application/json', '{"age":42}'),
  },
]

/** Sent each second. The bytes stand here, so that no code of this package takes part in what is right. */
export const canaries: readonly KnownExchange[] = [
  ...good.filter(({ path }) => path === '/' || path === '/echo'),
  {
    method: 'GET',
    path: '/errors/NotFound',
    expected: received(
      404,
      'application/problem+json',
      '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'
    ),
  },
  {
    method: 'GET',
    path: '/thrown/error',
    expected: received(
      500,
      'application/problem+json',
      '{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"Something unexpected happened on the server, so it could not answer. If it happens again, contact the site owner.","condition":"unknown"}'
    ),
  },
]

/** What clients accept: each format, and some languages. */
const preferences: readonly Readonly<Record<string, string>>[] = [
  {},
  { Accept: 'application/json' },
  { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'de' },
  { Accept: 'application/problem+xml', 'Accept-Language': 'fr, en;q=0.5' },
  { Accept: 'application/xml' },
  { Accept: 'text/plain', 'Accept-Language': 'fr' },
  { Accept: 'image/png', 'Accept-Language': 'ja' },
]

/** Requests that fail: whatever can be thrown, and what this package answers by itself. */
const failing: readonly Exchange[] = [
  // Over HTTP/2, a 426 is another response: RFC 9113 §8.2.2.
  ...Object.keys(everyError)
    .filter((name) => name !== 'UpgradeRequired')
    .map((name) => ({ method: 'GET', path: `/errors/${name}` })),
  ...Object.keys(thrownValues).map((name) => ({ method: 'GET', path: `/thrown/${name}` })),
  { method: 'HEAD', path: '/errors/Gone' },
  { method: 'GET', path: '/cut' },
  { method: 'GET', path: '/events' },
  { method: 'GET', path: '/nothing' },
  { method: 'DELETE', path: '/' },
  { method: 'PURGE', path: '/' },
  { method: 'POST', path: '/echo', fields: json, content: '{"a":' },
  { method: 'POST', path: '/validated', fields: json, content: '{"age":"forty"}' },
  { method: 'POST', path: '/validated', fields: json, content: '[' },
]

/** The requests that fail, with the responses of an app that has seen no other request. */
export function badExchanges(app: Hono): Promise<readonly KnownExchange[]> {
  const all = failing.flatMap((exchange) =>
    preferences.map((fields) => ({ ...exchange, fields: { ...exchange.fields, ...fields } }))
  )
  return Promise.all(
    all.map(async (exchange) => ({ ...exchange, expected: await responseOf(app, exchange) }))
  )
}
