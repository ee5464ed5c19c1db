/** The order of recognizers, and recognizers that return promises. */
import { expect, test } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { fails, respondTo } from '../support/respond-to.ts'

test('recognizers that return promises are asked in order until one returns an error', async () => {
  const asked: string[] = []
  const after = (name: string, known?: NotFound) => async () => {
    await Promise.resolve()
    asked.push(name)
    return known
  }
  const first = new NotFound('known')
  const recognizers = [after('a'), after('b'), after('c', first), after('d', new NotFound('late'))]
  const { body } = await respondTo(new Error('bug'), { recognizers })
  expect(asked).toEqual(['a', 'b', 'c'])
  expect(JSON.parse(body)).toMatchObject({ status: 404, detail: 'known' })
})

test('a recognizer that rejects for a member of an AggregateError does not end the process', async () => {
  const recognizers = [
    async (thrown: unknown) => (thrown instanceof RangeError ? fails() : undefined),
  ]
  const error = new AggregateError([new RangeError('one'), new RangeError('two')])
  const { response, reported } = await respondTo(error, { recognizers })
  expect(response.status).toBe(500)
  expect(reported).toEqual([error])
  // An unhandled rejection would fail this test file.
  await new Promise((resolve) => setImmediate(resolve))
})
