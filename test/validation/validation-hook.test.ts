import { describe, expect, test } from 'vitest'
import { createValidationHook, validationHook } from '../../src/validation/validation-hook.ts'

describe('createValidationHook()', () => {
  test('createValidationHook() throws a TypeError with its name for an unknown option', () => {
    const options = { state: 422 } as never
    const create = () => createValidationHook(options)
    expect(create).toThrow(TypeError)
    expect(create).toThrow(/^Unknown option 'state' of createValidationHook\(\): .*\bstatus\b/)
  })

  test('createValidationHook() throws a RangeError for a status that is neither 422 nor 400', () => {
    expect(() => createValidationHook({ status: 404 as 400 })).toThrow(
      new RangeError(`Option 'status' must be 422 or 400; received 404.`)
    )
  })
})

describe('validationHook', () => {
  test('a successful validation throws nothing', () => {
    expect(validationHook({ success: true, target: 'json', data: {} })).toBeUndefined()
  })

  test('a failure without issues is a 422 with the failure as its cause', () => {
    const result = { success: false, target: 'json', error: 'secret' }
    expect(() => validationHook(result)).toThrow(
      expect.objectContaining({ status: 422, cause: 'secret' })
    )
  })
})
