/**
 * The texts of this package in English: from the table of the errors, and those that are in every bundle.
 *
 * @module
 */

import { errorClassesByStatus, type AnyHttpErrorClass } from '../errors/classes-by-status.ts'
import { englishDetails } from './detail-texts.ts'
import { englishFailures } from './failure-texts.ts'
import { englishTexts } from './page-texts.ts'
import type { Language } from './language.ts'

/**
 * The built-in texts in English.
 *
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { de } from 'hono-http-errors/languages/de'
 *
 * const app = httpErrors(new Hono(), { localize: createLocalizer([en, de]) })
 * ```
 */
export const en: Language = {
  tag: 'en',
  texts: englishTexts,
  failures: englishFailures,
  details: englishDetails,
  titles: /* @__PURE__ */ ofEach(({ definition }) => definition.phrase),
  explanations: /* @__PURE__ */ ofEach(({ definition }) => definition.explanation),
}

function ofEach(textOf: (errorClass: AnyHttpErrorClass) => string): Language['titles'] {
  const texts = [...errorClassesByStatus].map(([status, errorClass]) => [
    status,
    textOf(errorClass),
  ])
  // The map has every registered error status; its type says only that the keys are numbers.
  return Object.fromEntries(texts) as Language['titles']
}
