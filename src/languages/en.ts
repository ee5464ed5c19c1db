/** English: taken from the table and the words that the library has anyway. */

import { byStatus, type AnyHttpErrorClass } from '../errors/classes-by-status.ts'
import { english } from './page-texts.ts'
import type { Language } from './language.ts'

/**
 * The built-in texts in English.
 *
 * @example
 * ```ts
 * httpErrors(app, { localize: localizeIn([en, de]) })
 * ```
 */
export const en: Language = {
  tag: 'en',
  words: english,
  titles: /* @__PURE__ */ ofEach(({ row }) => row.phrase),
  explanations: /* @__PURE__ */ ofEach(({ row }) => row.explanation),
}

function ofEach(textOf: (errorClass: AnyHttpErrorClass) => string): Language['titles'] {
  const texts = [...byStatus].map(([status, errorClass]) => [status, textOf(errorClass)])
  // The map has every registered error status; its type says only that the keys are numbers.
  return Object.fromEntries(texts) as Language['titles']
}
