/** An exchange of some version of HTTP, and the contexts of its error. */
import { Hono, type Context } from 'hono'
import { full } from '../../src/presets/full.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import type { Exchange } from '../../src/response/exchange.ts'
import { readOptions } from '../../src/response/settings.ts'

export const over = (httpVersion: string | undefined, closes = false): Exchange => ({
  method: 'GET',
  accept: null,
  httpVersion,
  closes,
})

/** The Context of a request, with fields that a middleware has set. */
export async function contextWith(fields: Record<string, string>): Promise<Context> {
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

export const contextOf = (exchange: Exchange, c?: Context) =>
  new ErrorContext(readOptions(full), exchange, c)
