/** What defineHttpError refuses: the facts of a status that an app defines. */
import { describe, expect, test } from 'vitest'
import { defineHttpError } from '../../src/index.ts'

describe('defineHttpError without types', () => {
  const define = defineHttpError as unknown as (...args: unknown[]) => unknown

  test.each([
    [
      [419],
      'Argument 2 of defineHttpError(), phrase, must be a text that is not blank; received undefined.',
    ],
    [
      [419, 'Page Expired'],
      'Argument 3 of defineHttpError(), spec, must be a text that is not blank; received undefined.',
    ],
    [
      [419, ''],
      'Argument 2 of defineHttpError(), phrase, must be a text that is not blank; received "".',
    ],
    [
      [419, ' '],
      'Argument 2 of defineHttpError(), phrase, must be a text that is not blank; received " ".',
    ],
    [
      [419, 'Page Expired', ''],
      'Argument 3 of defineHttpError(), spec, must be a text that is not blank; received "".',
    ],
    [
      [419, 'Page Expired', 'none', '', 'Reload.'],
      "Argument 4 of defineHttpError(), condition, must be 'temporary', 'permanent' or 'unknown'; received \"\".",
    ],
    [
      [419, 'Page Expired', 'none', 'soon', 'Reload.'],
      "Argument 4 of defineHttpError(), condition, must be 'temporary', 'permanent' or 'unknown'; received \"soon\".",
    ],
    [
      [419, 'Page Expired', 'none', 'unknown'],
      'Argument 5 of defineHttpError(), explanation, must be a text that is not blank; received undefined.',
    ],
  ])('The arguments %j are refused by name', (args, message) => {
    expect(() => define(...args)).toThrow(new TypeError(message))
  })
})
