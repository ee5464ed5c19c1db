import { expect, test } from 'vitest'
import { refuseFactory } from '../../src/checks/uncalled-factory.ts'
import { fromAbort, fromTimeout } from '../../src/recognizers/abort.ts'
import { fromBetterAuth } from '../../src/recognizers/better-auth.ts'
import { fromBoom } from '../../src/recognizers/boom.ts'
import { fromCurveball } from '../../src/recognizers/curveball.ts'
import { fromDatabase } from '../../src/recognizers/database.ts'
import { fromHttpErrors } from '../../src/recognizers/http-errors.ts'
import { fromHttpException } from '../../src/recognizers/http-exception.ts'
import { fromMalformedBody } from '../../src/recognizers/malformed-body.ts'
import { mapErrors } from '../../src/recognizers/map-errors.ts'
import { fromNetwork } from '../../src/recognizers/network.ts'
import { fromStatusProperty } from '../../src/recognizers/status-property.ts'
import { fromTrpc } from '../../src/recognizers/trpc.ts'
import { fromUpstream } from '../../src/recognizers/upstream.ts'
import { fromValidation } from '../../src/recognizers/validation.ts'

test.each<[unknown, string, string]>([
  [fromAbort, 'fromAbort', 'fromAbort()'],
  [fromTimeout, 'fromTimeout', 'fromTimeout()'],
  [fromBetterAuth, 'fromBetterAuth', 'fromBetterAuth()'],
  [fromBoom, 'fromBoom', 'fromBoom()'],
  [fromCurveball, 'fromCurveball', 'fromCurveball()'],
  [fromDatabase, 'fromDatabase', 'fromDatabase()'],
  [fromHttpErrors, 'fromHttpErrors', 'fromHttpErrors()'],
  [fromHttpException, 'fromHttpException', 'fromHttpException()'],
  [fromMalformedBody, 'fromMalformedBody', 'fromMalformedBody()'],
  [mapErrors, 'mapErrors', 'mapErrors([[MyError, …]])'],
  [fromNetwork, 'fromNetwork', 'fromNetwork()'],
  [fromStatusProperty, 'fromStatusProperty', 'fromStatusProperty({ trust: [ShopError] })'],
  [fromTrpc, 'fromTrpc', 'fromTrpc()'],
  [fromUpstream, 'fromUpstream', 'fromUpstream()'],
  [fromValidation, 'fromValidation', 'fromValidation()'],
])('%o in the place of a recognizer is refused, with the call to write', (value, name, call) => {
  expect(() => refuseFactory(value, 'recognizers[0]')).toThrow(
    new TypeError(`Option 'recognizers[0]' received the function ${name} itself: write ${call}.`)
  )
})
