import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { zValidator } from '@hono/zod-validator'
import { z } from 'zod'
import {
  defineProblem,
  httpErrors,
  InvalidRequest,
  NotFound,
  toProblem,
  UnprocessableContent,
  ValidationFailed,
  validationError,
} from '../../src/index.ts'
import { exampleOf } from '../../src/problem-types/example.ts'
import { validationHook } from '../../src/validators/zod-validator.ts'

const book = z.object({ pages: z.number().positive() })

/** The error that an app responds with to JSON, and the content of the response. */
async function respond(sent: string): Promise<{ error: unknown; content: string }> {
  let error: unknown
  const app = httpErrors(new Hono(), {
    report: false,
    extensions: (_c, described) => {
      error = described
      return undefined
    },
  }).post('/', zValidator('json', book, validationHook), (c) => c.text('stored'))
  const headers = { 'Content-Type': 'application/json' }
  const response = await app.request('/', { method: 'POST', body: sent, headers })
  return { error, content: await response.text() }
}

describe('the classes of failed validations', () => {
  test('The example of ValidationFailed is the problem that a validator responds with', async () => {
    const { content } = await respond('{"pages":0}')
    expect(JSON.stringify(exampleOf(ValidationFailed))).toBe(content)
  })

  test('The example of InvalidRequest is the problem that malformed JSON becomes', async () => {
    const { content } = await respond('{\n"pages":0,\n"name":   "Dune" : 1}')
    expect(JSON.stringify(exampleOf(InvalidRequest))).toBe(content)
  })

  test('instanceof is true of the errors of validators and of malformed content', async () => {
    const failed = (await respond('{"pages":0}')).error
    const malformed = (await respond('{')).error
    expect([failed instanceof ValidationFailed, failed instanceof InvalidRequest]).toEqual([
      true,
      false,
    ])
    expect([malformed instanceof ValidationFailed, malformed instanceof InvalidRequest]).toEqual([
      false,
      true,
    ])
    expect(validationError([{ detail: 'x' }]) instanceof ValidationFailed).toBe(true)
    expect(validationError([{ detail: 'x' }], { status: 400 }) instanceof InvalidRequest).toBe(true)
  })

  test.each([
    ['an error of the status without faults', new UnprocessableContent()],
    ['an empty list of faults', new UnprocessableContent({ extensions: { errors: [] } })],
    ['errors that have no detail', new UnprocessableContent({ extensions: { errors: [1] } })],
    ['another status with faults', new NotFound({ extensions: { errors: [{ detail: 'x' }] } })],
    [
      'an object in the form of the error',
      { status: 422, extensions: { errors: [{ detail: 'x' }] } },
    ],
    ['null', null],
  ])('instanceof ValidationFailed is false for %s', (_what, value) => {
    expect(value instanceof ValidationFailed).toBe(false)
  })

  test('instanceof a subclass is true of its own errors only', () => {
    class BookInvalid extends ValidationFailed {}
    const error = new BookInvalid({ errors: [{ detail: 'x' }] })
    expect([error instanceof BookInvalid, error instanceof ValidationFailed]).toEqual([true, true])
    expect(validationError([{ detail: 'x' }]) instanceof BookInvalid).toBe(false)
  })

  test('The constructor takes the faults, and counts them in the detail', () => {
    const errors = [
      { detail: 'Too long.', pointer: '#/title' },
      { detail: 'Not a number.', parameter: 'page', in: 'query' as const },
    ]
    const { detail, extensions, type, name } = new ValidationFailed({ errors })
    expect({ detail, extensions, type, name }).toEqual({
      detail: 'The request has 2 errors.',
      extensions: { errors },
      type: undefined,
      name: 'ValidationFailed',
    })
  })

  test('Of a fault, only the members that the schema lists are kept, and of those only the ones that fit', () => {
    const fault = {
      detail: 'Taken.',
      pointer: 7,
      in: 'body',
      line: 0,
      code: 'taken',
      row: 'private',
    }
    const errors = [fault, { detail: 'x', line: 1, column: 2, parameter: 'q', in: 'query' }]
    for (const error of [
      ValidationFailed.from({ errors }),
      new ValidationFailed({ errors } as never),
    ]) {
      expect(toProblem(error)['errors']).toEqual([
        { detail: 'Taken.', code: 'taken' },
        { detail: 'x', line: 1, column: 2, parameter: 'q', in: 'query' },
      ])
      expect(error.violation).toBeUndefined()
    }
  })

  test('instanceof is false for a Proxy of an error that shows no status', () => {
    const get = (target: object, name: PropertyKey): unknown => {
      if (name === 'status') throw new Error('trap')
      return Reflect.get(target, name)
    }
    expect(new Proxy(new UnprocessableContent(), { get }) instanceof ValidationFailed).toBe(false)
  })

  test('Members that are no faults are not sent, and are no failure of the error', () => {
    const error = ValidationFailed.from({ errors: 'rubbish', detail: 'Received.' })
    expect(error.violation).toEqual([{ message: 'There is no list of faults.', path: ['errors'] }])
    expect(toProblem(error)).toMatchObject({ status: 422, detail: 'Received.' })
    expect(toProblem(error)).not.toHaveProperty('errors')
  })

  test('The JSON schema names the members of a fault', () => {
    const schema = ValidationFailed.definition.extensions as unknown as {
      '~standard': { jsonSchema: { output: (options: object) => { properties: object } } }
    }
    const { properties } = schema['~standard'].jsonSchema.output({ target: 'draft-2020-12' })
    expect(properties).toHaveProperty('errors.items.required', ['detail'])
    expect(properties).toHaveProperty('errors.items.properties.pointer.type', 'string')
  })

  test('defineProblem refuses it as the class of a status', () => {
    expect(() =>
      defineProblem(ValidationFailed as never, { type: 'https://example.org/p', title: 'T' })
    ).toThrow(
      'Argument 1 of defineProblem() must be the class of a status, such as Forbidden; received ValidationFailed, which declares its members already.'
    )
  })
})

test.each([ValidationFailed, InvalidRequest])(
  'The JSON Schema of what the schema takes is that of what it returns: %o',
  (failureClass) => {
    const definition = failureClass.definition as unknown as {
      readonly extensions: {
        readonly '~standard': {
          readonly jsonSchema: { input(): object; output(): object }
        }
      }
    }
    const { jsonSchema } = definition.extensions['~standard']
    expect(jsonSchema.output()).toEqual(jsonSchema.input())
    expect(jsonSchema.output()).toMatchObject({ type: 'object', required: ['errors'] })
  }
)
