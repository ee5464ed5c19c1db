/** The Allow of an error that was not thrown. */
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { MethodNotAllowed, NotFound } from '../../src/index.ts'
import { full } from '../../src/presets/full.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import type { Exchange } from '../../src/response/exchange.ts'
import { handleUnthrown } from '../../src/response/handle-error.ts'
import { readOptions } from '../../src/response/settings.ts'

const over = (httpVersion: string | undefined, closes = false): Exchange => ({
  method: 'GET',
  accept: null,
  httpVersion,
  closes,
})

/** The Context of a request, with fields that a middleware has set. */
async function contextWith(fields: Record<string, string>): Promise<Context> {
  let found: Context | undefined
  const app = new Hono().get('/', (c) => {
    for (const [name, value] of Object.entries(fields)) c.header(name, value)
    found = c
    return new Response()
  })
  await app.request('/')
  if (found === undefined) throw new Error('The handler was not called.')
  return found
}

const contextOf = (exchange: Exchange, c?: Context) =>
  new ErrorContext(readOptions(full), exchange, c)

describe('handleUnthrown', () => {
  const allowOf = async (error: NotFound | MethodNotAllowed, c?: Context) =>
    (await handleUnthrown(error as NotFound, contextOf(over('1.1'), c))).fields['Allow']

  test('the Allow of middleware takes the place of that of the routes', async () => {
    const c = await contextWith({ Allow: 'PUT' })
    expect(await allowOf(new MethodNotAllowed({ allow: ['GET'] }), c)).toBe('PUT')
  })

  test('without one, the error keeps its own', async () => {
    const c = await contextWith({})
    expect(await allowOf(new MethodNotAllowed({ allow: ['GET'] }), c)).toBe('GET')
    expect(await allowOf(new MethodNotAllowed({ allow: ['GET'] }))).toBe('GET')
  })

  test('another error has none', async () => {
    const c = await contextWith({ Allow: 'PUT' })
    const reply = await handleUnthrown(new NotFound(), contextOf(over('1.1'), c))
    expect([reply.status, reply.fields['Allow']]).toEqual([404, undefined])
  })
})
