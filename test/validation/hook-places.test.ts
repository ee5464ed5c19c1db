/** Where the faults of a failed validation are, by what the validator passes to its hook. */
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  createValidationHook,
  validationHook,
  type ValidationHookOptions,
  type ValidationResult,
} from '../../src/validation/validation-hook.ts'
import { propertyAt } from '../../src/untrusted/inspect.ts'

const issues = [{ message: 'Wrong.', path: ['id'] }]

/** The faults that the hook throws for a result, in a handler or without a context. */
async function faultsOf(
  result: Partial<ValidationResult>,
  options: ValidationHookOptions = {},
  method?: string
): Promise<unknown> {
  let thrown: unknown
  const call = (c?: Context): void => {
    try {
      createValidationHook(options)({ success: false, error: issues, ...result }, c)
    } catch (error) {
      thrown = error
    }
  }
  if (method === undefined) call()
  else {
    const app = new Hono().all('/:id', (c) => (call(c), c.text('')))
    await app.request('/7?page=2', { method })
  }
  return propertyAt(thrown, ['extensions', 'errors'])
}

const pointer = [{ detail: 'Wrong.', pointer: '#/id' }]
const parameter = { detail: 'Wrong.', parameter: 'id' }

describe('the place of a fault', () => {
  test.each([
    ['query', [{ ...parameter, in: 'query' }]],
    ['param', [{ ...parameter, in: 'path' }]],
    ['header', [{ ...parameter, in: 'header' }]],
    ['cookie', [{ ...parameter, in: 'cookie' }]],
    ['json', pointer],
    ['form', pointer],
  ] as const)('of the target %s', async (target, faults) => {
    expect(await faultsOf({ target })).toEqual(faults)
    expect(await faultsOf({}, { target })).toEqual(faults)
    expect(await faultsOf({ target }, { target: 'json' })).toEqual(faults)
  })

  test('without a target is found by the values, or else by the method', async () => {
    expect(await faultsOf({ data: { id: '7' } }, {}, 'GET')).toEqual([{ ...parameter, in: 'path' }])
    expect(await faultsOf({ data: { id: '8' } }, {}, 'GET')).toEqual([parameter])
    expect(await faultsOf({ data: { id: '8' } }, {}, 'HEAD')).toEqual([parameter])
    expect(await faultsOf({ data: { id: '8' } }, {}, 'POST')).toEqual(pointer)
    expect(await faultsOf({ data: { id: '8' } })).toEqual(pointer)
  })
})

describe('the issues of a result', () => {
  const others = [{ message: 'Other.', path: ['id'] }]
  test.each([
    [{ error: issues, issues: others, errors: others }, 'Wrong.'],
    [{ error: undefined, issues, errors: others }, 'Wrong.'],
    [{ error: null, issues: undefined, errors: issues }, 'Wrong.'],
  ])('the issues are found in the result of row %#', async (result, detail) => {
    expect(await faultsOf(result)).toEqual([{ detail, pointer: '#/id' }])
  })

  test('are none where the validation succeeded', async () => {
    expect(await faultsOf({ success: true })).toBeUndefined()
  })

  test('that cannot be read leave the status, and the failure as the cause', () => {
    for (const [hook, status] of [
      [validationHook, 422],
      [createValidationHook({ status: 400 }), 400],
    ] as const)
      expect(() => hook({ success: false, errors: 'secret' })).toThrow(
        expect.objectContaining({ status, cause: 'secret' })
      )
  })
})
