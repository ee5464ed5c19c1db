/** The options of `problemDocs`, checked at start. */

import { checkedOptions } from '../checks/plain-object.ts'
import { invalidSetting, isUriReference, URI_REFERENCE_TEXT } from '../fields/grammar.ts'
import { readPageOptions, type Page, type PageLink } from '../formatters/html/page-options.ts'

/** Options of `problemDocs`. */
export interface ProblemDocsOptions {
  /**
   * What the types of the documented problems have in common, such as `https://api.example.com/problems/`: what
   * follows it in a type is the name of the page. Absolute, or with `/` first.
   */
  readonly base: string
  /** The name of the site, shown above each page and in its title. */
  readonly name?: string | undefined
  /**
   * The link to the start of the site, such as `{ href: '/', label: 'Bookshop' }`.
   *
   * @defaultValue false
   */
  readonly home?: PageLink | false | undefined
  /** The colour of links, `#rrggbb`; made darker or lighter until its contrast suffices. */
  readonly accent?: string | undefined
}

/** The checked options. */
export interface DocsSettings {
  readonly base: string
  readonly page: Page
}

const where = 'problemDocs()'

/** @throws {TypeError} that names the option that is unknown, missing or malformed. */
export function readDocsOptions(options: ProblemDocsOptions): DocsSettings {
  const names = ['base', 'name', 'home', 'accent']
  const { base, name, home = false, accent } = checkedOptions(options, names, where)
  if (!isUriReference(base) || !/^(?:\/|[a-z][a-z\d+.-]*:.)/i.test(base)) {
    const wanted = `${URI_REFERENCE_TEXT}, absolute or with '/' first, such as https://api.example.com/problems/`
    throw invalidSetting('base', wanted, base)
  }
  const page = readPageOptions(
    { ...(name !== undefined && { name }), home, ...(accent !== undefined && { accent }) },
    where
  )
  return { base, page }
}
