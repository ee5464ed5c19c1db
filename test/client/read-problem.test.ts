/** Whatever a server sends, the client gets an error with status and fields, in the time that it allows. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { errorFrom, errorOf, readProblem, ReceivedError } from '../../src/client/index.ts'
import { errorClassesByStatus, NotFound, TooManyRequests } from '../../src/index.ts'
import { contentServer, head, hostileServer } from './hostile-server.ts'

const problemJson = 'application/problem+json'
const credit = { type: 'https://example.com/credit', title: 'No credit', balance: 30 }

async function problemFrom(type: string, content: string | Uint8Array) {
  return readProblem(await fetch(await contentServer(403, type, content)))
}

const alone = { type: 'about:blank', status: 403 }
const full = { ...credit, status: 403 }
const json = JSON.stringify(credit)

describe('content of these media types is read', () => {
  test.each([
    problemJson,
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/vnd.api+json',
    'application/problem+json;charset=iso-8859-1',
  ])('The members of %s are those of the problem', async (type) => {
    expect(await problemFrom(type, json)).toEqual(full)
  })

  test.each([
    [
      'text/html; charset=utf-8',
      `<!doctype html><script type="application/problem+json">${json}</script>`,
    ],
    ['text/html', `<SCRIPT TYPE=application/problem+json>\n${json}\n</SCRIPT >`],
    [
      'application/xhtml+xml',
      `<p/><script id="p" type="application/problem+json">${json}</script>`,
    ],
    ['text/html', `<script type='application/problem+json' nonce="x">${json}</script>`],
    ['text/html', `<script type="application/problem+json" id=p >${json}</script>`],
    [
      'text/html',
      `<script>1</script><script type="application/problem+json">${json}</script><script>{}</script>`,
    ],
  ])('The problem that a page of %s embeds is read', async (type, page) => {
    expect(await problemFrom(type, page)).toEqual(full)
  })

  test('Content without a Content-Type is read as JSON', async () => {
    const url = await hostileServer((socket) => socket.end(`${head(403, {})}${json}`))
    expect(await readProblem(await fetch(url))).toEqual(full)
  })

  test('A byte order mark is no part of the content', async () => {
    expect(await problemFrom(problemJson, `\ufeff${json}`)).toEqual(full)
  })
})

describe('content without a problem leaves the status', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['empty', problemJson, ''],
    ['of spaces', problemJson, ' \n'],
    ['broken JSON', problemJson, '{"title": "x"'],
    ['JSON that is followed by more', problemJson, '{"title": "x"} {}'],
    ['an array', problemJson, '[{"title":"x"}]'],
    ['a number', problemJson, '17'],
    ['null', problemJson, 'null'],
    ['a string', problemJson, '"{}"'],
    ['a page without a problem', 'text/html', '<h1>Forbidden</h1>'],
    ['a page with a script', 'text/html', `<script>${json}</script>`],
    [
      'a page with a broken problem',
      'text/html',
      '<script type="application/problem+json">{</script>',
    ],
    ['JSON that is called text', 'text/plain', json],
    [
      'JSON in text that looks like a page',
      'text/plain',
      `<script type="application/problem+json">${json}</script>`,
    ],
    ['XML', 'application/problem+xml', '<problem xmlns="urn:ietf:rfc:7807"/>'],
    ['JSON in UTF-16', problemJson, Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['of bytes that are no text', problemJson, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)],
    ['nested too deeply', problemJson, `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['as large as the limit and a byte', problemJson, `{"a":"${'x'.repeat(65_536 - 7)}"}`],
    ['of 10 MB', problemJson, `{"a":"${'x'.repeat(10_000_000)}"}`],
    ['of very many scripts', 'text/html', '<script a/problem+json'.repeat(2900)],
  ])('Content that is %s is no problem', async (_what, type, content) => {
    expect(await problemFrom(type, content)).toEqual(alone)
  })

  test('Content as large as the limit is read', async () => {
    const content = `{"a":"${'x'.repeat(65_536 - 8)}"}`
    expect(content).toHaveLength(65_536)
    expect(await problemFrom(problemJson, content)).toHaveProperty('a')
  })

  test('The limit is an option', async () => {
    const url = await contentServer(403, problemJson, json)
    expect(await readProblem(await fetch(url), { limit: json.length })).toEqual(full)
    const next = await contentServer(403, problemJson, json)
    expect(await readProblem(await fetch(next), { limit: json.length - 1 })).toEqual(alone)
    const none = await contentServer(403, problemJson, json)
    expect(await readProblem(await fetch(none), { limit: 0 })).toEqual(alone)
    const all = await contentServer(403, problemJson, json)
    expect(await readProblem(await fetch(all), { limit: Infinity })).toEqual(full)
  })
})

describe('servers that do not end', () => {
  const fields = { 'content-type': problemJson, 'retry-after': '9' }

  async function errorIn(write: Parameters<typeof hostileServer>[0], timeout: number) {
    const response = await fetch(await hostileServer(write))
    const error = await errorOf(response, [TooManyRequests], { timeout })
    return [error?.constructor, error?.retryAfter, error?.problem]
  }

  const found = [TooManyRequests, 9, { type: 'about:blank', status: 429 }]

  test('A server that never sends a byte of the content leaves the status after the timeout', async () => {
    expect(await errorIn((socket) => void socket.write(head(429, fields)), 50)).toEqual(found)
  })

  test('A server that sends a part of the content and no more leaves the status after the timeout', async () => {
    expect(
      await errorIn((socket) => void socket.write(`${head(429, fields)}{"title":`), 50)
    ).toEqual(found)
  })

  test('Of a server that sends bytes without an end, the limit is read, and the connection is closed', async () => {
    let close = (): void => {}
    const closed = new Promise<void>((resolve) => (close = resolve))
    expect(
      await errorIn((socket) => {
        socket.write(`${head(429, fields)}{"a":"`)
        const more = (): void => {
          while (socket.write('x'.repeat(16_384)));
        }
        socket.on('drain', more).once('close', close)
        more()
      }, 60_000)
    ).toEqual(found)
    await closed
  })

  test('A connection that is lost in the content leaves the status', async () => {
    const lost = { ...fields, 'content-length': 100 }
    expect(
      await errorIn((socket) => {
        socket.write(`${head(429, lost)}{"title":"x"}`, () => socket.destroy())
      }, 60_000)
    ).toEqual(found)
  })

  test('A Content-Length that is too small leaves the status', async () => {
    const short = { ...fields, 'content-length': 5 }
    expect(
      await errorIn((socket) => void socket.end(`${head(429, short)}{"title":"x"}`), 60_000)
    ).toEqual(found)
  })

  test('The signal of fetch ends the reading', async () => {
    const url = await hostileServer((socket) => void socket.write(head(429, fields)))
    const controller = new AbortController()
    const error = errorOf(await fetch(url, { signal: controller.signal }), [TooManyRequests])
    controller.abort()
    expect(await error).toBeInstanceOf(TooManyRequests)
  })

  test('Chunks without a byte that never end leave the status', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array()) })
    expect(await readProblem(new Response(body, { status: 403 }))).toEqual(alone)
  })

  test('Chunks that are not of bytes leave the status', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(json) })
    const response = new Response(body as ReadableStream<Uint8Array>, { status: 403 })
    expect(await readProblem(response)).toEqual(alone)
  })
})

describe('responses without content that can be read', () => {
  test('A response whose content was read leaves the status', async () => {
    const response = Response.json(credit, { status: 403 })
    await response.text()
    expect(await readProblem(response)).toEqual(alone)
  })

  test('A response whose content is locked leaves the status, and stays locked', async () => {
    const response = Response.json(credit, { status: 403 })
    const reader = response.body?.getReader()
    expect(await readProblem(response)).toEqual(alone)
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toBe(json)
  })

  test('The response to HEAD leaves status and fields', async () => {
    const url = await contentServer(429, problemJson, json, { 'retry-after': 3 })
    const error = await errorOf(await fetch(url, { method: 'HEAD' }), [TooManyRequests])
    expect([error?.constructor, error?.retryAfter]).toEqual([TooManyRequests, 3])
  })

  test('A response that the browser does not show is an error with the status 0', async () => {
    const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaque' } })
    const error = await errorOf(opaque, [NotFound])
    expect(error).toBeInstanceOf(ReceivedError)
    expect([error?.status, error?.message]).toEqual([0, 'HTTP 0'])
  })

  test('A response without a stream is read as text, as in React Native', async () => {
    const response = { status: 403, headers: new Headers({ 'content-type': problemJson }), url: '' }
    const text = async (): Promise<string> => json
    expect(await readProblem({ ...response, text } as unknown as Response)).toEqual(full)
    const never = (): Promise<string> => new Promise(() => {})
    const silent = { ...response, text: never } as unknown as Response
    expect(await readProblem(silent, { timeout: 20 })).toEqual(alone)
  })

  test('After a redirect, the error is that of the last response', async () => {
    const target = await contentServer(403, problemJson, '{"type":"credit"}')
    const url = await hostileServer((socket) => socket.end(head(302, { location: `${target}a/b` })))
    expect(await readProblem(await fetch(url))).toEqual({ type: `${target}a/credit`, status: 403 })
  })
})

describe('responses that are no errors', () => {
  test.each([200, 201, 204, 302, 304, 399])('The content of a %i is not read', async (status) => {
    const content = status === 204 || status === 304 ? null : json
    const response = new Response(content, { status })
    expect(await errorOf(response, [NotFound])).toBeUndefined()
    expect(response.bodyUsed).toBe(false)
  })

  test('A status of 600 or more counts as an error', async () => {
    const url = await hostileServer((socket) => socket.end(head(799, {})))
    const error = await errorOf(await fetch(url))
    expect([error?.status, error?.name]).toEqual([799, 'ReceivedError'])
  })
})

describe('members', () => {
  const from = (content: unknown, url = '') => errorFrom({ status: 403, url }, content).problem

  test('Members of a wrong type are ignored, and unknown members are kept', () => {
    const wrong = {
      title: 1,
      detail: {},
      instance: [],
      condition: 'no',
      applied: 'true',
      type: null,
    }
    expect(from({ ...wrong, status: 'x', more: [1] })).toEqual({ ...alone, more: [1] })
    expect(from({ status: 200 })).toEqual(alone)
  })

  test('Members with the right types are kept', () => {
    const members = {
      title: 'a',
      detail: 'b',
      instance: '/c',
      condition: 'permanent',
      applied: false,
    }
    expect(from(members)).toEqual({ ...alone, ...members })
  })

  test.each([
    [
      '/problems/credit',
      'https://api.example.com/v1/books',
      'https://api.example.com/problems/credit',
    ],
    ['credit', 'https://api.example.com/v1/books', 'https://api.example.com/v1/credit'],
    ['https://Example.com', 'https://api.example.com/', 'https://Example.com'],
    ['urn:a:b', 'https://api.example.com/', 'urn:a:b'],
    ['/problems/credit', '', '/problems/credit'],
    ['', 'https://api.example.com/', 'about:blank'],
    ['//[', 'https://api.example.com/', '//['],
  ])('The type %j of a response from %j is %j', (type, url, resolved) => {
    expect(from({ type }, url).type).toBe(resolved)
  })

  test('__proto__ is no member, at any depth', async () => {
    const problem = await problemFrom(
      problemJson,
      '{"__proto__":{"detail":"x"},"a":{"__proto__":{"b":1}},"constructor":{"prototype":1}}'
    )
    expect(problem).toEqual({ ...alone, a: {}, constructor: { prototype: 1 } })
    expect(Object.getOwnPropertyNames(problem?.['a'])).toEqual([])
    expect({}).not.toHaveProperty('b')
  })

  test('errorFrom takes text, an object, and anything else', () => {
    const headers = { 'content-type': problemJson }
    const of = (content: unknown) => errorFrom({ status: 403, headers }, content).problem
    expect([of(json), of(credit), of(new Map())]).toEqual([full, full, alone])
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    const getter = Object.defineProperty({}, 'title', {
      enumerable: true,
      get: () => {
        throw new Error('x')
      },
    })
    for (const value of [undefined, null, 1, cycle, getter, new ArrayBuffer(9), 9n]) {
      expect(of(value)).toEqual(alone)
    }
  })
})

test('The client returns an error for every content', async () => {
  const classes = [...errorClassesByStatus.values()] as never[]
  const content = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .dictionary(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            'type',
            'title',
            'detail',
            'instance',
            'cause',
            'available',
            'field',
            'login',
            'supported',
            'message',
            'headers',
            'toJSON',
            'extensions',
            'retryAfter'
          )
        ),
        fc.jsonValue()
      )
      .map((members) => JSON.stringify(members))
  )
  const type = fc.constantFrom(problemJson, 'application/json', 'text/html', 'text/plain', '')
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 400, max: 599 }),
      type,
      content,
      async (status, media, text) => {
        const response = new Response(text, { status, headers: { 'content-type': media } })
        const error = await errorOf(response, classes)
        const known = errorClassesByStatus.get(status)
        expect(error?.status).toBe(status)
        expect(error?.constructor).toBe(known ?? ReceivedError)
        expect(error?.problem.status).toBe(status)
        expect(typeof error?.message).toBe('string')
      }
    ),
    { numRuns: 500 }
  )
})

// A timer with a delay from 2 ** 31 on fires at once.
test.each([Infinity, 2 ** 31])('A timeout of %d starts no timer', async (timeout) => {
  const timer = vi.spyOn(globalThis, 'setTimeout')
  const problem = await readProblem(Response.json(credit, { status: 403 }), { timeout })
  expect([problem?.title, timer.mock.calls]).toEqual([credit.title, []])
  timer.mockRestore()
})

test('The timer of a response that was read does not keep a program alive', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  await readProblem(Response.json(credit, { status: 403 }), { timeout: 1_000_000 })
  const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  expect(after).toBe(before)
})
