import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type Recognizer, type Report } from '../../src/index.ts'

/** The response to an error of a handler, and the errors that are reported. */
async function respondWithReports(error: Error, recognizers: readonly Recognizer[]) {
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { recognizers, report })
  app.get('/', () => {
    throw error
  })
  const response = await app.request('/')
  return { response, reported: report.mock.calls.map(([reported]) => reported) }
}

test('recognizers that return promises are asked in order, until one returns an error', async () => {
  const asked: string[] = []
  const recognizerOf =
    (name: string, result?: NotFound): Recognizer =>
    async () => {
      await Promise.resolve()
      asked.push(name)
      return result
    }
  const { response, reported } = await respondWithReports(new Error('bug'), [
    recognizerOf('a'),
    recognizerOf('b'),
    recognizerOf('c', new NotFound('recognized')),
    recognizerOf('d', new NotFound('too late')),
  ])
  expect(asked).toEqual(['a', 'b', 'c'])
  expect(await response.json()).toMatchObject({ status: 404, detail: 'recognized' })
  expect(reported).toEqual([new Error('bug')])
})

test('a recognizer that rejects for a member of an AggregateError does not end the process', async () => {
  const recognizer: Recognizer = async (thrown) => {
    if (thrown instanceof RangeError) throw new Error('The recognizer failed.')
    return undefined
  }
  const error = new AggregateError([new RangeError('one'), new RangeError('two')])
  const { response, reported } = await respondWithReports(error, [recognizer])
  expect(response.status).toBe(500)
  expect(reported).toEqual([error])
  // An unhandled rejection would fail this test file.
  await new Promise((resolve) => setImmediate(resolve))
})

test('a recognizer that throws is reported, and the next one is asked', async () => {
  const failure = new Error('The recognizer failed.')
  const error = new Error('bug')
  const { response, reported } = await respondWithReports(error, [
    () => {
      throw failure
    },
    () => new NotFound('recognized'),
  ])
  expect(await response.json()).toMatchObject({ status: 404, detail: 'recognized' })
  expect(reported).toEqual([error, failure])
})
