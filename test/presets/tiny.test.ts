import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { streamSSE } from 'hono/streaming'
import createError from 'http-errors'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  Forbidden,
  httpErrorHandlers,
  httpErrors,
  MethodNotAllowed,
  NotFound,
  ServiceUnavailable,
  Unauthorized,
  withErrorEvent,
  type HttpErrorsOptions,
} from '../../src/presets/tiny.ts'
import { httpErrors as fullHttpErrors } from '../../src/presets/full.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { createLocalizer } from '../../src/languages/localize.ts'
import { de } from '../../src/languages/de.ts'
import { fromHttpErrors } from '../../src/recognizers/http-errors.ts'
import { fromValidation } from '../../src/recognizers/validation.ts'

const silent = { report: () => {} }

/** An app whose route `/` throws a value, wrapped by one of the presets. */
function appThatThrows(value: unknown, options: HttpErrorsOptions = {}, wrap = httpErrors): Hono {
  const app = wrap(new Hono(), { ...silent, ...options })
  app.get('/', () => {
    throw value
  })
  app.put('/', (c) => c.text('put'))
  return app
}

async function everythingOf(response: Response): Promise<unknown> {
  return {
    status: response.status,
    fields: Object.fromEntries(response.headers),
    content: await response.text(),
  }
}

describe('the tiny preset', () => {
  const ownErrors: readonly (readonly [string, () => unknown])[] = [
    ['an error without options', () => new NotFound('No such book.')],
    [
      'an error with a field',
      () => new Unauthorized({ challenges: [{ scheme: 'Basic', params: { realm: 'shop' } }] }),
    ],
    ['an error with a delay', () => new ServiceUnavailable({ retryAfter: 30 })],
    [
      'an error with a member',
      () => new Forbidden({ extensions: { balance: 30 }, type: 'urn:credit' }),
    ],
    ['an error that states its methods', () => new MethodNotAllowed({ allow: ['PUT'] })],
    ['a subclass', () => new (class BookMissing extends NotFound {})()],
    ['an unknown error', () => new Error('secret')],
    ['a string', () => 'secret'],
    ['null', () => null],
    ['a revoked Proxy', () => revokedProxy()],
    [
      'an error of http-errors, which no recognizer knows',
      () => Object.assign(new Error('secret'), { status: 404 }),
    ],
  ]

  test.each(ownErrors)(
    'responds to %s with the bytes that the full preset sends in problem+json',
    async (_, make) => {
      const accept = { headers: { accept: 'application/problem+json' } }
      const tiny = await everythingOf(await appThatThrows(make()).request('/', accept))
      const full = (await everythingOf(
        await appThatThrows(make(), {}, fullHttpErrors).request('/', accept)
      )) as { fields: Record<string, string> }
      // RFC 9110 §12.5.5: with one format there is no negotiation.
      expect(full.fields['vary']).toBe('Accept')
      delete full.fields['vary']
      expect(tiny).toEqual(full)
    }
  )

  test('sends problem+json whatever the client accepts', async () => {
    const app = appThatThrows(new NotFound())
    const response = await app.request('/', { headers: { accept: 'text/html' } })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.has('vary')).toBe(false)
  })

  test('keeps the status, the phrase and the message of an HTTPException', async () => {
    const app = appThatThrows(new HTTPException(403, { message: 'Not on Sundays.' }))
    const response = await app.request('/')
    expect(response.status).toBe(403)
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      detail: 'Not on Sundays.',
      condition: 'permanent',
    })
  })

  test('gives the challenge of the option to the 401 of an HTTPException', async () => {
    const challenges = [{ scheme: 'Bearer', params: { realm: 'shop' } }]
    const app = appThatThrows(new HTTPException(401), { challenges })
    const response = await app.request('/')
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="shop"')
  })

  test('explains the status of an HTTPException without a message', async () => {
    const response = await appThatThrows(new HTTPException(429)).request('/')
    expect(await response.json()).toMatchObject({
      title: 'Too Many Requests',
      detail: 'The server did not accept the request. Try again later.',
      condition: 'temporary',
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('responds to an unrouted path with 404 and to a method without a route with 405', async () => {
    const app = appThatThrows(null)
    expect((await app.request('/nothing')).status).toBe(404)
    const response = await app.request('/', { method: 'DELETE' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, PUT')
  })

  test('responds to OPTIONS with the methods and to an unknown method with 501', async () => {
    const app = appThatThrows(null)
    const options = await app.request('/', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, PUT'])
    expect((await app.request('/', { method: 'BREW' })).status).toBe(501)
  })

  test('sends no content on HEAD and the length of the content of GET', async () => {
    const app = appThatThrows(new NotFound())
    const length = (await (await app.request('/')).text()).length
    const head = await app.request('/', { method: 'HEAD' })
    expect(await head.text()).toBe('')
    expect(head.headers.get('content-length')).toBe(String(length))
  })

  test('sends nothing of an unknown error and reports it once', async () => {
    const reported: unknown[] = []
    const thrown = new Error('secret')
    const app = appThatThrows(thrown, { report: (error) => void reported.push(error) })
    const response = await app.request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(reported).toEqual([thrown])
  })

  test('sends problem+json if a formatter of the app throws', async () => {
    const failing = {
      type: 'text/x-broken',
      format: () => {
        throw new Error('broken')
      },
    }
    const response = await appThatThrows(new NotFound(), { formatters: [failing] }).request('/')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('uses problem+json where a function of the app names no formatter', async () => {
    const response = await appThatThrows(new NotFound(), { formatters: () => undefined }).request(
      '/'
    )
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('uses the formatters, recognizers and languages that are passed in', async () => {
    const app = appThatThrows(createError(404, 'Nicht da.'), {
      formatters: [jsonFormatter(), htmlFormatter()],
      recognizers: [fromHttpErrors()],
      localize: createLocalizer([de]),
    })
    const response = await app.request('/', { headers: { accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-language')).toBe('de')
  })

  test('recognizes validation failures if it is asked to', async () => {
    const thrown = z.object({ email: z.email() }).safeParse({ email: 'x' }).error
    expect((await appThatThrows(thrown).request('/')).status).toBe(500)
    const recognizers = [fromValidation()]
    const status = (await appThatThrows(thrown, { recognizers }).request('/')).status
    expect(status).toBe(
      (await appThatThrows(thrown, { recognizers }, fullHttpErrors).request('/')).status
    )
  })

  test('refuses an unknown option by name', () => {
    expect(() => httpErrors(new Hono(), { formatter: [] } as never)).toThrow(
      new TypeError("Unknown option 'formatter' of httpErrors(): did you mean 'formatters'?")
    )
  })

  test('has the handlers for an app that is wired by hand', async () => {
    const app = new Hono()
    const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...silent })
    app.use(catchAll).onError(onError).notFound(notFound)
    app.get('/', () => {
      throw new Forbidden()
    })
    expect((await app.request('/')).status).toBe(403)
    expect((await app.request('/', { method: 'PUT' })).status).toBe(405)
  })

  test('sends an error of a stream as an event', async () => {
    const app = httpErrors(new Hono(), silent)
    app.get('/', (c) =>
      streamSSE(
        c,
        withErrorEvent(c, () => Promise.reject(new HTTPException(409)))
      )
    )
    const text = await (await app.request('/')).text()
    expect(text).toMatch(/^event: error\ndata: \{.*"status":409/)
  })
})

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
