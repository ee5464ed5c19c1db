/** The cases of the conformance suite, for all runtimes the same. */
import { exemptRules, requestFieldsFor } from '../support/every-error.ts'
import { honoDoes } from '../support/installed-versions.ts'
import type { Case, Channel } from './case.ts'
import { failures, kinds, OWN_RESPONSE, slug } from './fixture/failures.ts'
import { forms, hasField, hasStatus, isError, isOwnResponse, says, type Form } from './promises.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** RFC 9457 §3: who asks for plain JSON gets the problem as plain JSON. */
const ofForm = ({ type }: Form): readonly string[] =>
  type === 'application/json' ? ['A-P-MEDIA-TYPE'] : []

function at<Member>(list: readonly Member[], index: number): Member {
  const member = list[index % list.length]
  if (member === undefined) throw new RangeError('The list is empty.')
  return member
}

/**
 * Every status with every method; form and channel are spread over them so that each pair of two of
 * the four occurs, which `cases.test.ts` counts.
 */
export function statusCases(channels: readonly Channel[]): readonly Case[] {
  return failures.flatMap(({ code, name, status }, row) =>
    methods.map((method, column) => {
      const form = at(forms, row + column)
      const channel = at(channels, column + Math.floor(row / forms.length))
      return {
        title: `${name} to ${method} as ${form.type}`,
        request: {
          method,
          target: `/status/${code}`,
          fields: [...form.fields, ...(requestFieldsFor[name] ?? [])],
        },
        channels: [channel],
        promises: isError(status, form),
        exemptRules: [
          ...(exemptRules[name] ?? []),
          ...ofForm(form),
          ...(name.startsWith('status') ? ['A-REGISTERED'] : []),
        ],
      }
    })
  )
}

/** Whatever is thrown, in a handler, as a rejection, and by middleware after the response was made. */
export function thrownCases(channels: readonly Channel[]): readonly Case[] {
  return ['thrown', 'rejected', 'late'].flatMap((place, row) =>
    Object.entries(kinds).map(([kind, [status]], column): Case => {
      const form = at(forms, row + column)
      const own = kind === OWN_RESPONSE
      return {
        title: `${kind}, ${place}, is one ${status}`,
        request: { method: 'GET', target: `/${place}/${slug(kind)}`, fields: form.fields },
        channels: [at(channels, row + column)],
        promises: [
          ...(own ? isOwnResponse(status) : isError(status, form)),
          ...['etag', 'content-encoding'].map((name) => hasField(name, undefined)),
        ],
        exemptRules: ofForm(form),
      }
    })
  )
}

const get = (target: string) => ({ method: 'GET', target })
const json = [['Content-Type', 'application/json']] as const

/** Routing, bodies, streams, and the middleware that others put around it. */
export const otherCases: readonly Case[] = [
  ...methods
    .filter((method) => method !== 'OPTIONS')
    .map((method) => ({
      title: `${method} to a path without a route is a 404`,
      request: { method, target: '/nothing/here?private=1' },
      promises: isError(404),
    })),
  ...['POST', 'DELETE', 'PATCH', 'PROPFIND'].map((method) => ({
    title: `${method} to a path with other methods is a 405 that names them`,
    request: { method, target: '/books' },
    promises: [...isError(405), hasField('allow', 'GET, HEAD, PUT')],
  })),
  {
    title: 'early hints do not stand in the way of the error',
    request: get('/hints'),
    promises: isError(404),
  },
  {
    title: 'OPTIONS is answered from the routes',
    request: { method: 'OPTIONS', target: '/books' },
    promises: [hasStatus(204), hasField('allow', 'GET, HEAD, PUT')],
  },
  {
    title: 'OPTIONS to a path without a route is a 404',
    request: { method: 'OPTIONS', target: '/nothing' },
    promises: isError(404),
  },
  {
    title: 'a path that cannot be decoded is a 404',
    request: get('/books%'),
    promises: isError(404),
  },
  {
    title: 'malformed JSON is a 400 with its place',
    request: { method: 'POST', target: '/json', fields: json, body: '{"a":secret}' },
    promises: [...isError(400), says(/"pointer"|line 1|column|character|position/i)],
  },
  {
    title: 'content of another type is a 415',
    request: { method: 'POST', target: '/json', fields: [['Content-Type', 'text/x']], body: 'x' },
    promises: [...isError(415), hasField('accept', 'application/json')],
  },
  {
    title: 'content that is too large is a 413',
    request: { method: 'POST', target: '/limited', body: 'x'.repeat(100_000) },
    promises: isError(413),
  },
  {
    title: 'content that nobody reads does not hide the error',
    request: { method: 'POST', target: '/status/403', body: 'x'.repeat(100_000) },
    promises: isError(403),
  },
  ...[
    '/with-middleware/status/404',
    '/with-middleware/status/503',
    '/with-middleware/string',
    '/with-middleware/late',
  ]
    .flatMap((target) => ['GET', 'HEAD'].map((method) => ({ method, target })))
    .map(({ method, target }) => ({
      title: `${method} ${target}: the fields of middleware survive`,
      request: { method, target },
      promises: [
        ...isError(Number(/\d+/.exec(target)?.[0] ?? 500)),
        hasField('access-control-allow-origin', '*'),
        hasField('x-request-id', /^[\w-]{36}$/),
        hasField('x-frame-options', 'SAMEORIGIN'),
        hasField('x-own', target.endsWith('late') ? 'kept' : undefined),
        hasField('etag', honoDoes.leaveErrorsWithoutETag ? undefined : /^(?:W\/)?"/),
      ],
      // Every request has an id of its own, also the one that HEAD is compared with.
      exemptRules: ['HEAD-SAME-FIELDS'],
    })),
]
