import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { stream, streamText } from 'hono/streaming'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import {
  firstByte,
  httpErrors,
  NotFound,
  withAbortOnError,
  type ByteSource,
  type Report,
} from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started, type TestServer } from '../support/server.ts'

const report = vi.fn<Report>()
const missing = new NotFound('No report of that name.')
const bug = new Error('secret')

/** Chunks, and what the source fails with after them. */
interface Script {
  readonly chunks: readonly string[]
  readonly failure?: unknown
}

const scripts: Readonly<Record<string, Script>> = {
  whole: { chunks: ['one ', 'two'] },
  'empty-first': { chunks: ['', '', 'one ', 'two'] },
  empty: { chunks: [] },
  'fails-at-once': { chunks: [], failure: bug },
  'fails-typed': { chunks: [], failure: missing },
  'fails-after-empty-chunks': { chunks: ['', ''], failure: missing },
  'fails-with-null': { chunks: [], failure: null },
  'fails-later': { chunks: ['one '], failure: bug },
}

async function* generated({ chunks, ...rest }: Script): AsyncGenerator<string> {
  yield* chunks
  if ('failure' in rest) throw rest.failure
}

function webStream(script: Script): ReadableStream<Uint8Array> {
  const source = generated(script)
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(new TextEncoder().encode(value))
    },
  })
}

/** The kinds of source. A stream of Node takes no `null` as its error. */
const sources: Readonly<Record<string, (script: Script) => ByteSource>> = {
  iterable: generated,
  web: webStream,
  node: (script) => Readable.from(generated(script)),
}

const app = httpErrors(new Hono(), { report })
app.get('/body/:source/:script', async (c) => {
  const source = sources[c.req.param('source')]
  const script = scripts[c.req.param('script')]
  if (source === undefined || script === undefined) return c.notFound()
  c.header('Content-Type', 'text/csv')
  return c.body(await firstByte(source(script)))
})
app.get('/stream/:script', (c) => {
  const write = withAbortOnError(c, async (bytes: { write(text: string): Promise<unknown> }) => {
    for await (const chunk of generated(scripts[c.req.param('script')] ?? { chunks: [] })) {
      await bytes.write(chunk)
    }
  })
  return firstByte(stream(c, write))
})
app.get('/text/:script', (c) => {
  const write = withAbortOnError(c, async (text: { write(text: string): Promise<unknown> }) => {
    for await (const chunk of generated(scripts[c.req.param('script')] ?? { chunks: [] })) {
      await text.write(chunk)
    }
  })
  return firstByte(streamText(c, write))
})

let server: TestServer
beforeAll(async () => {
  server = await started(createAdaptorServer({ fetch: app.fetch }))
})
afterAll(() => server.close())
beforeEach(() => report.mockClear())

const ways = [...Object.keys(sources).map((name) => `/body/${name}`), '/stream', '/text']

describe.each(ways)('firstByte with a source of %s', (way) => {
  test.each(['whole', 'empty-first'])(
    'firstByte sends all content of the source "%s"',
    async (script) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${way}/${script}`)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('one two')
      expect(report).not.toHaveBeenCalled()
    }
  )

  test('firstByte sends no content of an empty source, with its status 200', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}${way}/empty`)
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test.each(['fails-typed', 'fails-after-empty-chunks'])(
    'firstByte responds with the error of the source "%s"',
    async (script) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${way}/${script}`)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(await response.json()).toMatchObject({
        status: 404,
        detail: 'No report of that name.',
      })
      expect(report.mock.calls.map(([error]) => error)).toEqual([missing])
    }
  )

  test('firstByte responds with a 500 that contains nothing of an unknown error, which it reports once', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}${way}/fails-at-once`)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(report.mock.calls.map(([error]) => error)).toEqual([bug])
  })

  test('firstByte aborts the connection if the source fails after the first byte', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}${way}/fails-later`)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })
})

describe('firstByte', () => {
  test.each(['/body/iterable', '/body/web', '/stream', '/text'])(
    'firstByte responds with a 500 if %s fails with null',
    async (way) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${way}/fails-with-null`)
      expect(response.status).toBe(500)
      expect(report.mock.calls.map(([error]) => error)).toEqual([null])
    }
  )

  test.each([...ways.map((way) => `${way}/fails-typed`), ...ways.map((way) => `${way}/empty`)])(
    'firstByte sends one correct response over HTTP/1.0 and HTTP/1.1 to %s',
    async (target) => {
      for (const version of ['1.0', '1.1'] as const) {
        const response = await exchangeHttp1(server.port, { method: 'GET', target, version })
        expect(checkResponse(response.request, response)).toEqual([])
        expect(response.status).toBe(target.endsWith('empty') ? 200 : 404)
      }
    }
  )

  test('firstByte keeps the status and the fields of a Response', async () => {
    const response = new Response('x', { status: 201, headers: { 'x-id': '7' } })
    const same = await firstByte(response)
    expect([same.status, same.headers.get('x-id'), await same.text()]).toEqual([201, '7', 'x'])
  })

  test('firstByte returns a Response without content as it is', async () => {
    const response = new Response(null, { status: 204 })
    expect(await firstByte(response)).toBe(response)
  })

  test('firstByte ends the source when the reader of the result cancels', async () => {
    const ended = vi.fn<() => void>()
    async function* endless(): AsyncGenerator<string> {
      try {
        while (true) yield 'x'
      } finally {
        ended()
      }
    }
    const result = await firstByte(endless())
    await result.cancel()
    expect(ended).toHaveBeenCalledOnce()
  })

  test.each([[undefined], [null], ['text'], [{}], [7]])(
    'firstByte refuses %j and names its type',
    async (source) => {
      await expect(firstByte(source as never)).rejects.toThrow(
        /^firstByte\(\) takes a Response, a ReadableStream, or an async iterable; received /
      )
    }
  )
})
