/** What an app uses where its options do not decide. Put together in `presets/`, and passed down. */

import type { AnyHttpErrorClass } from '../errors/classes-by-status.ts'
import type { Formatters } from '../formatters/negotiate.ts'
import type { Recognizer } from '../recognizers/recognizer.ts'

/** The built-in parts of an app. A bundle contains only what its preset names. */
export interface Preset {
  /** Returns the formatters of an app whose options name none. Called when they are first needed. */
  readonly formatters: () => Formatters
  /** Returns all recognizers in the order they are asked in, those of the app first. */
  readonly recognizers: (ofApp: readonly Recognizer[]) => readonly Recognizer[]
  /**
   * Returns the class for a status code that an error of another library has.
   *
   * @throws {RangeError} if the status is not an integer from 400 to 599.
   */
  readonly errorClassOf: (status: number) => AnyHttpErrorClass
}
