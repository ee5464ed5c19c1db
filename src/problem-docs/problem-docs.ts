/** The sub-app with the documentation of problem types. */

import { Hono, type Context } from 'hono'
import type { AnyProblemClass } from '../problem-types/problem-class.ts'
import { problems } from '../problem-types/problems.ts'
import { typeName } from '../untrusted/received-value.ts'
import { jsonText } from '../formatters/json-text.ts'
import { isArray } from '../untrusted/inspect.ts'
import { memoizeByString } from '../untrusted/memoize.ts'
import { addressOf, indexEntries } from './docs-index.ts'
import { readDocsOptions, type ProblemDocsOptions } from './docs-options.ts'
import { docsStyle } from './docs-style.ts'
import { indexHtml, problemHtml } from './html-pages.ts'
import { indexMarkdown, problemMarkdown } from './markdown-pages.ts'
import { placesOf } from './places.ts'
import { factsOf } from './problem-facts.ts'
import { CACHE_CONTROL, responder, type Representations } from './representation.ts'

/**
 * Documents problem types (RFC 9457 §3.1.1: a type should lead to documentation for people). Each type below
 * the base has a page, in HTML, JSON and Markdown; the index has all types. The former types of `aliases`
 * redirect. A name without a page is a 404 of the app.
 *
 * The pages have no script, and load nothing.
 *
 * @param classes the problem types, such as `problems(…)` returns them.
 * @param options `base`: what the types have in common; `name`, `home`, `accent`: as for `htmlFormatter`.
 * @returns an app for `app.route()`, at any path.
 * @throws {TypeError} that names the option, the two types with one page, the type that is not below the base,
 * or the type whose example is missing or does not fit.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * class OutOfCredit extends defineProblem(Forbidden, {
 *   type: 'https://api.example.com/problems/out-of-credit',
 *   title: 'You do not have enough credit.',
 * }) {}
 *
 * const base = 'https://api.example.com/problems/'
 * const app = httpErrors(new Hono())
 * app.route('/problems', problemDocs([OutOfCredit], { base, name: 'Bookshop' }))
 *
 * const page = await app.request('/problems/out-of-credit')
 * page.status // 200
 * ```
 */
export function problemDocs(
  classes: readonly AnyProblemClass[],
  options: ProblemDocsOptions
): Hono {
  if (!isArray(classes)) {
    throw new TypeError(
      `The first argument of problemDocs() must be what problems() returns; received ${typeName(classes)}.`
    )
  }
  const { base, page } = readDocsOptions(options)
  const { list, aliases } = placesOf([...new Set(problems(...classes))], base)
  const style = page.style + docsStyle
  const styled = { ...page, style }
  const pages = new Map(
    list.flatMap(({ problemClass, name }) => {
      if (name === undefined) return []
      const facts = factsOf(problemClass)
      const index = upFrom(name)
      const made: Representations = {
        html: problemHtml(styled, facts, index),
        json: jsonText(facts, true),
        markdown: problemMarkdown(facts, index),
        canonical: facts.type,
      }
      return [[name, made] as const]
    })
  )
  const indexFor = memoizeByString((prefix): Representations => {
    const entries = indexEntries(list, prefix)
    return {
      html: indexHtml(styled, entries),
      json: jsonText({ problems: entries }, true),
      markdown: indexMarkdown(entries),
      canonical: base,
    }
  })
  const respond = responder(style)

  function answer(c: Context, name: string): Response | Promise<Response> {
    const found = pages.get(name)
    if (found !== undefined) return respond(c, found)
    const place = aliases.get(name)
    if (place === undefined) return c.notFound()
    c.header('Cache-Control', CACHE_CONTROL)
    const up = upFrom(name)
    return c.redirect(addressOf(place, up) ?? `${up}#${encodeURIComponent(place.id)}`, 308)
  }

  const app = new Hono()
  app.get('/', (c) => {
    // At `/problems`, where no slash follows, relative addresses start from `/`.
    const last = c.req.path.slice(c.req.path.lastIndexOf('/') + 1)
    return respond(c, indexFor(last === '' ? './' : `./${encodeURIComponent(last)}/`))
  })
  app.get('/:name{.+}', (c) => answer(c, c.req.param('name')))
  // What is left is `/problems/`: an empty parameter does not match there in Hono 4.9.
  app.get('/*', (c) => respond(c, indexFor('./')))
  return app
}

/** The relative address of the index, on the page of that name. */
function upFrom(name: string): string {
  return '../'.repeat(name.split('/').length - 1) || './'
}
