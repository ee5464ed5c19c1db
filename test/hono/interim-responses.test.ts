/** Interim responses on real servers, to clients of each version of HTTP. */
import { createServer as createHttp2Server } from 'node:http2'
import { createAdaptorServer } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  sendContinue,
  sendEarlyHints,
  httpErrors,
  NotFound,
  sendProcessing,
  type Link,
} from '../../src/index.ts'
import { startHttp1, startHttp2, started, type TestServer } from '../support/server.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
  type FieldLine,
} from '../../src/conformance/clients/raw-client.ts'

const style = { href: '/style.css', rel: 'preload', as: 'style' }
type Version = '1.0' | '1.1' | '2'

interface Asked {
  readonly method?: string
  readonly fields?: readonly FieldLine[]
  readonly body?: string
}

/** Asks an app whose only handler is this one. */
async function ask(version: Version, handler: (c: Context) => Response, asked: Asked = {}) {
  const app = httpErrors(new Hono()).all('/', handler)
  const server = await (version === '2' ? startHttp2(app) : startHttp1(app))
  try {
    const request = { method: 'GET', ...asked }
    const response = await (version === '2'
      ? exchangeHttp2(server.port, request)
      : exchangeHttp1(server.port, { version, ...request }))
    expect(checkResponse(response.request, response)).toEqual([])
    return response
  } finally {
    await server.close()
  }
}

/** A handler that responds with the result of the function. */
const respondWith = (send: (c: Context) => unknown) => (c: Context) =>
  c.text(JSON.stringify(send(c)))

describe.each(['1.1', '2'] as const)('over HTTP/%s', (version) => {
  test('sendEarlyHints sends a 103 with its links before the response', async () => {
    const hints = (c: Context) => sendEarlyHints(c, [style, '</app.js>; rel=preload; as=script'])
    const { interim, status, body } = await ask(version, respondWith(hints))
    expect(interim).toEqual([
      {
        status: 103,
        fields: [
          [
            version === '2' ? 'link' : 'Link',
            '</style.css>; rel=preload; as=style, </app.js>; rel=preload; as=script',
          ],
        ],
      },
    ])
    expect([status, String(body)]).toEqual([200, 'true'])
  })

  test('sendProcessing sends a 102', async () => {
    const { interim, body } = await ask(version, respondWith(sendProcessing))
    expect(interim).toEqual([{ status: 102, fields: [] }])
    expect(String(body)).toBe('true')
  })

  test('several interim responses are sent before an error', async () => {
    const { interim, status } = await ask(version, (c) => {
      sendProcessing(c)
      sendEarlyHints(c, style)
      throw new NotFound()
    })
    expect(interim.map((one) => one.status)).toEqual([102, 103])
    expect(status).toBe(404)
  })

  test('sendEarlyHints sends a 103 to HEAD too', async () => {
    const { interim, body } = await ask(
      version,
      respondWith((c) => sendEarlyHints(c, style)),
      {
        method: 'HEAD',
      }
    )
    expect(interim.map((one) => one.status)).toEqual([103])
    expect(body).toHaveLength(0)
  })

  test('sendEarlyHints sends nothing if it gets no links', async () => {
    const { interim, body } = await ask(
      version,
      respondWith((c) => sendEarlyHints(c, []))
    )
    expect(interim).toEqual([])
    expect(String(body)).toBe('false')
  })

  test('no interim response is sent once the response has begun', async () => {
    const { interim, body } = await ask(version, (c) => {
      const { outgoing } = c.env
      outgoing.writeHead(200, {
        'Content-Length': '19',
        'Content-Type': 'application/json',
      })
      const sent = [sendEarlyHints(c, style), sendProcessing(c), sendContinue(c)]
      outgoing.end(JSON.stringify(sent))
      return RESPONSE_ALREADY_SENT
    })
    expect(interim).toEqual([])
    expect(String(body)).toBe('[false,false,false]')
  })

  test('sendContinue sends no second 100 if Node has sent one by itself', async () => {
    const expecting = { method: 'POST', body: 'x', fields: [['Expect', '100-continue']] as const }
    const { interim, body } = await ask(version, respondWith(sendContinue), expecting)
    expect(interim.map((one) => one.status)).toEqual([100])
    expect(String(body)).toBe('false')
  })

  test.each([
    [[['Expect', '100-continue']], '[true,false]', [100]],
    [[], '[false,false]', []],
  ] as const)(
    'sendContinue sends one 100 at most if the app decides, with the fields %j: %s',
    async (fields, results, statuses) => {
      const app = new Hono().post('/', (c) => c.json([sendContinue(c), sendContinue(c)]))
      const server = createAdaptorServer({
        fetch: app.fetch,
        ...(version === '2' && { createServer: createHttp2Server }),
      })
      server.on('checkContinue', (incoming, outgoing) => {
        server.emit('request', incoming, outgoing)
      })
      const { port, close } = await started(server)
      const request = { method: 'POST', body: 'x', fields }
      const { interim, body } = await (version === '2'
        ? exchangeHttp2(port, request)
        : exchangeHttp1(port, { version, ...request }))
      await close()
      expect(String(body)).toBe(results)
      expect(interim.map(({ status }) => status)).toEqual(statuses)
    }
  )
})

describe('interim responses to HTTP/1.0', () => {
  test('an HTTP/1.0 client gets no interim response (RFC 9110 §15.2)', async () => {
    const { raw, body } = await ask(
      '1.0',
      respondWith((c) => [sendEarlyHints(c, style), sendProcessing(c), sendContinue(c)]),
      { method: 'POST', body: 'x', fields: [['Expect', '100-continue']] }
    )
    expect(String(raw)).not.toMatch(/HTTP\/1.1 1/)
    expect(String(body)).toBe('[false,false,false]')
  })
})

test('sendEarlyHints waits until the response to the pipelined request before has been sent', async () => {
  let release = (): void => {}
  const app = new Hono()
    .get('/first', () => new Promise<Response>((resolve) => (release = () => resolve(ok()))))
    .get('/second', (c) => {
      sendEarlyHints(c, style)
      release()
      return c.text('second')
    })
  const ok = () => new Response('first', { headers: { 'Content-Length': '5' } })
  const server: TestServer = await startHttp1(app)
  const { raw } = await exchangeRaw(
    server.port,
    'GET /first HTTP/1.1\r\nHost: a\r\n\r\nGET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  )
  await server.close()
  expect(String(raw).match(/HTTP\/1.1 \d+/g)).toEqual([
    'HTTP/1.1 200',
    'HTTP/1.1 103',
    'HTTP/1.1 200',
  ])
})

test('interim responses are not sent on other runtimes than Node', async () => {
  const app = new Hono().get('/', (c) =>
    c.json([sendEarlyHints(c, style), sendProcessing(c), sendContinue(c)])
  )
  expect(await (await app.request('/')).json()).toEqual([false, false, false])
})

describe('the option links of sendEarlyHints', () => {
  const links: unknown[] = []
  const app = new Hono().get('/', (c) => {
    links.push(sendEarlyHints(c, links.shift() as Link))
    return c.text('')
  })
  const complaint = async (link: unknown): Promise<string> => {
    links.push(link)
    const complaining = new Hono().route('/', app).onError((error, c) => c.text(String(error)))
    return (await complaining.request('/')).text()
  }

  test.each([
    ['', `Option 'links'`],
    [42, `Option 'links'`],
    [null, `Option 'links'`],
    ['</style.css>', `Option 'links'`],
    ['/style.css; rel=preload', `Option 'links'`],
    ['</style.css>; rel=preload; rel=next', `Option 'links'`],
    ['</a b>; rel=preload', `Option 'links'`],
    ['</a>; rel=preload\r\nSet-Cookie: a=b', `Option 'links'`],
    ['</a>; rel=preload, nonsense', `Option 'links'`],
    [['</a>; rel=preload', '<b>'], `Option 'links[1]'`],
    [{ href: '', rel: 'preload' }, `Option 'links.href'`],
    [{ href: '/é', rel: 'preload' }, `Option 'links.href'`],
    [{ href: 'https://user:pass@host/', rel: 'preload' }, `Option 'links.href'`],
    [{ href: '/a' }, `Option 'links.rel'`],
    [{ href: '/a', rel: '' }, `Option 'links.rel'`],
    [{ href: '/a', rel: 'Pre Load' }, `Option 'links.rel'`],
    [{ href: '/a', rel: 'preload', as: '\n' }, `Option 'links.as'`],
    [{ href: '/a', rel: 'preload', 'a b': 'c' }, `Option 'links parameter'`],
    [[{ href: '/a', rel: 'preload', as: 3 }], `Option 'links[0].as'`],
  ])('sendEarlyHints refuses the link %j and names the option', async (link, start) => {
    const text = await complaint(link)
    expect(text.startsWith(`TypeError: ${start} must be `)).toBe(true)
    expect(text).not.toContain('pass@')
  })

  test('sendEarlyHints quotes the parameters of a link that need it, and sends several relations', async () => {
    const { interim } = await ask(
      '2',
      respondWith((c) =>
        sendEarlyHints(c, [
          { href: '/a.css', rel: 'preload', as: 'style', type: 'text/css', crossorigin: true },
          { href: 'https://cdn.example', rel: 'preconnect dns-prefetch', media: '(width > 9px)' },
        ])
      )
    )
    expect(interim[0]?.fields).toEqual([
      [
        'link',
        '</a.css>; rel=preload; as=style; type="text/css"; crossorigin, ' +
          '<https://cdn.example>; rel="preconnect dns-prefetch"; media="(width > 9px)"',
      ],
    ])
  })

  test('sendEarlyHints returns false for a link that Node refuses over HTTP/1.1', async () => {
    const { interim, body } = await ask(
      '1.1',
      respondWith((c) => sendEarlyHints(c, { href: '/', rel: 'preconnect dns-prefetch' }))
    )
    expect(interim).toEqual([])
    expect(String(body)).toBe('false')
  })
})
