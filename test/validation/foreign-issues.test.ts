/** Issues of libraries that are not known, and those that only look like the issues of known ones. */
import { describe, expect, test } from 'vitest'
import { fromValidation } from '../../src/index.ts'
import { propertyOf } from '../../src/untrusted/inspect.ts'

function errorsOf(...issues: readonly object[]): unknown {
  return propertyOf(fromValidation()({ issues })?.extensions, 'errors')
}

const trapped = new Proxy([{ message: 'Wrong.' }], {
  get() {
    throw new Error('trapped')
  },
})

describe('an issue of another library', () => {
  test('A code is sent, unless it quotes what was submitted', () => {
    const issue = { message: 'Wrong.', path: ['a'] }
    expect(
      errorsOf(
        { ...issue, code: 'not_even', input: 'odd-secret' },
        { ...issue, code: 'odd-secret', input: 'odd-secret' }
      )
    ).toEqual([
      { detail: 'Wrong.', pointer: '#/a', code: 'not_even' },
      { detail: 'Wrong.', pointer: '#/a' },
    ])
  })

  test('A short value that is only a part of a word is no quotation', () => {
    expect(errorsOf({ message: 'Not in the cabin.', input: 'ab' })).toEqual([
      { detail: 'Not in the cabin.', pointer: '#' },
    ])
    expect(errorsOf({ message: 'Not ab.', input: 'ab' })).toEqual([
      { detail: 'This value is not valid.', pointer: '#' },
    ])
  })

  test('A message that ends with a value, but not with what was received, stays whole', () => {
    expect(errorsOf({ message: 'At least 5', received: '5', code: 'invalid_type' })).toEqual([
      { detail: 'At least 5', pointer: '#', code: 'invalid_type' },
    ])
  })

  test('A list that cannot be read is no list of issues', () => {
    expect(fromValidation()({ issues: trapped })).toBeUndefined()
  })
})

describe('an issue in the form of ArkType', () => {
  const problem = 'must be something else'

  test('An expectation that is no text is left out', () => {
    expect(errorsOf({ message: problem, problem, expected: 7 })).toEqual([
      { detail: 'This value is not valid.', pointer: '#' },
    ])
  })

  test('An issue that is made of issues about other places has no expectation', () => {
    const errors = [
      { expected: 'a number', path: [] },
      { expected: 'a string', path: ['a'] },
    ]
    expect(errorsOf({ message: problem, problem, errors, path: [] })).toEqual([
      { detail: 'This value is not valid.', pointer: '#' },
    ])
  })
})
