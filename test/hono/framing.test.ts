/** The length that a response states is that of the content that is sent, whoever changes it. */
import { afterEach, describe, expect, test } from 'vitest'
import { Hono } from 'hono'
import { createAdaptorServer } from '../../src/node/serve.ts'
import { httpErrorHandlers, httpErrors, NotFound } from '../../src/index.ts'
import { after, appWith, changes, CONTENT, FIELDS, injected, targetOf } from './framing-changes.ts'
import { started, startHttp1, startHttp2, type TestServer } from '../support/server.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'

type App = Pick<Hono, 'fetch'>

const servers: TestServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const starts: Readonly<Record<string, (app: App) => Promise<TestServer>>> = {
  '@hono/node-server': startHttp1,
  'serve of this package': ({ fetch }) => started(createAdaptorServer({ fetch })),
}

async function portOf(start: Promise<TestServer>): Promise<number> {
  const server = await start
  servers.push(server)
  return server.port
}

const SECOND =
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\nConnection: close\r\nContent-Length: 4\r\n\r\nfine'

/** The bytes of a request and of a second one that is pipelined, without Date. */
async function pipelined(port: number, method: string, target: string): Promise<string> {
  const bytes = `${method} ${target} HTTP/1.1\r\nHost: localhost\r\n\r\nGET /fine HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
  const { raw } = await exchangeRaw(port, bytes)
  return raw.toString('latin1').replace(/^Date: .*\r\n/gim, '')
}

/** The first of two responses, whose content must be whole, and the second untouched. */
async function firstOf(port: number, method: string, target: string) {
  const raw = await pipelined(port, method, target)
  expect(raw.slice(-SECOND.length)).toBe(SECOND)
  const [head = '', ...rest] = raw.slice(0, -SECOND.length).split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const fields = new Map(lines.map((one) => pairOf(one)))
  return { line, fields, lines, body: rest.join('\r\n\r\n') }
}

function pairOf(line: string): readonly [string, string] {
  const [name = '', ...value] = line.split(':')
  return [name.toLowerCase(), value.join(':').trim()]
}

/** The content of what is after the head: by its length, or in chunks. */
function contentOf(fields: ReadonlyMap<string, string>, body: string): string {
  if (!fields.has('transfer-encoding')) {
    expect(fields.get('content-length')).toBe(String(body.length))
    return body
  }
  expect(fields.has('content-length')).toBe(false)
  expect(body.endsWith('0\r\n\r\n')).toBe(true)
  return body.replaceAll(/[\da-f]+\r\n([^]*?)\r\n(?=[\da-f]+\r\n)/g, '$1').slice(0, -5)
}

const FRAMING = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']

function described(fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...fields].filter(([name]) => !FRAMING.includes(name)))
}

describe.each(Object.entries(starts))('on %s', (_name, start) => {
  describe.each(Object.entries(changes))('a middleware that %s', (name, change) => {
    const target = targetOf(name, change)
    const expected = Object.entries({ ...FIELDS, ...change.fields }).filter(
      ([, value]) => value !== undefined
    )

    test('sends the whole content, and leaves the next pipelined response whole', async () => {
      const port = await portOf(start(appWith(change.middleware)))
      const { line, fields, body } = await firstOf(port, 'GET', target)
      expect(line).toMatch(new RegExp(`^HTTP/1.1 ${change.status} `))
      expect(contentOf(fields, body)).toBe(change.content)
      expect(described(fields)).toMatchObject(Object.fromEntries(expected))
      for (const [field, value] of Object.entries(change.fields ?? {})) {
        expect([field, fields.get(field)]).toEqual([field, value])
      }
    })

    test('sends to HEAD the fields of GET and the length of the content', async () => {
      const port = await portOf(start(appWith(change.middleware)))
      const get = await firstOf(port, 'GET', target)
      const head = await firstOf(port, 'HEAD', target)
      expect(head.line).toBe(get.line)
      expect(head.body).toBe('')
      // compress adds its Vary to GET only.
      const { vary: _vary, ...fields } = described(get.fields)
      expect(described(head.fields)).toMatchObject(fields)
      expect(head.fields.get('content-length')).toBe(
        change.content === '' ? undefined : String(change.content.length)
      )
    })

    test('sends the whole content to HTTP/1.0', async () => {
      const port = await portOf(start(appWith(change.middleware)))
      const response = await exchangeHttp1(port, { version: '1.0', method: 'GET', target })
      expect(response.status).toBe(change.status)
      expect(String(response.body)).toBe(change.content)
      expect(response.field('transfer-encoding')).toBeUndefined()
      const stated = response.field('content-length')
      expect(stated ?? String(change.content.length)).toBe(String(change.content.length))
      if (change.content === CONTENT) expect(stated).toBe(String(CONTENT.length))
    })

    test('sends the whole content over HTTP/2', async () => {
      const port = await portOf(startHttp2(appWith(change.middleware)))
      for (const method of ['GET', 'HEAD']) {
        const response = await exchangeHttp2(port, { method, target })
        expect(response.status).toBe(change.status)
        expect(String(response.body)).toBe(method === 'HEAD' ? '' : change.content)
        const stated = response.field('content-length')
        expect(stated ?? String(change.content.length)).toBe(String(change.content.length))
      }
    })
  })

  test('an error that nothing changes has the bytes of the README', async () => {
    const port = await portOf(start(appWith((_c, next) => next())))
    expect(await pipelined(port, 'GET', '/books/1')).toBe(
      `HTTP/1.1 404 Not Found\r\nCache-Control: no-store\r\nContent-Type: application/problem+json\r\nVary: Accept\r\nX-Content-Type-Options: nosniff\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 109\r\n\r\n${CONTENT}${SECOND}`
    )
  })

  test('a problem with one more member has its own length, to the byte', async () => {
    const { middleware, content } = changes['adds a member to the problem'] ?? {}
    if (middleware === undefined) throw new TypeError('There is no such change.')
    const port = await portOf(start(appWith(middleware)))
    expect(await pipelined(port, 'GET', '/books/1')).toBe(
      `HTTP/1.1 404 Not Found\r\ncache-control: no-store\r\ncontent-type: application/problem+json\r\nvary: Accept\r\nx-content-type-options: nosniff\r\ncontent-length: 129\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\n${content}${SECOND}`
    )
  })

  const inner = (): Hono => appWith((_c, next) => next())
  const outsides: Readonly<Record<string, () => App>> = {
    'an outer app that mounts ours by route()': () =>
      new Hono()
        .get('/fine', (c) => c.text('fine'))
        .use(after(rewrite))
        .route('/', inner()),
    'a wrapped outer app that mounts ours by route()': () =>
      httpErrors(new Hono())
        .get('/fine', (c) => c.text('fine'))
        .use(after(rewrite))
        .route('/', inner()),
    'an outer app that mounts ours by mount()': () =>
      new Hono()
        .get('/fine', (c) => c.text('fine'))
        .use(after(rewrite))
        .mount('/', inner().fetch),
    'an app that is wired by hand': () => {
      const app = new Hono().get('/fine', (c) => c.text('fine')).use(after(rewrite))
      const { onError, notFound } = httpErrorHandlers({ app })
      app.get('/books/:id', () => {
        throw new NotFound('No book has that id.')
      })
      return app.onError(onError).notFound(notFound)
    },
    'a function around app.fetch': () => {
      const app = inner()
      const fetch = async (...args: Parameters<Hono['fetch']>): Promise<Response> => {
        const response = await app.fetch(...args)
        if (response.ok) return response
        return new Response(`${await response.text()}!`, response)
      }
      return { fetch } as App
    },
    'a function around app.fetch that injects a script': () => {
      const app = inner()
      const fetch = async (...args: Parameters<Hono['fetch']>): Promise<Response> => {
        const response = await app.fetch(...args)
        if (response.ok || response.body === null) return response
        return new Response(injected(response.body), response)
      }
      return { fetch } as App
    },
    'an app whose thrown c.json() a middleware rewrites': () =>
      httpErrors(new Hono())
        .get('/fine', (c) => c.text('fine'))
        .use(after(rewrite))
        .get('/books/:id', (c) => {
          throw c.json({ thrown: true }, 404)
        }),
  }

  async function rewrite(c: Parameters<Parameters<typeof after>[0]>[0]): Promise<void> {
    if (c.res.ok) return
    c.res = new Response(`${await c.res.text()}!`, c.res)
  }

  test.each(Object.entries(outsides))(
    '%s sends the changed content whole, and the next response whole',
    async (_what, make) => {
      const port = await portOf(start(make()))
      const { fields, body } = await firstOf(port, 'GET', '/books/1')
      expect(contentOf(fields, body)).toMatch(/^\{.*\}(?:!|<script>1<\/script>)$/)
      expect((await firstOf(port, 'HEAD', '/books/1')).body).toBe('')
    }
  )
})

function fieldsOf(response: WireResponse, ...names: readonly string[]): unknown {
  return names.map((name) => response.field(name))
}

describe('what describes the content of the error', () => {
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

  test.each(['GET', 'HEAD'])('stays where %s only gets more fields', async (method) => {
    for (const name of ['calls next() only', 'sets a field by c.header', 'reads a clone']) {
      const { middleware = after(() => {}) } = changes[name] ?? {}
      expect(fieldsOf(await ask(middleware, method), ...PAGE_FIELDS)).toEqual([
        policy,
        language,
        type,
      ])
    }
  })

  test.each(['GET', 'HEAD'])(
    'is not sent to %s with the content that replaces it',
    async (method) => {
      const replaced = {
        'sets c.res to c.json': 'application/json',
        'sets c.res to a new Response': 'text/plain',
        'wraps the content as JSONP': 'text/javascript',
        'injects a script': 'text/html; charset=utf-8',
        redirects: undefined,
        'is appendTrailingSlash': undefined,
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

  test('stays when middleware sets it to another value', async () => {
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

  test('is not sent with the 304 of a middleware', async () => {
    const unmodified = after((c) => {
      c.res = c.body(null, 304)
    })
    const response = await ask(unmodified)
    expect(fieldsOf(response, ...PAGE_FIELDS, 'content-length')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the length of a response to HEAD', () => {
  const head = async (change: Parameters<typeof appWith>[0]): Promise<string | undefined> => {
    const port = await portOf(startHttp1(appWith(change)))
    const response = await exchangeHttp1(port, {
      version: '1.1',
      method: 'HEAD',
      target: '/books/1',
    })
    return response.field('content-length')
  }

  test('is left out for content that never comes, which is cancelled', async () => {
    let isCancelled = false
    const endless = after((c) => {
      const body = new ReadableStream({ cancel: () => void (isCancelled = true) })
      c.res = new Response(body, c.res)
    })
    expect(await head(endless)).toBeUndefined()
    expect(isCancelled).toBe(true)
  })

  test('is left out for content without end', async () => {
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

  test('is left out for content that fails', async () => {
    const failing = after((c) => {
      const body = new ReadableStream({ start: (controller) => controller.error(new Error('x')) })
      c.res = new Response(body, c.res)
    })
    expect(await head(failing)).toBeUndefined()
  })

  test('is left out for content that middleware has encoded', async () => {
    const encoded = after((c) => {
      const body = c.res.body?.pipeThrough(new CompressionStream('gzip')) ?? null
      c.res = new Response(body, c.res)
      c.res.headers.set('Content-Encoding', 'gzip')
    })
    expect(await head(encoded)).toBeUndefined()
  })
})
