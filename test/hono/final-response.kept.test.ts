/** The response after all middleware that has the content of the reply, or none. */
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { recordError } from '../../src/hono/error-record.ts'
import { finalResponse } from '../../src/hono/final-response.ts'
import { full } from '../../src/presets/full.ts'
import type { Reply } from '../../src/response/exchange.ts'
import { readOptions } from '../../src/response/settings.ts'
import { fields, described, content, made, finalOf } from './final-response.ts'

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
