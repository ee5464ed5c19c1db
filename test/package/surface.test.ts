import { describe, expect, test } from 'vitest'
import * as bun from '../../src/presets/bun.ts'
import * as errors from '../../src/errors/errors.ts'
import * as index from '../../src/index.ts'
import * as node from '../../src/presets/node.ts'
import * as statuses from '../../src/statuses/statuses.ts'

describe('the public surface', () => {
  test('of the main entry is this, besides the table', () => {
    const names = Object.keys(index).filter((name) => !(name in errors))
    expect(names.toSorted()).toMatchInlineSnapshot(`
      [
        "HttpError",
        "assert",
        "createHttpError",
        "createLocalizer",
        "defineHttpError",
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
        "htmlFormatter",
        "httpErrorHandlers",
        "httpErrors",
        "ifMatch",
        "instanceFromRequestId",
        "instanceFromTraceparent",
        "jsonFormatter",
        "problemJsonFormatter",
        "problemXmlFormatter",
        "requireContentType",
        "sendContinue",
        "sendEarlyHints",
        "sendProcessing",
        "textFormatter",
        "toProblem",
        "withAbortOnError",
        "withErrorEvent",
        "withReportedErrors",
        "xmlFormatter",
      ]
    `)
  })

  test('has every class of the table', () => {
    expect(Object.keys(index)).toEqual(expect.arrayContaining(Object.keys(errors)))
    expect(Object.keys(errors)).toHaveLength(44)
  })

  test('of ./node is this', () => {
    expect(Object.keys(node).toSorted()).toEqual([
      'closeGracefully',
      'createAdaptorServer',
      'serve',
    ])
  })

  test('of ./bun is this', () => {
    expect(Object.keys(bun)).toEqual(['serveOptions'])
  })

  test('of ./statuses is this', () => {
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
