/** An upload as Bun makes it, and an app that takes it. */
import { Hono } from 'hono'
import { vi } from 'vitest'
import { htmlFormatter, httpErrors, problemJsonFormatter, type Report } from '../../src/index.ts'

export const url = 'http://localhost/upload'

/** A request as Bun makes it: with a length, or of chunks. */
export function upload(
  content: string | readonly string[],
  fields: Record<string, string> = {}
): Request {
  if (typeof content === 'string') {
    const headers = { 'Content-Length': String(content.length), ...fields }
    return new Request(url, { method: 'POST', body: content, headers })
  }
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of content) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
  return new Request(url, { method: 'POST', body, duplex: 'half', headers: fields } as RequestInit)
}

export function wrapped(report: Report = vi.fn<Report>()) {
  const formatters = [problemJsonFormatter(), htmlFormatter()]
  return httpErrors(new Hono(), { report, formatters }).post('/upload', async (c) =>
    c.text(String((await c.req.arrayBuffer()).byteLength))
  )
}
