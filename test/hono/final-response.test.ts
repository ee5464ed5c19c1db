/** The response after all middleware: which fields are corrected, and by which content. */
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { recordError } from '../../src/hono/error-record.ts'
import { finalResponse } from '../../src/hono/final-response.ts'
import { full } from '../../src/presets/full.ts'
import type { Reply } from '../../src/response/exchange.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

const fields = { 'Cache-Control': 'no-store', 'Content-Type': 'text/x-error' }
const described = { ...fields, 'Content-Language': 'de' }
const content = 'größe'

interface Case {
  readonly method?: string
  readonly reply?: Partial<Reply> | undefined
  /** The response in the Context, where there is one. */
  readonly res?: Response
}

function made(
  sent: Record<string, unknown> = fields,
  body: BodyInit | null = content,
  status = 404
) {
  return new Response(body, { status, headers: sent as Record<string, string> })
}

/** The final response to a request whose error had this reply. */
async function finalOf(
  change: (original: Response) => Response,
  { method = 'GET', reply = {}, res }: Case = {}
) {
  const report = vi.fn<Report>()
  const request = new Request('http://a/', { method })
  const complete: Reply = { status: 404, fields, content, ...reply }
  const original = made(complete.fields)
  const raw = { raw: request, method, routePath: '/books/:id' }
  const c = { req: raw, finalized: res !== undefined, res } as unknown as Context
  recordError(c, complete, original)
  const response = change(original)
  const final = await finalResponse(response, request, readOptions(full, { report }))
  return { final, response, original, c, report, sent: Object.fromEntries(final.headers) }
}

describe('a response that nothing has changed', () => {
  test('it is returned as it is where no error occurred', () => {
    const response = made()
    expect(finalResponse(response, new Request('http://a/'), readOptions(full))).toBe(response)
  })

  test('it is returned as it is to GET', async () => {
    const { final, original } = await finalOf((one) => one)
    expect(final).toBe(original)
    expect(final.headers.has('content-length')).toBe(false)
  })

  test.each<[string, Partial<Reply>]>([
    ['without content', { content: null }],
    ['without a reply', { content: null, fields: {} }],
  ])('it is returned as it is to HEAD where the reply is one %s', async (_, reply) => {
    const { final, response } = await finalOf((one) => one, { method: 'HEAD', reply })
    expect(final).toBe(response)
    expect(final.headers.has('content-length')).toBe(false)
  })

  test('an error that was thrown on has no reply: the response of Hono is returned', async () => {
    const request = new Request('http://a/', { method: 'HEAD' })
    recordError({ req: { raw: request } } as Context)
    const response = made()
    expect(await finalResponse(response, request, readOptions(full))).toBe(response)
    expect(response.headers.has('content-length')).toBe(false)
  })
})

describe('the response to HEAD', () => {
  const head = (res?: Response) =>
    finalOf(() => made(fields, null), { method: 'HEAD', ...(res && { res }) })

  test('it has the length of the reply, in bytes', async () => {
    const { final, response, sent } = await head()
    expect(final).toBe(response)
    expect(sent['content-length']).toBe('7')
  })

  test('it has the length of the content that middleware has set', async () => {
    expect((await head(made(fields, 'other'))).sent['content-length']).toBe('5')
    expect((await head(made(fields, content))).sent['content-length']).toBe('7')
  })

  test('it has no length and no type where middleware has removed the content', async () => {
    const { sent } = await head(made(fields, null))
    expect(sent).toEqual({ 'cache-control': 'no-store' })
  })

  test.each([
    [1_048_576, '1048576'],
    [1_048_577, undefined],
  ])('it has the length of %i bytes: %s', async (size, length) => {
    const { sent, final } = await head(made(fields, 'x'.repeat(size)))
    expect(sent['content-length']).toBe(length)
    expect(final.body).toBeNull()
  })
})

describe('a response whose content was replaced', () => {
  test('no content: its type is removed, and of a redirect its Cache-Control', async () => {
    const { sent } = await finalOf(() => made(described, null), { reply: { fields: described } })
    expect(sent).toEqual({ 'cache-control': 'no-store' })
    const redirect = await finalOf(() => made(described, null, 302), {
      reply: { fields: described },
    })
    expect(redirect.sent).toEqual({})
  })

  test('other content: the fields that described that of the reply are removed', async () => {
    const { sent, final } = await finalOf(() => made(described, 'other'), {
      reply: { fields: described },
    })
    expect(sent).toEqual(expect.objectContaining(fieldsInLowerCase(fields)))
    expect(sent).not.toHaveProperty('content-language')
    expect(await final.text()).toBe('other')
  })

  test('a copy with the same content keeps them, its status and its phrase, without a length', async () => {
    const change = () =>
      new Response(new Blob([content]).stream(), {
        status: 410,
        statusText: 'Moved on',
        headers: { ...described, 'Content-Length': '99' },
      })
    const { final, sent } = await finalOf(change, { reply: { fields: described } })
    expect([final.status, final.statusText, await final.text()]).toEqual([410, 'Moved on', content])
    expect(sent).toEqual(fieldsInLowerCase(described))
  })

  test('content that nothing describes is not read', async () => {
    const { final, response, report } = await finalOf(() => made(fields, 'other'))
    expect(final).toBe(response)
    expect(report).not.toHaveBeenCalled()
  })

  test('the same stream in another Response keeps them', async () => {
    const change = ({ body }: Response) => made(described, body)
    const { sent, final } = await finalOf(change, { reply: { fields: described } })
    expect(sent).toEqual(fieldsInLowerCase(described))
    expect(await final.text()).toBe(content)
  })

  test('content that is longer, and begins with that of the reply, is other content', async () => {
    const longer = () => made(described, new Blob([`${content}, and more`]).stream())
    const { sent, final } = await finalOf(longer, { reply: { fields: described } })
    expect(sent).not.toHaveProperty('content-language')
    expect(await final.text()).toBe(`${content}, and more`)
  })

  test('content of another type is other content, which is not read', async () => {
    const other = { ...described, 'Content-Type': 'text/x-other' }
    const { sent, final, response } = await finalOf(() => made(other, 'other'), {
      reply: { fields: described },
    })
    expect(final).toBe(response)
    expect(sent).not.toHaveProperty('content-language')
    expect(response.bodyUsed).toBe(false)
  })

  test.each<[string, (response: Response) => unknown, string]>([
    ['was read', (response) => response.text(), 'text/x-error'],
    ['is being read', (response) => response.body?.getReader(), 'text/x-error'],
    ['was read and has another type', (response) => response.text(), 'text/x-other'],
    [
      'is being read and has another type',
      (response) => response.body?.getReader(),
      'text/x-other',
    ],
  ])('content that %s stays as it is', async (_, read, type) => {
    const changed = made({ ...described, 'Content-Type': type }, 'other')
    await read(changed)
    const { final, sent } = await finalOf(() => changed, { reply: { fields: described } })
    expect(final).toBe(changed)
    expect(sent).toHaveProperty('content-language', 'de')
  })

  test('fields that cannot be changed are left out of a copy', async () => {
    const change = (): Response => {
      const response = new Response('other', {
        status: 410,
        statusText: 'Moved on',
        headers: { ...described, 'Content-Type': 'text/x-other' },
      })
      response.headers.delete = () => {
        throw new TypeError('immutable')
      }
      return response
    }
    const { final, response, sent } = await finalOf(change, { reply: { fields: described } })
    expect(final).not.toBe(response)
    expect([final.status, final.statusText, await final.text()]).toEqual([410, 'Moved on', 'other'])
    expect(sent).toEqual({ 'cache-control': 'no-store', 'content-type': 'text/x-other' })
  })

  test('a response whose fields throw is returned as it is', async () => {
    const change = () =>
      Object.defineProperty(made(), 'headers', {
        get() {
          throw new Error('headers')
        },
      })
    const { original, report } = await finalOf((one) => one)
    expect(original.status).toBe(404)
    const request = new Request('http://a/')
    recordError({ req: { raw: request } } as Context, { status: 404, fields, content }, original)
    const response = change()
    expect(await finalResponse(response, request, readOptions(full, { report }))).toBe(response)
  })
})

describe('content that middleware has encoded', () => {
  const encoded =
    (text: string, type = 'text/x-error') =>
    () =>
      made(
        { ...described, 'Content-Type': type, 'Content-Encoding': 'gzip' },
        new Uint8Array(gzipSync(text))
      )
  const options = { reply: { fields: described } }

  test('that of the reply keeps its fields', async () => {
    expect((await finalOf(encoded(content), options)).sent).toHaveProperty('content-language')
  })

  test('other content loses them', async () => {
    expect((await finalOf(encoded('other'), options)).sent).not.toHaveProperty('content-language')
    const typed = await finalOf(encoded(content, 'text/x-other'), options)
    expect(typed.sent).not.toHaveProperty('content-language')
  })

  test('it is not read where nothing describes it', async () => {
    const { final, response } = await finalOf(encoded('other'))
    expect(final).toBe(response)
    expect(response.bodyUsed).toBe(false)
  })
})

test('a field of middleware that cannot be sent is removed and reported', async () => {
  const change = (): Response => {
    const response = made({ ...fields, 'X-Bad': '\x01', 'X-Fine': 'fine' }, null)
    return response
  }
  const { sent, report, c } = await finalOf(change)
  expect(sent).toEqual({ 'cache-control': 'no-store', 'x-fine': 'fine' })
  expect(report.mock.calls).toEqual([
    [
      new TypeError(
        "The 404 response to GET /books/:id was sent without 'x-bad': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
      c,
      expect.objectContaining({ status: 404, isFailure: true }),
    ],
  ])
})

function fieldsInLowerCase(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]))
}
