/** What a function of the app rendered as a page -> the text of the page. */

import { HtmlEscapedCallbackPhase, resolveCallback, type HtmlEscapedString } from 'hono/utils/html'
import { typeName } from '../../checks/received-value.ts'
import { escapeHtml } from './escape.ts'

/** A page: JSX of Hono, the `html` or the `raw` of `hono/html`, or the Response of `c.html`. */
export type RenderedPage = HtmlEscapedString | Response

/**
 * The text of a page.
 *
 * @throws {TypeError} for what is neither markup, a Response with HTML, nor a string.
 */
export async function textOfPage(rendered: unknown): Promise<string> {
  // A string is text, whatever it looks like: what was put into it has not been escaped.
  if (typeof rendered === 'string') return escapeHtml(rendered)
  if (isResponse(rendered)) return contentOf(rendered)
  if (!isMarkup(rendered)) {
    throw new TypeError(
      'The function given to htmlFormatter() must return JSX, html`…` or raw() of hono/html, or a Response ' +
        `of c.html(); it returned ${typeName(rendered)}.`
    )
  }
  // Markup is an object that turns into text with all it waits for.
  return String(await resolveCallback(rendered, HtmlEscapedCallbackPhase.Stringify, false, {}))
}

function isMarkup(value: unknown): value is HtmlEscapedString {
  return (
    typeof value === 'object' && value !== null && 'isEscaped' in value && value.isEscaped === true
  )
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'headers' in value && 'text' in value
}

/** Content of another type, such as JSON, is not escaped for a page. */
async function contentOf(response: Response): Promise<string> {
  if (/^text\/html(?:;|$)/i.test(response.headers.get('Content-Type') ?? '')) return response.text()
  throw new TypeError(
    'The function given to htmlFormatter() must return a Response with the Content-Type text/html, such as ' +
      'that of c.html().'
  )
}
