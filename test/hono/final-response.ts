/** The response after all middleware, of a request whose error had some reply. */
import type { Context } from 'hono'
import { vi } from 'vitest'
import { recordError } from '../../src/hono/error-record.ts'
import { finalResponse } from '../../src/hono/final-response.ts'
import { full } from '../../src/presets/full.ts'
import type { Reply } from '../../src/response/exchange.ts'
import type { Report } from '../../src/response/report.ts'
import { readOptions } from '../../src/response/settings.ts'

export const fields = { 'Cache-Control': 'no-store', 'Content-Type': 'text/x-error' }

export const described = { ...fields, 'Content-Language': 'de' }

export const content = 'größe'

interface Case {
  readonly method?: string
  readonly reply?: Partial<Reply> | undefined
  /** The response in the Context, where there is one. */
  readonly res?: Response
}

export function made(
  sent: Record<string, unknown> = fields,
  body: BodyInit | null = content,
  status = 404
) {
  return new Response(body, { status, headers: sent as Record<string, string> })
}

/** The final response to a request whose error had this reply. */
export async function finalOf(
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
