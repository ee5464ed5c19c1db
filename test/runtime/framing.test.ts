/** The framing of what is changed after our errors, on the runtimes other than Node. */
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeHttp1, type WireResponse } from '../../src/conformance/clients/raw-client.ts'
import { changes, CONTENT, FIELDS, targetOf } from '../hono/framing-changes.ts'
import { outsides } from '../hono/framing-outsides.ts'
import { exchangePipeline } from './pipeline.ts'
import { startApp, type Running } from './runtimes.ts'

/** Where the `fetch` of a wrapped app is the last to see the response. */
const endingInOurs: ReadonlySet<string> = new Set([
  'a wrapped outer app that mounts ours by route()',
  'an app whose thrown c.json() a middleware rewrites',
])

type Fields = Readonly<Record<string, string>>

describe.each(['bun', 'deno', 'workerd'] as const)('on %s', (name) => {
  let running: Running
  let port: number
  beforeAll(async () => {
    running = await startApp(name, 'framing.ts')
    port = running.port ?? 0
  }, 60_000)
  afterAll(() => running?.stop())

  /** The first of two responses on one connection, both of which must be whole. */
  async function firstOf(method: string, target: string, fields: Fields): Promise<WireResponse> {
    const [first, second, ...others] = await exchangePipeline(port, [
      { method, target, fields: Object.entries(fields) },
      { method: 'GET', target: '/fine', fields: Object.entries(fields) },
    ])
    if (first === undefined || second === undefined) throw new Error('A response is missing.')
    expect(others).toEqual([])
    expect([second.status, String(second.body), second.defects]).toEqual([200, 'fine', []])
    expect(second.field('content-length')).toBe('4')
    expect(second.trailing.length).toBe(0)
    return first
  }

  /** Asserts that a response has this content, and that its end is found by one rule alone. */
  function expectContent(response: WireResponse, content: string): void {
    expect(String(response.body)).toBe(content)
    expect([response.complete, response.defects]).toEqual([true, []])
    const lengths = response.fieldLines('content-length')
    if (response.field('transfer-encoding') === undefined) {
      expect(lengths).toEqual([String(content.length)])
    } else {
      expect([response.framing, lengths]).toEqual(['chunked', []])
    }
  }

  /** Asserts that a response to HEAD has no content, and the length of that to GET or none. */
  function expectHead(response: WireResponse, content: string): void {
    expect(response.body.length).toBe(0)
    expect(response.defects).toEqual([])
    const lengths = response.fieldLines('content-length')
    if (lengths.length > 0) expect(lengths).toEqual([String(content.length)])
  }

  describe.each(Object.entries(changes))('a middleware that %s', (what, change) => {
    const target = targetOf(what, change)
    const { status, content } = change
    const expected: Readonly<Record<string, string | undefined>> = { ...FIELDS, ...change.fields }

    test(`A middleware on ${name} that ${what} sends the whole content, and leaves the next pipelined response whole`, async () => {
      const response = await firstOf('GET', target, { 'X-Change': what })
      expect(response.status).toBe(status)
      expectContent(response, content)
      for (const [field, value] of Object.entries(expected)) {
        expect([field, response.field(field)]).toEqual([field, value])
      }
    })

    test(`A middleware on ${name} that ${what} sends to HEAD neither content nor a length that GET does not have`, async () => {
      const response = await firstOf('HEAD', target, { 'X-Change': what })
      expect(response.status).toBe(status)
      expectHead(response, content)
      expect(response.field('content-type')).toBe(expected['content-type'])
      if (content === CONTENT) {
        expect(response.field('content-length')).toBe(String(CONTENT.length))
      }
    })

    test(`A middleware on ${name} that ${what} sends the whole content to HTTP/1.0`, async () => {
      const request = { version: '1.0', target, fields: [['X-Change', what]] } as const
      const response = await exchangeHttp1(port, { ...request, method: 'GET' })
      expect([response.status, String(response.body)]).toEqual([status, content])
      expect([response.defects, response.closed]).toEqual([[], true])
      expect(response.field('transfer-encoding')).toBeUndefined()
      expect(response.field('content-length') ?? content.length).toSatisfy(
        (length) => Number(length) === content.length
      )
      expectHead(await exchangeHttp1(port, { ...request, method: 'HEAD' }), content)
    })
  })

  test.each(Object.keys(outsides))(
    `%s on ${name} sends the changed content whole, and the next response whole`,
    async (what) => {
      const response = await firstOf('GET', '/books/1', { 'X-Change': what })
      const content = String(response.body)
      expect(content).toMatch(/^\{.*\}(?:!|<script>1<\/script>)$/)
      expectContent(response, content)
      const head = await firstOf('HEAD', '/books/1', { 'X-Change': what })
      expect([head.status, head.body.length, head.defects]).toEqual([response.status, 0, []])
      // What is outside the outermost wrapped app gets no content on HEAD, so nobody can count it.
      if (endingInOurs.has(what)) expectHead(head, content)
    }
  )

  test(`The fields that describe our page on ${name} stay where compress has encoded it`, async () => {
    const what = 'is compress, without Accept-Encoding in German'
    const ask = (coding: string): Promise<WireResponse> =>
      firstOf('GET', '/books/1', {
        'X-Change': what,
        Accept: 'text/html',
        'Accept-Encoding': coding,
        // The page has a reference, which would be another one for each request.
        Traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      })
    const encoded = await ask('gzip')
    expect([encoded.status, encoded.complete, encoded.defects]).toEqual([404, true, []])
    expect(encoded.field('content-security-policy')).toMatch(/^default-src 'none'/)
    expect(encoded.field('content-language')).toBe('de')
    expect(encoded.field('content-encoding')).toBe('gzip')
    // workerd encodes by that field what compress has encoded already, with Hono alone as well.
    const once = gunzipSync(encoded.body)
    const page = name === 'workerd' ? gunzipSync(once) : once
    expect(String(page)).toBe(String((await ask('identity')).body))
  })

  describe.each(['GET', 'HEAD'])('the fields that describe our page, for %s', (method) => {
    const fieldsOf = async (what: string): Promise<readonly unknown[]> => {
      const fields = { 'X-Change': `${what} in German`, Accept: 'text/html' }
      const target = `/books/1${what === 'is trimTrailingSlash' ? '/' : ''}`
      const response = await firstOf(method, target, fields)
      return ['content-security-policy', 'content-language', 'content-type'].map((field) =>
        response.field(field)
      )
    }

    test.each([
      'calls next() only',
      'sets a field by c.header',
      'sets a field by c.res.headers',
      'makes a Response of the same body',
      'reads a clone',
      'is cors',
      'is etag',
    ])(
      `The fields that describe our page on ${name} stay for ${method} where a middleware %s`,
      async (what) => {
        const policy = expect.stringMatching(/^default-src 'none'/)
        expect(await fieldsOf(what)).toEqual([policy, 'de', 'text/html; charset=utf-8'])
      }
    )

    test.each([
      ['sets c.res to c.json', 'application/json'],
      ['sets c.res to a longer c.json', 'application/json'],
      ['sets c.res to a new Response', 'text/plain'],
      ['wraps the content as JSONP', 'text/javascript'],
      ['injects a script', 'text/html; charset=utf-8'],
      ['redirects', undefined],
      ['is appendTrailingSlash', undefined],
      ['is trimTrailingSlash', undefined],
    ])(
      `The fields that describe our page on ${name} are not sent for ${method} where a middleware %s`,
      async (what, type) => {
        expect(await fieldsOf(what)).toEqual([undefined, undefined, type])
      }
    )
  })
})
