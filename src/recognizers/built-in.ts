/** All recognizers of this package that need no option, in the order they are asked in. */

import { errorClassOf } from '../errors/classes-by-status.ts'
import { fromAbort, fromTimeout } from './abort.ts'
import { fromAggregate } from './aggregate.ts'
import { recognizeAuthRefusal } from './auth-refusal.ts'
import { fromBoom } from './boom.ts'
import { fromHttpErrors } from './http-errors.ts'
import { fromHttpException } from './http-exception.ts'
import { fromInterruptedBody } from './interrupted-body.ts'
import { fromMalformedBody } from './malformed-body.ts'
import { recognizeReceived } from './received.ts'
import type { Recognizer } from './recognizer.ts'
import { recognizeAtOnce } from './recognize.ts'
import { fromValidation } from './validation.ts'

/**
 * Returns the recognizers of the app, then those of this package, and last one for AggregateErrors,
 * which calls all of them again for each member.
 *
 * A function, as a bundler keeps calls at the top of a module and all that they need.
 */
export function withBuiltInRecognizers(ofApp: readonly Recognizer[]): readonly Recognizer[] {
  const recognizers: readonly Recognizer[] = [
    ...ofApp,
    // Before the recognizers that look at the properties of an error.
    recognizeReceived,
    // Before HTTPException, as which Hono's validators throw it, without the place of the error.
    fromMalformedBody(),
    // Before HTTPException as well: the validators throw it also where the client has left.
    fromInterruptedBody,
    // Before HTTPException, too: one with a failed validation as its cause gets the list of errors.
    fromValidation(),
    // And one of basicAuth or bearerAuth has the message in the content of its response.
    (thrown, c) => recognizeAuthRefusal(thrown, c, errorClassOf),
    fromHttpException(),
    fromHttpErrors(),
    fromBoom(),
    fromAbort(),
    fromTimeout(),
  ]
  return [...recognizers, fromAggregate((thrown, c) => recognizeAtOnce(thrown, c, recognizers))]
}
