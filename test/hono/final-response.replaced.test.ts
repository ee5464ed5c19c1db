/** The response after middleware that has replaced its content. */
import type { Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { recordError } from '../../src/hono/error-record.ts'
import { finalResponse } from '../../src/hono/final-response.ts'
import { full } from '../../src/presets/full.ts'
import { readOptions } from '../../src/response/settings.ts'
import { fields, described, content, made, finalOf } from './final-response.ts'

function fieldsInLowerCase(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]))
}

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
