/** What `validationError` and the options of validation say about a mistake of the developer. */
import { describe, expect, test } from 'vitest'
import { fromValidation } from '../../src/recognizers/validation.ts'
import { validationError } from '../../src/validation/validation-error.ts'
import { createValidationHook } from '../../src/validation/validation-hook.ts'
import { propertyAt } from '../../src/untrusted/inspect.ts'

const fault = { detail: 'This is taken.' }

describe('validationError() throws a TypeError', () => {
  test.each<[unknown, string]>([
    [[], `Option 'errors' must be an array of at least one error; received an array.`],
    [fault, `Option 'errors' must be an array of at least one error; received an object.`],
    [['x'], `Option 'errors[0]' must be an object with a detail; received a string.`],
    [[fault, null], `Option 'errors[1]' must be an object with a detail; received null.`],
    [
      [{ code: 'a' }],
      `Option 'errors[0].detail' must be a sentence for the client; received undefined.`,
    ],
    [
      [{ detail: '' }],
      `Option 'errors[0].detail' must be a sentence for the client; received an empty string.`,
    ],
    [[{ detail: 7 }], `Option 'errors[0].detail' must be a sentence for the client; received 7.`],
    [
      [{ ...fault, pointer: '/a' }],
      `Option 'errors[0].pointer' must be a JSON Pointer such as '#/email'; received a string.`,
    ],
    [
      [{ ...fault, parameter: 7 }],
      `Option 'errors[0].parameter' must be the name of a parameter; received 7.`,
    ],
    [
      [{ ...fault, pointer: '#', parameter: 'a' }],
      `Option 'errors[0]' has a pointer and a parameter: it is for one place.`,
    ],
    [
      [{ ...fault, parameter: 'a', in: 'body' }],
      `Option 'errors[0].in' must be 'query', 'path', 'header' or 'cookie'; received a string.`,
    ],
    [[{ ...fault, code: 7 }], `Option 'errors[0].code' must be a string; received 7.`],
    [[{ ...fault, line: 0 }], `Option 'errors[0].line' must be a number from 1; received 0.`],
    [
      [{ ...fault, line: '1' }],
      `Option 'errors[0].line' must be a number from 1; received a string.`,
    ],
    [
      [{ ...fault, column: 1.5 }],
      `Option 'errors[0].column' must be a number from 1; received 1.5.`,
    ],
  ])('for the errors %j: %s', (errors, message) => {
    expect(() => validationError(errors as never)).toThrow(new TypeError(message))
  })

  test.each([404, '422', null, 400.5])('for the status %j', (status) => {
    expect(() => validationError([fault], { status: status as 400 })).toThrow(
      /^Option 'status' must be 422 or 400; received (?:404|a string|null|400\.5)\.$/
    )
  })
})

test('validationError() takes 1000 errors, and throws a RangeError for 1001', () => {
  const errors = (length: number) => Array.from({ length }, () => fault)
  expect(validationError(errors(1000)).detail).toBe('The request has 1000 errors.')
  expect(() => validationError(errors(1001))).toThrow(
    new RangeError(`Option 'errors' must have at most 1000 errors.`)
  )
})

describe('The pointer of a fault', () => {
  test.each(['#', '#/', '#/a', '#/a/0/b', '#/a~0b', '#/a~1b', '#/%C3%A9', '#/a//b'])(
    '%s is taken',
    (pointer) => {
      expect(validationError([{ detail: 'x', pointer }]).extensions).toEqual({
        errors: [{ detail: 'x', pointer }],
      })
    }
  )

  test.each(['', 'a', '/a', '#a', 'x#/a', '#/a~', '#/a~2', '#/a~b', '#/a b', '#/é', 7, null])(
    '%j is refused',
    (pointer) => {
      expect(() => validationError([{ detail: 'x', pointer: pointer as string }])).toThrow(
        /^Option 'errors\[0\]\.pointer' must be a JSON Pointer such as '#\/email'; received /
      )
    }
  )
})

describe('The members of a fault', () => {
  test('are all kept, those that are absent stay absent, and the given object is not changed', () => {
    const whole = Object.freeze({
      detail: 'x',
      parameter: 'a',
      in: 'cookie',
      code: 'c',
      line: 1,
      column: 2,
    } as const)
    const errors = [whole, Object.freeze({ detail: 'y', pointer: '#/a' })]
    const sent = propertyAt(validationError(Object.freeze(errors)), [
      'extensions',
      'errors',
    ]) as object[]
    expect(sent).toStrictEqual(errors)
    expect(sent[0]).not.toBe(whole)
  })

  test.each(['query', 'path', 'header', 'cookie'] as const)('in: %s is taken', (place) => {
    const error = { detail: 'x', parameter: 'a', in: place }
    expect(propertyAt(validationError([error]), ['extensions', 'errors'])).toEqual([error])
  })
})

describe.each([
  ['fromValidation()', fromValidation],
  ['createValidationHook()', createValidationHook],
] as const)('the options of %s', (name, make) => {
  test.each<[unknown, Error]>([
    [7, new TypeError(`The options of ${name} must be an object; received 7.`)],
    [{ status: '422' }, new TypeError(`Option 'status' must be 422 or 400; received "422".`)],
    [{ status: 4 }, new RangeError(`Option 'status' must be 422 or 400; received 4.`)],
    [{ stat: 1 }, new TypeError(`Unknown option 'stat' of ${name}: did you mean 'status'?`)],
  ])('the options %j throw an error that names the option', (options, error) => {
    expect(() => make(options as never)).toThrow(error)
  })
})

test.each(['body', 'toString', 7, null])(
  'createValidationHook() throws for the target %j',
  (target) => {
    expect(() => createValidationHook({ target: target as 'json' })).toThrow(
      /^Option 'target' must be a part of a request, as json or query; received (?:"[A-Za-z]*"|7|null)\.$/
    )
  }
)
