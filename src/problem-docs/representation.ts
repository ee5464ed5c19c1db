/** Answers a request for a page: negotiation (RFC 9110 §12.5.1), entity tags and 304 (§13.1.2). */

import type { Context } from 'hono'
import { listedTags } from '../fields/etag.ts'
import { policyFor } from '../formatters/html/policy.ts'
import { sha256 } from '../formatters/html/sha-256.ts'
import { negotiate } from '../formatters/negotiate.ts'
import { isServedByVite } from '../response/vite.ts'

/** The contents of a page, and the problem type or base that it documents. */
export interface Representations {
  readonly html: string
  readonly json: string
  readonly markdown: string
  readonly canonical: string
}

export const CACHE_CONTROL = 'public, max-age=3600'

interface Form {
  readonly type: string
  readonly member: 'html' | 'json' | 'markdown'
}

/** In the order of preference. */
const forms: readonly [Form, ...Form[]] = [
  { type: 'text/html; charset=utf-8', member: 'html' },
  { type: 'application/json', member: 'json' },
  { type: 'text/markdown; charset=utf-8', member: 'markdown' },
]

/**
 * Returns the function that answers with a page.
 *
 * @param style the one style of all pages in HTML.
 */
export function responder(style: string): (c: Context, page: Representations) => Response {
  const policy = policyFor(style)
  const tags = new WeakMap<Representations, Map<string, string>>()
  return (c, page) => {
    const { type, member } = negotiate(c.req.header('Accept'), forms)
    const ofPage = tags.get(page) ?? new Map<string, string>()
    tags.set(page, ofPage)
    // A digest takes milliseconds: it is made at the first request, not at the start of the app.
    const etag = ofPage.get(member) ?? `"${sha256(page[member])}"`
    ofPage.set(member, etag)
    c.header('Cache-Control', CACHE_CONTROL)
    c.header('ETag', etag)
    c.header('Vary', 'Accept', { append: true })
    if (isListed(etag, c.req.header('If-None-Match'))) return c.body(null, 304)
    c.header('Content-Type', type)
    c.header('Link', `<${page.canonical}>; rel="canonical"`, { append: true })
    c.header('X-Content-Type-Options', 'nosniff')
    if (member === 'html' && !isServedByVite(c)) c.header('Content-Security-Policy', policy)
    return c.body(page[member])
  }
}

/** RFC 9110 §13.1.2: `*` matches, and tags are compared weakly, as caches make strong tags weak. */
function isListed(etag: string, field: string | undefined): boolean {
  if (field === undefined) return false
  return field === '*' || listedTags(field).some((tag) => tag.replace(/^W\//, '') === etag)
}
