/** createHttpError: causes, stacks, unregistered statuses. */
import { describe, expect, test } from 'vitest'
import { errorChainOf } from '../../src/development/error-chain.ts'
import { createHttpError, NotFound } from '../../src/index.ts'

describe('createHttpError with a cause', () => {
  const error = createHttpError(500, 'warehouse down', { cause: new Error('ECONN') })

  test('createHttpError with a cause captures the frames of its caller', () => {
    expect(error.isForeign).toBeUndefined()
    expect(error.stack).toMatch(/^InternalServerError: warehouse down\n.*create-http-error/s)
  })

  test('the error chain of createHttpError starts with the error, followed by its cause', () => {
    expect(errorChainOf(error)).toMatchObject({
      message: 'warehouse down',
      causes: [{ message: 'ECONN' }],
    })
  })
})

test('a status that is no number is shown as what it is', () => {
  expect(() => createHttpError('404' as unknown as number)).toThrow(
    new RangeError('An error status is an integer from 400 to 599; received "404".')
  )
  expect(() => createHttpError(new Error('secret') as unknown as number)).toThrow(
    new RangeError('An error status is an integer from 400 to 599; received an Error.')
  )
})

test('an error of an unregistered status has the name of its class of status codes (RFC 9110 §15)', () => {
  expect(createHttpError(499).name).toBe('ClientError')
  expect(createHttpError(599).stack).toMatch(/^ServerError: Internal Server Error/)
})

test('the definition and the rules of an error class are frozen', () => {
  expect(() => Object.assign(NotFound.definition, { phrase: 'hacked' })).toThrow(TypeError)
  expect(() => Object.assign(NotFound.definition.rules, { allow: 1 })).toThrow(TypeError)
})
