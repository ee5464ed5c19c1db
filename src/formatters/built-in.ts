/** All formatters of this package, in the order of preference of an app that names none. */

import { checkedFormatters } from './formatter-choice.ts'
import { htmlFormatter } from './html.ts'
import { jsonFormatter } from './json.ts'
import type { Formatters } from './negotiate.ts'
import { problemJsonFormatter } from './problem-json.ts'
import { problemXmlFormatter, xmlFormatter } from './problem-xml.ts'
import { textFormatter } from './text.ts'

/**
 * Returns all formatters of this package. Clients that accept anything get problem+json, browsers
 * prefer HTML, and clients that ask for JSON, XML or text get just that.
 *
 * The list is made once, when it is first needed: the HTML formatter computes a hash of its style.
 */
export function builtInFormatters(): Formatters {
  formatters ??= checkedFormatters('formatters', [
    problemJsonFormatter(),
    jsonFormatter(),
    htmlFormatter(),
    problemXmlFormatter(),
    xmlFormatter(),
    textFormatter(),
  ])
  return formatters
}

let formatters: Formatters | undefined
