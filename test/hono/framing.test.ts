/** The length that a response states is that of the content that is sent, whoever changes it. */
import { afterEach, describe, expect, test } from 'vitest'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { appWith, changes, CONTENT, FIELDS, targetOf } from './framing-changes.ts'
import { outsides, type App } from './framing-outsides.ts'
import { nodeServerDoes } from '../support/installed-versions.ts'
import { started, startHttp1, startHttp2, type TestServer } from '../support/server.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

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

const typeField = nodeServerDoes.capitalizeContentType ? 'Content-Type' : 'content-type'
const SECOND = `HTTP/1.1 200 OK\r\n${typeField}: text/plain; charset=UTF-8\r\n${framed('Connection: close', 4)}fine`

/** The last lines of a head: Node's own come after those that @hono/node-server sets. */
function framed(connection: string, length: number): string {
  const field = `Content-Length: ${length}`
  const lines = nodeServerDoes.leaveLengthToNode ? [connection, field] : [field, connection]
  return `${lines.join('\r\n')}\r\n\r\n`
}

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

/** Middleware that sets fields of a response that is there: see `copyFieldsForHead`. */
const setsFieldsLater: readonly string[] = [
  'sets a field by c.res.headers',
  'is secureHeaders',
  'is timing',
]
const { vary: _vary, ...FIELDS_OF_HEAD } = FIELDS

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

    test(`a middleware that ${name} sends the whole content, and the next pipelined response is whole`, async () => {
      const port = await portOf(start(appWith(change.middleware)))
      const { line, fields, body } = await firstOf(port, 'GET', target)
      expect(line).toMatch(new RegExp(`^HTTP/1.1 ${change.status} `))
      expect(contentOf(fields, body)).toBe(change.content)
      expect(described(fields)).toMatchObject(Object.fromEntries(expected))
      for (const [field, value] of Object.entries(change.fields ?? {})) {
        expect([field, fields.get(field)]).toEqual([field, value])
      }
    })

    test(`a middleware that ${name} sends to HEAD the fields of GET and the length of the content`, async () => {
      const port = await portOf(start(appWith(change.middleware)))
      const get = await firstOf(port, 'GET', target)
      const head = await firstOf(port, 'HEAD', target)
      expect(head.line).toBe(get.line)
      expect(head.body).toBe('')
      // compress adds its Vary to GET only.
      const { vary: _vary, ...fields } = described(get.fields)
      const isCopied = nodeServerDoes.copyFieldsForHead || !setsFieldsLater.includes(name)
      expect(described(head.fields)).toMatchObject(isCopied ? fields : FIELDS_OF_HEAD)
      expect(head.fields.get('content-length')).toBe(
        change.content === '' ? undefined : String(change.content.length)
      )
    })

    test(`a middleware that ${name} sends the whole content to HTTP/1.0`, async () => {
      const port = await portOf(start(appWith(change.middleware)))
      const response = await exchangeHttp1(port, { version: '1.0', method: 'GET', target })
      expect(response.status).toBe(change.status)
      expect(String(response.body)).toBe(change.content)
      expect(response.field('transfer-encoding')).toBeUndefined()
      const stated = response.field('content-length')
      expect(stated ?? String(change.content.length)).toBe(String(change.content.length))
      if (change.content === CONTENT) expect(stated).toBe(String(CONTENT.length))
    })

    test(`a middleware that ${name} sends the whole content over HTTP/2`, async () => {
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

  test('an error that no middleware changes is sent with the bytes that the README shows', async () => {
    const port = await portOf(start(appWith((_c, next) => next())))
    expect(await pipelined(port, 'GET', '/books/1')).toBe(
      `HTTP/1.1 404 Not Found\r\nCache-Control: no-store\r\nContent-Type: application/problem+json\r\nVary: Accept\r\nX-Content-Type-Options: nosniff\r\n${framed('Connection: keep-alive\r\nKeep-Alive: timeout=5', 109)}${CONTENT}${SECOND}`
    )
  })

  test('a problem to which middleware adds a member is sent with its exact length', async () => {
    const { middleware, content } = changes['adds a member to the problem'] ?? {}
    if (middleware === undefined) throw new TypeError('There is no such change.')
    const port = await portOf(start(appWith(middleware)))
    expect(await pipelined(port, 'GET', '/books/1')).toBe(
      `HTTP/1.1 404 Not Found\r\ncache-control: no-store\r\ncontent-type: application/problem+json\r\nvary: Accept\r\nx-content-type-options: nosniff\r\ncontent-length: 129\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\n${content}${SECOND}`
    )
  })

  test.each(Object.entries(outsides))(
    '%s sends the changed content whole, and the next response is whole',
    async (_what, make) => {
      const port = await portOf(start(make()))
      const { fields, body } = await firstOf(port, 'GET', '/books/1')
      expect(contentOf(fields, body)).toMatch(/^\{.*\}(?:!|<script>1<\/script>)$/)
      expect((await firstOf(port, 'HEAD', '/books/1')).body).toBe('')
    }
  )
})
