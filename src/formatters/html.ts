import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { copyOf, type Problem } from '../problem/problem.ts'
import { memoizeByString } from '../untrusted/memoize.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import { builtInFormatter, type FormatInfo, type Formatter } from './formatter.ts'
import { readPageOptions, type PageOptions } from './html/page-options.ts'
import { writePage } from './html/page.ts'
import { textOfPage, type RenderedPage } from './html/rendered-page.ts'
import { pageStyle } from './html/style.ts'
import { paletteOf } from './html/palette.ts'
import { cacheKeyOf } from './problem-text.ts'
import { sha256 } from './html/sha-256.ts'

/**
 * Renders a problem as a page. A plain string is none: in `<h1>${detail}</h1>` the detail is not
 * escaped. Of a Response only the content is used.
 */
export type RenderPage = (problem: Problem, c?: Context) => RenderedPage | Promise<RenderedPage>

/**
 * `text/html`: the built-in page, or one of your own.
 *
 * The built-in page has no script and loads nothing; its Content-Security-Policy allows its one
 * style, by hash, and nothing else. A page of your own comes without a policy.
 *
 * @param how the options of the built-in page, or a function that renders another one.
 * @throws {TypeError} that names the option when one is not what it should be.
 * @example
 * ```ts
 * const page = htmlFormatter({ name: 'Bookshop', home: { href: '/', label: 'All books' } })
 * httpErrors(app, { formatters: [problemJsonFormatter(), page] })
 * ```
 */
export const htmlFormatter: (how?: RenderPage | PageOptions) => Formatter = /* @__PURE__ */ factory(
  'htmlFormatter',
  function htmlFormatter(how: RenderPage | PageOptions = {}): Formatter {
    return typeof how === 'function' ? ownPage(how) : builtInPage(how)
  },
  ''
)

const type = 'text/html; charset=utf-8'

function builtInPage(options: PageOptions): Formatter {
  const page = readPageOptions(options)
  const { background, accent } = page
  const style = pageStyle(paletteOf(background.light, accent), paletteOf(background.dark, accent))
  // Of a problem without more to it the page is nearly always the one before once more. It follows
  // from the text alone: what a problem says by getters or a prototype may be for one client only.
  const pages = (isRepeatable: boolean): ((text: string) => string) =>
    memoizeByString((text) => {
      const problem = JSON.parse(text) as Problem
      return writePage({
        page,
        style,
        problem,
        isRepeatable,
        fields: undefined,
        language: undefined,
      })
    })
  const pageOf = pages(false)
  const repeatablePageOf = pages(true)
  return builtInFormatter({
    type,
    fields: { 'Content-Security-Policy': policy(style) },
    format: (problem, c, { fields, language, texts }: Partial<FormatInfo> = {}) => {
      // The same address again; of other methods a link would make a GET.
      const isRepeatable = c !== undefined && (c.req.method === 'GET' || c.req.method === 'HEAD')
      const isLasting = language === undefined && readRetryAfter(fields) === undefined
      const text = isLasting ? cacheKeyOf(problem) : undefined
      if (text !== undefined) return isRepeatable ? repeatablePageOf(text) : pageOf(text)
      // Without texts for it, only the problem itself is in the language that the client reads.
      const known = language !== undefined && texts !== undefined
      const spoken = known ? { ...page, language, texts } : page
      return writePage({ page: spoken, style, problem, isRepeatable, fields, language })
    },
  })
}

/** CSP 3: nothing but this style. What `default-src` does not cover is named (§6.1.3). */
function policy(style: string): string {
  return [
    `default-src 'none'`,
    `style-src 'sha256-${sha256(style)}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

function ownPage(render: RenderPage): Formatter {
  return builtInFormatter({
    type,
    format: async (problem, c) => textOfPage(await render(copyOf(problem), c)),
  })
}
