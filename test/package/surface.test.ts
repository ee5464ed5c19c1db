import { describe, expect, test } from 'vitest'
import * as bun from '../../src/presets/bun.ts'
import * as errors from '../../src/errors/errors.ts'
import * as index from '../../src/index.ts'
import * as node from '../../src/presets/node.ts'
import * as tiny from '../../src/presets/tiny.ts'
import * as statuses from '../../src/statuses/statuses.ts'

describe('the public surface', () => {
  test('The main entry exports these names, besides the classes of the table', () => {
    const names = Object.keys(index).filter((name) => !(name in errors))
    expect(names.toSorted()).toMatchInlineSnapshot(`
      [
        "ContractViolation",
        "DateNotAcceptable",
        "HttpError",
        "InvalidDigestValues",
        "InvalidRequest",
        "MismatchedDigestValues",
        "OhttpKeyNotAcceptable",
        "UnsupportedDigestAlgorithms",
        "ValidationFailed",
        "assert",
        "checkUpstream",
        "createHttpError",
        "createLocalizer",
        "defineHttpError",
        "defineProblem",
        "ensure",
        "errorClassOf",
        "errorClassesByStatus",
        "firstByte",
        "fromAbort",
        "fromBoom",
        "fromHttpErrors",
        "fromHttpException",
        "fromMalformedBody",
        "fromNetwork",
        "fromStatusProperty",
        "fromTimeout",
        "fromUpstream",
        "fromValidation",
        "getHttpError",
        "getProblem",
        "getReference",
        "htmlFormatter",
        "httpErrorHandlers",
        "httpErrors",
        "ifMatch",
        "instanceFromRequestId",
        "instanceFromTraceparent",
        "isValidationProblem",
        "jsonFormatter",
        "problemJsonFormatter",
        "problemXmlFormatter",
        "problems",
        "relay",
        "requireContentType",
        "sendContinue",
        "sendEarlyHints",
        "sendProcessing",
        "textFormatter",
        "throws",
        "toProblem",
        "upstreamJson",
        "validationError",
        "withAbortOnError",
        "withErrorEvent",
        "withJsonSchema",
        "withReportedErrors",
        "wrapFetch",
        "xmlFormatter",
      ]
    `)
  })

  test('The main entry and ./tiny export every class of the table', () => {
    expect(Object.keys(index)).toEqual(expect.arrayContaining(Object.keys(errors)))
    expect(Object.keys(tiny)).toEqual(expect.arrayContaining(Object.keys(errors)))
    expect(Object.keys(errors)).toHaveLength(44)
  })

  test('./tiny exports these names, besides the classes of the table, and all of them are in the main entry', () => {
    const names = Object.keys(tiny).filter((name) => !(name in errors))
    expect(names.toSorted()).toMatchInlineSnapshot(`
      [
        "HttpError",
        "InvalidRequest",
        "ValidationFailed",
        "assert",
        "defineHttpError",
        "ensure",
        "firstByte",
        "getHttpError",
        "getProblem",
        "getReference",
        "httpErrorHandlers",
        "httpErrors",
        "ifMatch",
        "instanceFromRequestId",
        "instanceFromTraceparent",
        "isValidationProblem",
        "throws",
        "toProblem",
        "validationError",
        "withAbortOnError",
        "withErrorEvent",
        "withReportedErrors",
        "wrapFetch",
      ]
    `)
    expect(Object.keys(index)).toEqual(expect.arrayContaining(names))
  })

  test('./node exports these names', () => {
    expect(Object.keys(node).toSorted()).toEqual([
      'closeGracefully',
      'closingSignal',
      'createAdaptorServer',
      'serve',
    ])
  })

  test('./bun exports these names', () => {
    expect(Object.keys(bun)).toEqual(['serveOptions'])
  })

  test('./statuses exports these names', () => {
    expect(Object.keys(statuses).toSorted()).toMatchInlineSnapshot(`
      [
        "isClientErrorStatus",
        "isErrorStatus",
        "isServerErrorStatus",
        "lookUpStatus",
        "statusClass",
        "statuses",
        "unofficialStatuses",
      ]
    `)
  })
})
