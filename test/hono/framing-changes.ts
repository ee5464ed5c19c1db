/** What middleware can do to the response of an error after it was made. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { prettyJSON } from 'hono/pretty-json'
import { secureHeaders } from 'hono/secure-headers'
import { timing } from 'hono/timing'
import { appendTrailingSlash, trimTrailingSlash } from 'hono/trailing-slash'
import { httpErrors, NotFound, type HttpErrorsOptions } from '../../src/index.ts'
import { honoDoes, typeOfNothing } from '../support/installed-versions.ts'

export const CONTENT =
  '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'

/** The fields of that content, by lower-case name; the runtime adds the length. */
export const FIELDS = {
  'cache-control': 'no-store',
  'content-type': 'application/problem+json',
  vary: 'Accept',
  'x-content-type-options': 'nosniff',
} as const

export interface Change {
  readonly middleware: MiddlewareHandler
  readonly status: number
  readonly content: string
  /** Fields other than those of the error; undefined for those that must not be there. */
  readonly fields?: Readonly<Record<string, string | undefined>>
  readonly query?: string
}

/** Middleware that changes the response when the error has been answered. */
export function after(change: (c: Context) => unknown): MiddlewareHandler {
  return async (c, next) => {
    await next()
    await change(c)
  }
}

const encoder = new TextEncoder()

/** What HTMLRewriter and other injectors do. */
export function injected(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      flush: (controller) => controller.enqueue(encoder.encode('<script>1</script>')),
    })
  )
}

const same = { status: 404, content: CONTENT }
const moved = { 'cache-control': undefined, 'content-type': typeOfNothing }

export const changes: Readonly<Record<string, Change>> = {
  'calls next() only': { ...same, middleware: (_c, next) => next() },
  'sets a field by c.header': {
    ...same,
    middleware: after((c) => c.header('X-After', '1')),
    fields: { 'x-after': '1' },
  },
  'sets a field by c.res.headers': {
    ...same,
    middleware: after((c) => c.res.headers.set('X-After', '1')),
    fields: { 'x-after': '1' },
  },
  'makes a Response of the same body': {
    ...same,
    middleware: after((c) => {
      c.res = new Response(c.res.body, c.res)
    }),
  },
  'reads a clone': {
    ...same,
    middleware: after(async (c) => {
      c.header('X-After', '1')
      await c.res.clone().text()
    }),
    fields: { 'x-after': '1' },
  },
  'adds a member to the problem': {
    status: 404,
    content: `${CONTENT.slice(0, -1)},"id":"abcdef123456"}`,
    middleware: after(async (c) => {
      const problem: Record<string, unknown> = await c.res.json()
      c.res = new Response(JSON.stringify({ ...problem, id: 'abcdef123456' }), c.res)
    }),
  },
  'sets c.res to c.json': {
    status: 404,
    content: '{"error":"no"}',
    middleware: after((c) => {
      c.res = c.json({ error: 'no' }, 404)
    }),
    fields: { 'content-type': 'application/json' },
  },
  'sets c.res to a longer c.json': {
    status: 400,
    content: JSON.stringify({ error: 'x'.repeat(1000) }),
    middleware: after((c) => {
      c.res = c.json({ error: 'x'.repeat(1000) }, 400)
    }),
    fields: { 'content-type': 'application/json' },
  },
  'sets c.res to a new Response': {
    status: 404,
    content: 'plain',
    middleware: after((c) => {
      c.res = new Response('plain', { status: 404, headers: { 'Content-Type': 'text/plain' } })
    }),
    fields: { 'content-type': 'text/plain' },
  },
  'wraps the content as JSONP': {
    status: 200,
    content: `cb(${CONTENT})`,
    middleware: after(async (c) => {
      const headers = { 'Content-Type': 'text/javascript' }
      c.res = new Response(`cb(${await c.res.text()})`, { headers })
    }),
    fields: { 'content-type': 'text/javascript' },
  },
  'injects a script': {
    status: 404,
    content: `${CONTENT}<script>1</script>`,
    middleware: after((c) => {
      if (c.res.body) c.res = new Response(injected(c.res.body), c.res)
    }),
  },
  redirects: {
    status: 302,
    content: '',
    middleware: after((c) => {
      c.res = c.redirect('/login')
    }),
    fields: { ...moved, location: '/login' },
  },
  'is trimTrailingSlash': {
    status: 301,
    content: '',
    middleware: trimTrailingSlash(),
    fields: { ...moved, location: 'http://localhost/books/1' },
  },
  'is appendTrailingSlash': {
    status: 301,
    content: '',
    middleware: appendTrailingSlash(),
    fields: { ...moved, location: 'http://localhost/books/1/' },
  },
  'is compress, without Accept-Encoding': {
    ...same,
    middleware: compress(),
    fields: { vary: honoDoes.varyOnEncoding ? 'Accept, Accept-Encoding' : 'Accept' },
  },
  'is cors': { ...same, middleware: cors(), fields: { 'access-control-allow-origin': '*' } },
  'is etag': { ...same, middleware: etag() },
  'is prettyJSON': {
    status: 404,
    content: honoDoes.indentProblemJson ? JSON.stringify(JSON.parse(CONTENT), null, 2) : CONTENT,
    middleware: prettyJSON(),
    query: '?pretty',
  },
  'is secureHeaders': {
    ...same,
    middleware: secureHeaders(),
    fields: { 'x-frame-options': 'SAMEORIGIN' },
  },
  'is timing': { ...same, middleware: timing({ total: false }), fields: { 'server-timing': '' } },
}

/** The path whose error a change is applied to. */
export function targetOf(name: string, { query = '' }: Change): string {
  return `/books/1${name === 'is trimTrailingSlash' ? '/' : ''}${query}`
}

/** An app whose errors a middleware changes; /fine is not behind it. */
export function appWith(middleware: MiddlewareHandler, options?: HttpErrorsOptions): Hono {
  return httpErrors(new Hono(), { report: () => {}, ...options })
    .get('/fine', (c) => c.text('fine'))
    .use('/books/*', middleware)
    .all('/books/*', () => {
      throw new NotFound('No book has that id.')
    })
}
