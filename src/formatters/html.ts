import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { copyOf, type Problem } from '../problem/problem.ts'
import { memoizeByString } from '../untrusted/memoize.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import { builtInFormatter, type Formatter } from './formatter.ts'
import { readPageOptions, type PageOptions } from './html/page-options.ts'
import { writePage } from './html/page.ts'
import { textOfPage, type RenderedPage } from './html/rendered-page.ts'
import { cacheKeyOf } from './problem-text.ts'
import { sha256 } from './html/sha-256.ts'

/**
 * Renders a problem as a page. A plain string is escaped as text, because in `<h1>${detail}</h1>` the
 * detail is not. Of a Response only the content is used.
 */
export type RenderPage = (problem: Problem, c?: Context) => RenderedPage | Promise<RenderedPage>

/**
 * Makes the formatter of `text/html`: with the built-in page, or a page of the app.
 *
 * The built-in page has no script and loads nothing; its Content-Security-Policy allows its one
 * style, by hash, and nothing else. A page of the app is sent without a policy.
 *
 * @param how the options of the built-in page, or a function that renders another one.
 * @throws {TypeError} that names the option that is not valid.
 * @example
 * ```ts
 * const page = htmlFormatter({ name: 'Bookshop', home: { href: '/', label: 'All books' } })
 * httpErrors(app, { formatters: [problemJsonFormatter(), page] })
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
  // for one client on the page of another.
  const cachedPage = (isRepeatable: boolean): ((key: string) => string) =>
    memoizeByString((key) => writePage(page, JSON.parse(key) as Problem, isRepeatable))
  const repeatablePage = cachedPage(true)
  const otherPage = cachedPage(false)
  return builtInFormatter({
    type,
    fields: { 'Content-Security-Policy': policy(page.style) },
    format: (problem, c, info) => {
      // The link is to the same address; for another method it would make a GET.
      const isRepeatable = c !== undefined && (c.req.method === 'GET' || c.req.method === 'HEAD')
      const isCacheable = info?.language === undefined && readRetryAfter(info?.fields) === undefined
      const key = isCacheable ? cacheKeyOf(problem) : undefined
      if (key === undefined) return writePage(page, problem, isRepeatable, info)
      return isRepeatable ? repeatablePage(key) : otherPage(key)
    },
  })
}

/** CSP 3: nothing but this style. What `default-src` does not cover is named (§6.1.3). */
function policy(style: string): string {
  const none = ['base-uri', 'form-action', 'frame-ancestors'].map((name) => `; ${name} 'none'`)
  return `default-src 'none'; style-src 'sha256-${sha256(style)}'${none.join('')}`
}

function renderedPage(render: RenderPage): Formatter {
  return builtInFormatter({
    type,
    format: async (problem, c) => textOfPage(await render(copyOf(problem), c)),
  })
}
