/** Documents of arbitrary problem types. */
import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { httpErrors, type HttpError } from '../../src/index.ts'
import { errorResponses, errorSchemas } from '../../src/openapi/index.ts'
import { times } from '../fuzz/times.ts'
import { problemTypes } from './arbitrary-problems.ts'
import { documentOf } from './document.ts'
import { problemsIn } from './linters.ts'

test(
  'Linters find no problem in a document of arbitrary problem types, whose examples are what the app sends',
  async () => {
    await fc.assert(
      fc.asyncProperty(problemTypes, async (classes) => {
        for (const problemClass of classes) {
          const [response] = Object.values(errorResponses(problemClass))
          const [example] = Object.values(
            response?.content['application/problem+json'].examples ?? {}
          )
          const Class = problemClass as unknown as {
            new (options: object): HttpError
            readonly status: number
            readonly definition: { readonly example: object }
          }
          const app = httpErrors(new Hono(), { report: false }).get('/', () => {
            const allow = Class.status === 405 && { allow: ['GET', 'HEAD'] }
            throw new Class({ ...Class.definition.example, ...allow })
          })
          const sent = await (await app.request('/')).text()
          expect(sent).toBe(JSON.stringify(example?.value))
        }
        const document = documentOf(
          { '/all': errorResponses(...classes) },
          errorSchemas(...classes)
        )
        expect(await problemsIn(document)).toEqual([])
      }),
      { numRuns: 3, endOnFailure: true }
    )
  },
  120_000 * times
)
