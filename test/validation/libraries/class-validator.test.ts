import { describe, expect, test } from 'vitest'
import { classValidatorIssues } from '../../../src/validation/libraries/class-validator.ts'

const error = { property: 'age', value: 'x', constraints: { isInt: 'age must be an integer' } }
const issue = {
  message: 'age must be an integer',
  path: ['age'],
  code: 'isInt',
  input: 'x',
  isLibraryCode: true,
}

/** An error at the end of as many nested objects. */
function nested(depth: number): object {
  return depth === 0 ? error : { property: 'a', children: [nested(depth - 1)] }
}

describe('classValidatorIssues()', () => {
  test('lists each constraint of each error, with the value', () => {
    const both = { ...error, constraints: { isInt: 'No integer', min: 'Too small' } }
    expect(classValidatorIssues([both, error])).toEqual([
      { ...issue, message: 'No integer' },
      { ...issue, message: 'Too small', code: 'min' },
      issue,
    ])
  })

  test('A property that the class does not have is not allowed', () => {
    const constraints = { whitelistValidation: 'property age should not exist' }
    expect(classValidatorIssues([{ ...error, constraints }])).toEqual([
      { ...issue, message: 'This is not allowed here.', code: 'whitelistValidation' },
    ])
  })

  test('The errors of nested objects have the names of all of them', () => {
    const parent = { property: 'person', children: [error], constraints: { isDate: 'No date' } }
    expect(classValidatorIssues([parent])?.map(({ path, code }) => [path, code])).toEqual([
      [['person'], 'isDate'],
      [['person', 'age'], 'isInt'],
    ])
    expect(classValidatorIssues([{ children: [error] }])?.[0]?.path).toEqual(['age'])
  })

  test('Errors in 32 nested objects are listed, deeper ones are not', () => {
    expect(classValidatorIssues([nested(31)])?.[0]?.path).toHaveLength(32)
    expect(classValidatorIssues([nested(32)])?.[0]?.path).toHaveLength(33)
    expect(classValidatorIssues([nested(33)])).toBeUndefined()
  })

  test('Of more than 1001 errors the rest is left out', () => {
    const wide = { property: 'a', children: Array.from({ length: 800 }, () => error) }
    expect(classValidatorIssues([wide])).toHaveLength(800)
    expect(classValidatorIssues([wide, wide])).toHaveLength(1001)
    expect(classValidatorIssues([wide, error])).toHaveLength(801)
  })

  test.each<[string, unknown]>([
    ['an empty list', []],
    ['an error outside of a list', error],
    ['a list with something else', [error, {}]],
    ['a list of null', [null]],
    ['a property that is no name', [{ ...error, property: 7 }]],
    ['neither constraints nor children', [{ property: 'a', constraints: {}, children: [] }]],
    ['constraints that are no texts', [{ property: 'a', constraints: { isInt: 7 } }]],
    ['constraints that are a text', [{ property: 'a', constraints: 'isInt' }]],
    ['constraints that are null', [{ property: 'a', constraints: null }]],
    ['children without errors', [{ property: 'a', children: [{}] }]],
    [
      'constraints that throw',
      [
        {
          property: 'a',
          constraints: new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('trap')
              },
            }
          ),
        },
      ],
    ],
  ])('%s is no failure of class-validator', (_what, failure) => {
    expect(classValidatorIssues(failure)).toBeUndefined()
  })

  test('Texts are read, where other constraints have none', () => {
    const constraints = { isInt: 'No integer', custom: 7 }
    expect(classValidatorIssues([{ ...error, constraints }])).toEqual([
      { ...issue, message: 'No integer' },
    ])
  })
})
