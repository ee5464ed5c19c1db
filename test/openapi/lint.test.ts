/** Linters of OpenAPI documents, which also check the examples against the schemas. */
import { describe, expect, test } from 'vitest'
import {
  Conflict,
  InvalidRequest,
  UnprocessableContent,
  ValidationFailed,
} from '../../src/index.ts'
import { errorResponses, errorSchemas, problemSchema } from '../../src/openapi/index.ts'
import { documentOf } from './document.ts'
import { problemsIn } from './linters.ts'
import { declared, OutOfCredit, table } from './problem-types.ts'

describe('the linters', () => {
  test('Redocly CLI and Spectral find the faults of a document: an example that does not fit, and a schema that nothing has', async () => {
    const responses = errorResponses(OutOfCredit)
    responses[403].content['application/problem+json'].examples['OutOfCredit'] = {
      summary: 'Wrong',
      value: { type: 'about:blank', title: '', status: 403, detail: '', condition: 'unknown' },
    }
    const schemas = { ...errorSchemas(OutOfCredit), Unused: problemSchema }
    const problems = await problemsIn(documentOf({ '/books': responses }, schemas))
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^no-invalid-media-type-examples: .*balance/),
        expect.stringMatching(/^oas3-valid-media-example: .*balance/),
        expect.stringMatching(/^no-unused-components: .*Unused/),
      ])
    )
  })

  test('Redocly CLI and Spectral find no problem in a document with all statuses on one route and the types of all schema libraries', async () => {
    const failures = [ValidationFailed, InvalidRequest, UnprocessableContent, Conflict]
    const document = documentOf(
      {
        '/statuses': errorResponses(...table),
        '/declared': errorResponses(...declared),
        '/all': errorResponses(...table, ...declared, ...failures),
        '/default': {
          ...errorResponses(...failures),
          default: {
            description: 'Any other error.',
            content: { 'application/problem+json': { schema: problemSchema } },
          },
        },
      },
      errorSchemas(...table, ...declared, ...failures)
    )
    expect(Object.keys(document.paths['/statuses']?.get.responses ?? {})).toHaveLength(41)
    expect(await problemsIn(document)).toEqual([])
  })
})
