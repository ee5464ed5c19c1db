/** What a response states of its content is true of what middleware puts in its place, too. */
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { after, appWith, changes } from './framing-changes.ts'
import { typeOfNothing } from '../support/installed-versions.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { exchangeHttp1, type WireResponse } from '../../src/conformance/clients/raw-client.ts'

const servers: TestServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function portOf(start: Promise<TestServer>): Promise<number> {
  const server = await start
  servers.push(server)
  return server.port
}

function fieldsOf(response: WireResponse, ...names: readonly string[]): unknown {
  return names.map((name) => response.field(name))
}

describe('the fields that describe our page', () => {
  const PAGE_FIELDS = ['content-security-policy', 'content-language', 'content-type'] as const
  const options = { localize: () => ({ language: 'de' }) }
  const ask = async (
    change: Parameters<typeof appWith>[0],
    method = 'GET',
    accept = 'text/html'
  ) => {
    const port = await portOf(startHttp1(appWith(change, options)))
    const fields = [['Accept', accept] as const]
    return exchangeHttp1(port, { version: '1.1', method, target: '/books/1', fields })
  }
  const page = ['text/html; charset=utf-8', 'de', expect.stringMatching(/^default-src 'none'/)]
  const [type, language, policy] = page

  test.each(['GET', 'HEAD'])(
    'the fields that describe our page are sent to %s if middleware only adds fields',
    async (method) => {
      for (const name of ['calls next() only', 'sets a field by c.header', 'reads a clone']) {
        const { middleware = after(() => {}) } = changes[name] ?? {}
        expect(fieldsOf(await ask(middleware, method), ...PAGE_FIELDS)).toEqual([
          policy,
          language,
          type,
        ])
      }
    }
  )

  test.each(['GET', 'HEAD'])(
    'the fields that describe our page are not sent to %s with the content that replaces it',
    async (method) => {
      const replaced = {
        'sets c.res to c.json': 'application/json',
        'sets c.res to a new Response': 'text/plain',
        'wraps the content as JSONP': 'text/javascript',
        'injects a script': 'text/html; charset=utf-8',
        redirects: typeOfNothing,
        'is appendTrailingSlash': typeOfNothing,
      }
      for (const [name, other] of Object.entries(replaced)) {
        const { middleware = after(() => {}), status } = changes[name] ?? {}
        const response = await ask(middleware, method)
        expect([name, response.status]).toEqual([name, status])
        expect([name, fieldsOf(response, ...PAGE_FIELDS)]).toEqual([
          name,
          [undefined, undefined, other],
        ])
      }
    }
  )

  test('the fields that describe our page are sent if compress has encoded it', async () => {
    const port = await portOf(startHttp1(appWith(compress({ threshold: 0 }), options)))
    const [plain, encoded, head] = await Promise.all(
      (
        [
          ['GET', 'identity'],
          ['GET', 'gzip'],
          ['HEAD', 'gzip'],
        ] as const
      ).map(([method, coding]) => {
        const fields = [
          ['Accept', 'text/html'],
          ['Accept-Encoding', coding],
          // The page has a reference, which would be another one for each request.
          ['traceparent', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`],
        ] as const
        return exchangeHttp1(port, { version: '1.1', method, target: '/books/1', fields })
      })
    )
    if (!plain || !encoded || !head) throw new TypeError('A response is missing.')
    for (const response of [plain, encoded, head]) {
      expect(fieldsOf(response, ...PAGE_FIELDS)).toEqual([policy, language, type])
      expect([response.status, response.complete, response.defects]).toEqual([404, true, []])
    }
    expect(fieldsOf(encoded, 'content-encoding', 'content-length')).toEqual(['gzip', undefined])
    expect(String(gunzipSync(encoded.body))).toBe(String(plain.body))
    expect(head.body.length).toBe(0)
  })

  test.each([
    ['sets c.res to a longer c.json', 'application/json'],
    ['injects a script', 'text/html; charset=utf-8'],
  ])(
    'the fields that describe our page are not sent if compress has encoded what a middleware made that %s',
    async (name, other) => {
      const { middleware, status } = changes[name] ?? {}
      if (middleware === undefined) throw new TypeError('There is no such change.')
      const both: MiddlewareHandler = (c, next) =>
        compress({ threshold: 0 })(c, async () => void (await middleware(c, next)))
      const port = await portOf(startHttp1(appWith(both, options)))
      for (const method of ['GET', 'HEAD']) {
        const fields = [['Accept', 'text/html'] as const, ['Accept-Encoding', 'gzip'] as const]
        const request = { version: '1.1', method, target: '/books/1', fields } as const
        const response = await exchangeHttp1(port, request)
        expect([response.status, response.complete, response.defects]).toEqual([status, true, []])
        expect([method, fieldsOf(response, ...PAGE_FIELDS)]).toEqual([
          method,
          [undefined, undefined, other],
        ])
        expect(response.field('content-encoding')).toBe(method === 'GET' ? 'gzip' : undefined)
      }
    }
  )

  test('the fields that describe our page are sent with the values that middleware sets', async () => {
    const own = after((c) => {
      c.res = c.html('<p>Own page</p>', 404)
      c.header('Content-Security-Policy', "default-src 'self'")
      c.header('Content-Language', 'fr')
    })
    expect(fieldsOf(await ask(own), ...PAGE_FIELDS)).toEqual([
      "default-src 'self'",
      'fr',
      'text/html; charset=UTF-8',
    ])
  })

  test('the fields that describe our page are not sent with the 304 of a middleware', async () => {
    const unmodified = after((c) => {
      c.res = c.body(null, 304)
    })
    const response = await ask(unmodified)
    expect(fieldsOf(response, ...PAGE_FIELDS, 'content-length')).toEqual([
      undefined,
      undefined,
      typeOfNothing,
      undefined,
    ])
  })
})

describe('Content-Length of a response to HEAD', () => {
  const head = async (change: Parameters<typeof appWith>[0]): Promise<string | undefined> => {
    const port = await portOf(startHttp1(appWith(change)))
    const response = await exchangeHttp1(port, {
      version: '1.1',
      method: 'HEAD',
      target: '/books/1',
    })
    return response.field('content-length')
  }

  test('a response to HEAD has no Content-Length if its content never comes, and the content is cancelled', async () => {
    let isCancelled = false
    const endless = after((c) => {
      const body = new ReadableStream({ cancel: () => void (isCancelled = true) })
      c.res = new Response(body, c.res)
    })
    expect(await head(endless)).toBeUndefined()
    expect(isCancelled).toBe(true)
  })

  test('a response to HEAD has no Content-Length if its content does not end', async () => {
    let isCancelled = false
    const endless = after((c) => {
      const body = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
        cancel: () => void (isCancelled = true),
      })
      c.res = new Response(body, c.res)
    })
    expect(await head(endless)).toBeUndefined()
    expect(isCancelled).toBe(true)
  })

  test('a response to HEAD has no Content-Length if its content fails', async () => {
    const failing = after((c) => {
      const body = new ReadableStream({ start: (controller) => controller.error(new Error('x')) })
      c.res = new Response(body, c.res)
    })
    expect(await head(failing)).toBeUndefined()
  })

  test('a response to HEAD has no Content-Length if middleware has encoded its content', async () => {
    const encoded = after((c) => {
      const body = c.res.body?.pipeThrough(new CompressionStream('gzip')) ?? null
      c.res = new Response(body, c.res)
      c.res.headers.set('Content-Encoding', 'gzip')
    })
    expect(await head(encoded)).toBeUndefined()
  })
})
