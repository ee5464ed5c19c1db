import { describe, expect, test } from 'vitest'
import { markedKindOf } from '../../src/errors/error-kind.ts'
import { failedValidationError, unexplainedError } from '../../src/validation/validation-problem.ts'
import { propertyAt } from '../../src/untrusted/inspect.ts'

const cause = new Error('x')
const issue = { message: 'Wrong.', path: ['a'], code: 'custom' }
const made = (members: object, issues: readonly unknown[] = [issue]) =>
  failedValidationError({ issues, cause, ...members }, 422)

describe('failedValidationError()', () => {
  test('has a pointer for content, and a parameter elsewhere', () => {
    const error = made({ headers: { 'x-a': '1' } })
    expect([error.status, error.cause, error.headers]).toEqual([422, cause, { 'x-a': '1' }])
    expect(error.detail).toBe('The content of the request has 1 error.')
    expect(error.extensions).toStrictEqual({
      errors: [{ detail: 'Wrong.', pointer: '#/a', code: 'custom' }],
    })
    expect(markedKindOf(error)).toBe('validation')
    const parameter = made({ place: (name: string) => (name === 'a' ? 'path' : 'query') })
    expect(parameter.detail).toBe('The path of the request has 1 error.')
    expect(parameter.extensions).toStrictEqual({
      errors: [{ detail: 'Wrong.', parameter: 'a', in: 'path', code: 'custom' }],
    })
    expect(failedValidationError({ issues: [issue], cause }, 400).status).toBe(400)
  })

  test('leaves out what is not known', () => {
    const bare = [{ message: 'Wrong.', path: [] }]
    expect(made({}, bare).extensions).toStrictEqual({
      errors: [{ detail: 'Wrong.', pointer: '#' }],
    })
    const nowhere = made({ place: () => undefined }, bare)
    expect(nowhere.extensions).toStrictEqual({ errors: [{ detail: 'Wrong.' }] })
    expect(nowhere.detail).toBe('The request has 1 error.')
  })

  test('has names and pointers of at most 1000 characters', () => {
    const errorsOf = (name: string, place?: () => undefined) =>
      propertyAt(made({ place }, [{ message: 'Wrong.', path: [name] }]), ['extensions', 'errors'])
    const name = 'x'.repeat(998)
    expect(errorsOf(name)).toStrictEqual([{ detail: 'Wrong.', pointer: `#/${name}` }])
    expect(errorsOf(`${name}x`)).toStrictEqual([{ detail: 'Wrong.' }])
    const parameter = 'x'.repeat(1000)
    expect(errorsOf(parameter, () => undefined)).toStrictEqual([{ detail: 'Wrong.', parameter }])
    expect(errorsOf(`${parameter}x`, () => undefined)).toStrictEqual([{ detail: 'Wrong.' }])
  })

  test.each([
    ['Look at the form.', 'Look at the form.'],
    ['x'.repeat(500), 'x'.repeat(500)],
    ['x'.repeat(501), undefined],
    ['', undefined],
    [undefined, undefined],
    ['Not hunter2.', undefined],
    ['Not longer-secret.', undefined],
  ])('keeps the detail of the app unless it quotes a value: %#', (detail, kept) => {
    const data = { other: 'longer-secret' }
    const error = made({ detail, data }, [{ ...issue, input: 'hunter2' }])
    expect(error.detail).toBe(kept ?? 'The content of the request has 1 error.')
  })

  test('has the first 1000 errors, and says that there are more', () => {
    const many = (length: number) => Array.from({ length }, () => issue)
    expect(made({}, many(1000)).detail).toBe('The content of the request has 1000 errors.')
    const error = made({}, many(1001))
    expect(error.detail).toBe('The content of the request has more than 1000 errors.')
    expect(propertyAt(error, ['extensions', 'errors'])).toHaveLength(1000)
  })
})

test.each([400, 422] as const)('unexplainedError() of %i has no list of errors', (status) => {
  const error = unexplainedError(cause, status)
  expect([error.status, error.cause, error.extensions]).toEqual([status, cause, undefined])
  expect(markedKindOf(error)).toBe('validation')
})
