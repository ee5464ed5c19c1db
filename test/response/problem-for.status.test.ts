/** An error whose status changes while its response is made: a getter may return another one each time. */
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { full } from '../../src/presets/full.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import { problemFor } from '../../src/response/problem-for.ts'
import { readOptions } from '../../src/response/settings.ts'

const contextOf = () => new ErrorContext(readOptions(full), { method: 'GET', accept: null })

/** An error that returns these statuses, the last one from then on. */
function errorOf(...statuses: readonly number[]): NotFound {
  const rest = [...statuses]
  return Object.defineProperty(new NotFound(), 'status', {
    get: () => (rest.length > 1 ? rest.shift() : rest[0]),
  })
}

describe('problemFor', () => {
  test('the problem has the first status that the error returned', () => {
    const context = contextOf()
    expect(problemFor(errorOf(404, 410), context)).toMatchObject({ status: 404 })
    expect(context.failures).toBeUndefined()
  })

  test.each([399, 600, 404.5, Number.NaN])(
    'the status %d becomes a 500, and is a failure',
    (status) => {
      const context = contextOf()
      expect(problemFor(errorOf(status), context)).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: expect.any(String),
        condition: 'unknown',
      })
      expect(context.failures).toEqual([
        new RangeError('The status of an error is not an integer from 400 to 599.'),
      ])
    }
  )

  test('an error that can be read is no failure, and needs no hook', () => {
    const context = contextOf()
    const problem = problemFor(new NotFound('No book has that id.'), context)
    expect(problem).toMatchObject({ status: 404, detail: 'No book has that id.' })
    expect(problem).not.toHaveProperty('instance')
    expect(context.failures).toBeUndefined()
  })

  test('the hook instance is not called where there is no context', () => {
    const settings = readOptions(full, { instance: () => '/never' })
    const context = new ErrorContext(settings, { method: 'GET', accept: null })
    expect(problemFor(new NotFound(), context)).not.toHaveProperty('instance')
  })

  test('the hook extensions gets no context where there is none, and the error itself', () => {
    const seen: unknown[] = []
    const settings = readOptions(full, {
      extensions: (...args) => {
        seen.push(...args)
        return { region: 'eu' }
      },
    })
    const error = new NotFound()
    const context = new ErrorContext(settings, { method: 'GET', accept: null })
    expect(problemFor(error, context)).toHaveProperty('region', 'eu')
    expect(seen).toEqual([undefined, error])
    expect(seen[1]).toBe(error)
  })
})
