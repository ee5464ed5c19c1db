/** The value that a function of the app rendered -> the text of the page. */

import { HtmlEscapedCallbackPhase, resolveCallback, type HtmlEscapedString } from 'hono/utils/html'
import { typeName } from '../../untrusted/received-value.ts'
import { isResponseLike, propertyOf } from '../../untrusted/inspect.ts'
import { escapeHtml } from './escape.ts'

/** A page: JSX of Hono, the `html` or the `raw` of `hono/html`, or the Response of `c.html`. */
export type RenderedPage = HtmlEscapedString | Response

/**
 * The text of a page.
 *
 * @throws {TypeError} for a value that is neither markup, a Response with HTML, nor a string.
 */
export async function textOfPage(rendered: unknown): Promise<string> {
  // A string is text, even if it looks like markup: what was put into it has not been escaped.
  if (typeof rendered === 'string') return escapeHtml(rendered)
  if (isMarkup(rendered)) {
    // Markup is an object that becomes text once the promises in it have settled.
    return String(await resolveCallback(rendered, HtmlEscapedCallbackPhase.Stringify, false, {}))
  }
  const isResponse = isResponseLike(rendered)
  // Content of another type, such as JSON, is not escaped for a page.
  if (isResponse && /^text\/html(?:;|$)/i.test(String(rendered.headers.get('Content-Type')))) {
    return rendered.text()
  }
  throw new TypeError(
    'The function given to htmlFormatter() must return JSX, html`…` or raw() of hono/html, or a Response ' +
      `of c.html(); it returned ${isResponse ? 'a Response that is not text/html' : typeName(rendered)}.`
  )
}

function isMarkup(value: unknown): value is HtmlEscapedString {
  return typeof value === 'object' && propertyOf(value, 'isEscaped') === true
}
