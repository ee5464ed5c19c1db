/** Whatever a server sends, the client gets an error with status and fields, in the time that it allows. */
import { describe, expect, test } from 'vitest'
import { errorOf, readProblem } from '../../src/client/index.ts'
import { NotFound } from '../../src/index.ts'
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
