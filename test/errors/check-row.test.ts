/** What defineHttpError refuses: the facts of a status that an app defines. */
import { describe, expect, test } from 'vitest'
import { defineHttpError } from '../../src/index.ts'

describe('defineHttpError without types', () => {
  const define = defineHttpError as unknown as (...args: unknown[]) => unknown

  test.each([
    [
      [419],
      "Option 'phrase' must be a text that is not blank, in defineHttpError(); received undefined.",
    ],
    [
      [419, 'Page Expired'],
      "Option 'spec' must be a text that is not blank, in defineHttpError(); received undefined.",
    ],
    [
      [419, ''],
      "Option 'phrase' must be a text that is not blank, in defineHttpError(); received an empty string.",
    ],
    [
      [419, ' '],
      "Option 'phrase' must be a text that is not blank, in defineHttpError(); received a string.",
    ],
    [
      [419, 'Page Expired', ''],
      "Option 'spec' must be a text that is not blank, in defineHttpError(); received an empty string.",
    ],
    [
      [419, 'Page Expired', 'none', '', 'Reload.'],
      "Option 'condition' must be 'temporary', 'permanent' or 'unknown', in defineHttpError(); received an empty string.",
    ],
    [
      [419, 'Page Expired', 'none', 'soon', 'Reload.'],
      "Option 'condition' must be 'temporary', 'permanent' or 'unknown', in defineHttpError(); received a string.",
    ],
    [
      [419, 'Page Expired', 'none', 'unknown'],
      "Option 'explanation' must be a text that is not blank, in defineHttpError(); received undefined.",
    ],
  ])('The arguments %j are refused by name', (args, message) => {
    expect(() => define(...args)).toThrow(new TypeError(message))
  })
})
