/**
 * The formatter of `text/html`: the built-in page, or one that the app renders.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { copyOf, type Problem } from '../problem/problem.ts'
import { memoizeByString } from '../untrusted/memoize.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import { builtInFormatter, type FormatInfo, type Formatter } from './formatter.ts'
import { readPageOptions, type PageOptions } from './html/page-options.ts'
import { REFERENCE_MARK, writePage } from './html/page.ts'
import { textOfPage, type RenderedPage } from './html/rendered-page.ts'
import { escapeHtml } from './html/escape.ts'
import { policyFor } from './html/policy.ts'
import { cacheKeyOf } from './problem-text.ts'

/**
 * Renders a problem as a page. A plain string is escaped as text, because in `<h1>${detail}</h1>` the
 * detail is not. Of a Response, such as that of `c.render` or `c.html`, only the content is used: the
 * status and the fields are those of the error.
 *
 * @param problem what the visitor may see of the error, localized.
 * @param c the context of the request. For an error below Hono, such as a request that cannot be read, it is
 * undefined in spite of its type: if the function throws because of that, the built-in page is sent.
 * @param info the error, its fields, and the `reference` to show for support.
 * @returns HTML of `hono/html` or `hono/jsx`, a Response, or a string, which is sent as text.
 */
export type RenderPage = (
  problem: Problem,
  c: Context,
  info: FormatInfo
) => RenderedPage | Promise<RenderedPage>

/**
 * Makes the formatter of `text/html`: with the built-in page, or a page of the app.
 *
 * The built-in page has no script and loads nothing; its Content-Security-Policy allows its one
 * style, by hash, and nothing else. A page of the app is sent without a policy, and so is every page
 * under the development server of Vite, which adds a script to it.
 *
 * @param how the options of the built-in page, or a function that renders another one.
 * @returns a formatter for the option `formatters`.
 * @throws {TypeError} that names the option that is not valid.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const page = htmlFormatter({ name: 'Bookshop', home: { href: '/', label: 'All books' } })
 * const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter(), page] })
 * ```
 * @example
 * ```tsx
 * // In the layout of hono/jsx-renderer, with the reference for support.
 * const page = htmlFormatter(({ title, detail }, c, { reference }) =>
 *   c.render(<main><h1>{title}</h1><p>{detail}</p><small>{reference}</small></main>)
 * )
 * ```
 */
export const htmlFormatter: (how?: RenderPage | PageOptions) => Formatter = /* @__PURE__ */ factory(
  'htmlFormatter',
  function htmlFormatter(how: RenderPage | PageOptions = {}): Formatter {
    return typeof how === 'function' ? renderedPage(how) : builtInPage(how)
  }
)

const type = 'text/html; charset=utf-8'

function builtInPage(options: PageOptions): Formatter {
  const page = readPageOptions(options)
  // The page is made from the key alone. So a getter or a prototype of a problem cannot put the text
  // for one client on the page of another. Each page has another reference, so its parts are kept.
  const cachedParts = memoizeByString((key): readonly string[] => {
    const problem = JSON.parse(key.slice(2)) as Problem
    const reference = key[1] === YES ? REFERENCE_MARK : undefined
    return writePage(page, problem, key[0] === YES, { reference }).split(REFERENCE_MARK)
  })
  return builtInFormatter({
    type,
    ...(page.policy && { fields: { 'Content-Security-Policy': policyFor(page.style) } }),
    showsReference: true,
    format: (problem, c, info) => {
      // The link is to the same address; for another method it would make a GET.
      const isRepeatable = c !== undefined && (c.req.method === 'GET' || c.req.method === 'HEAD')
      const isCacheable = info?.language === undefined && readRetryAfter(info?.fields) === undefined
      const key = isCacheable ? cacheKeyOf(problem) : undefined
      if (key === undefined) return writePage(page, problem, isRepeatable, info)
      const reference = info?.reference
      const variant = `${isRepeatable ? YES : NO}${reference === undefined ? NO : YES}`
      const parts = cachedParts(variant + key)
      return parts.join(escapeHtml(reference ?? ''))
    },
  })
}

const YES = '+'
const NO = '-'

function renderedPage(render: RenderPage): Formatter {
  return builtInFormatter({
    type,
    showsReference: true,
    format: async (problem, c, info) => {
      try {
        // The types of both are those of an error in the app, where nothing is missing.
        return await textOfPage(await render(copyOf(problem), c as Context, info as FormatInfo))
      } catch (failure) {
        // Below Hono the page of the app may lack what it needs. `info` is present in every response.
        if (c !== undefined || info === undefined) throw failure
        return writePage(readPageOptions({}), problem, false, info)
      }
    },
  })
}
