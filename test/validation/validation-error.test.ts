import { Hono } from 'hono'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  httpErrors,
  isValidationProblem,
  jsonFormatter,
  NotFound,
  toProblem,
  validationError,
  type ErrorKind,
  type ValidationFault,
} from '../../src/index.ts'
import { validateWith } from '../../src/validators/hono-validator.ts'
import { validator } from 'hono/validator'
import { z } from 'zod'

const taken: ValidationFault = { pointer: '#/email', detail: 'This is taken.', code: 'taken' }
const page: ValidationFault = { parameter: 'page', in: 'query', detail: 'There is no such page.' }

describe('validationError()', () => {
  test('An error of the app has the shape of one of a schema', async () => {
    const kinds: (ErrorKind | undefined)[] = []
    const app = httpErrors(new Hono(), {
      report: false,
      formatters: [
        jsonFormatter((problem, _c, info) => {
          kinds.push(info?.kind)
          return { ...problem }
        }),
      ],
    })
      .post('/own', () => {
        throw validationError([{ pointer: '#/email', detail: 'Wrong', code: 'custom' }])
      })
      .post(
        '/schema',
        validator(
          'json',
          validateWith('json', z.object({ email: z.string().refine(() => false, 'Wrong') }))
        ),
        (c) => c.text('fine')
      )
    const init = {
      method: 'POST',
      body: '{"email":"a"}',
      headers: { 'Content-Type': 'application/json' },
    }
    const own = await app.request('/own', init)
    const ofSchema = await app.request('/schema', init)
    expect(own.status).toBe(422)
    expect(await own.json()).toEqual(await ofSchema.json())
    expect(kinds).toEqual(['validation', 'validation'])
  })

  test.each<[ValidationFault[], string]>([
    [[taken], 'The content of the request has 1 error.'],
    [[taken, { ...taken, pointer: '#' }], 'The content of the request has 2 errors.'],
    [[page], 'The query of the request has 1 error.'],
    [[{ ...page, in: 'header' }], 'The header fields of the request have 1 error.'],
    [[page, taken], 'The request has 2 errors.'],
    [[{ detail: 'Sign one of both.' }], 'The request has 1 error.'],
  ])('The detail of %j is: %s', (errors, detail) => {
    const problem = toProblem(validationError(errors))
    expect(problem.detail).toBe(detail)
    expect(problem['errors']).toEqual(errors)
  })

  test('The options of every error are taken, and extensions are kept beside the errors', () => {
    const error = validationError([taken], {
      status: 400,
      detail: 'Look at the form.',
      type: '/problems/form',
      extensions: { form: 'sign-up' },
      headers: { 'X-Form': '1' },
    })
    expect(error.status).toBe(400)
    expect(error.headers).toEqual({ 'x-form': '1' })
    expect(toProblem(error)).toMatchObject({
      type: '/problems/form',
      detail: 'Look at the form.',
      form: 'sign-up',
      errors: [taken],
    })
  })

  test('The line and the column of an error are sent', () => {
    const fault: ValidationFault = { pointer: '#', detail: 'Syntax error.', line: 3, column: 18 }
    expect(toProblem(validationError([fault]))['errors']).toEqual([fault])
  })

  test('Members that no error has are not sent', () => {
    const fault = { ...taken, value: 'hunter2' }
    expect(JSON.stringify(validationError([fault]))).not.toContain('hunter2')
  })

  test.each<[string, unknown, unknown, string]>([
    ['no errors', [], {}, `'errors' must be an array of at least one error`],
    ['no array', taken, {}, `'errors' must be an array`],
    ['a text', ['x'], {}, `'errors[0]' must be an object`],
    ['no detail', [taken, {}], {}, `'errors[1].detail' must be a sentence`],
    ['a dotted path', [{ detail: 'x', pointer: 'a.b' }], {}, `'errors[0].pointer' must be a JSON`],
    ['a bare pointer', [{ detail: 'x', pointer: '/a' }], {}, `such as '#/email'`],
    ['a wrong escape', [{ detail: 'x', pointer: '#/a~2' }], {}, `'errors[0].pointer'`],
    ['two places', [{ ...page, pointer: '#/a' }], {}, 'a pointer and a parameter'],
    ['an unknown part', [{ ...page, in: 'body' }], {}, `'errors[0].in' must be 'query'`],
    [
      'a number as parameter',
      [{ ...page, parameter: 7 }],
      {},
      `'errors[0].parameter' must be the name`,
    ],
    ['a line of 0', [{ ...taken, line: 0 }], {}, `'errors[0].line' must be a number from 1`],
    [
      'half a column',
      [{ ...taken, column: 1.5 }],
      {},
      `'errors[0].column' must be a number from 1`,
    ],
    ['a number as code', [{ ...taken, code: 7 }], {}, `'errors[0].code' must be a string`],
    ['another status', [taken], { status: 404 }, `'status' must be 422 or 400`],
    ['too many', Array.from({ length: 1001 }, () => taken), {}, 'at most 1000 errors'],
    ['an unknown option', [taken], { details: 'x' }, `details`],
  ])('It refuses %s', (_what, errors, init, message) => {
    const call = (): unknown => validationError(errors as never, init as never)
    expect(call).toThrow(message)
  })
})

describe('isValidationProblem()', () => {
  test('The errors of a validation problem need no cast', () => {
    const problem = toProblem(validationError([taken, page]))
    if (!isValidationProblem(problem)) throw new Error('It is one.')
    expectTypeOf(problem.errors).toEqualTypeOf<readonly ValidationFault[]>()
    expectTypeOf(problem.status).toEqualTypeOf<number>()
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['#/email', undefined])
  })

  test('Errors that cannot be read are none of a validation', () => {
    const errors = new Proxy([{ detail: 'x' }], {
      get() {
        throw new Error('trapped')
      },
    })
    const problem = { status: 422, errors }
    expect(isValidationProblem(problem)).toBe(false)
  })

  test('The function of the option formatters can ask for it', async () => {
    const json = jsonFormatter((problem) =>
      isValidationProblem(problem) ? { fields: problem.errors.length } : { message: problem.detail }
    )
    const app = httpErrors(new Hono(), {
      report: false,
      formatters: (problem) => (isValidationProblem(problem) ? [json] : undefined),
    })
      .get('/own', () => {
        throw validationError([taken])
      })
      .post('/malformed', async (c) => c.json(await c.req.json()))
    expect(await (await app.request('/own')).json()).toEqual({ fields: 1 })
    const malformed = await app.request('/malformed', { method: 'POST', body: '{' })
    expect(await malformed.json()).toEqual({ fields: 1 })
    expect((await app.request('/nothing')).headers.get('content-type')).toBe(
      'application/problem+json'
    )
  })

  test.each([
    new NotFound(),
    new NotFound({ extensions: { errors: [taken] } }),
    validationErrorWith([]),
    validationErrorWith(['x']),
    validationErrorWith('x'),
    validationErrorWith([null]),
  ])('%s is no validation problem', (error) => {
    expect(isValidationProblem(toProblem(error))).toBe(false)
  })
})

function validationErrorWith(errors: unknown) {
  return Object.assign(validationError([taken]), { extensions: { errors } })
}
