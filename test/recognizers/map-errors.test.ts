import { expect, expectTypeOf, test } from 'vitest'
import { BadRequest, Conflict, HttpError, NotFound } from '../../src/index.ts'
import { mapErrors } from '../../src/recognizers/map-errors.ts'
import { respondTo, hostileValues } from './respond-to.ts'

class DuplicateKey extends Error {
  readonly field = 'isbn'
}
class Missing extends Error {
  readonly id: number
  constructor(id: number) {
    super('missing')
    this.id = id
  }
}
class MissingBook extends Missing {}

const recognize = mapErrors([
  [DuplicateKey, (error) => new Conflict(`The ${error.field} is taken.`)],
  [MissingBook, () => undefined],
  [
    Missing,
    (error, c) => new NotFound({ detail: `No ${error.id} at ${c?.req.path}.`, cause: error }),
  ],
])

test('mapErrors makes the HttpError of the first class that the thrown value is an instance of', async () => {
  const { status, problem } = await respondTo(new DuplicateKey(), [recognize])
  expect(status).toBe(409)
  expect(problem['detail']).toBe('The isbn is taken.')
})

test('mapErrors passes the error and the context to the function', async () => {
  const { status, problem } = await respondTo(new Missing(7), [recognize])
  expect(status).toBe(404)
  expect(problem['detail']).toBe('No 7 at /.')
})

test('mapErrors leaves a value to the other recognizers if its function returns undefined', () => {
  expect(recognize(new MissingBook(1))).toBeUndefined()
})

test('mapErrors gives the function the type of the class', () => {
  mapErrors([
    [
      Missing,
      (error) => {
        expectTypeOf(error).toEqualTypeOf<Missing>()
        return new NotFound()
      },
    ],
    [
      RangeError,
      (error) => {
        expectTypeOf(error).toEqualTypeOf<RangeError>()
        return new BadRequest()
      },
    ],
  ])
  // @ts-expect-error a DuplicateKey has no `id`
  mapErrors([[DuplicateKey, (error) => new NotFound(String(error.id))]])
  // @ts-expect-error a string is no HttpError
  mapErrors([[DuplicateKey, () => 'taken']])
})

test('mapErrors takes abstract classes and classes with a constructor of any kind', () => {
  abstract class Base {
    readonly first: string
    readonly sum: number
    constructor(first: string, ...numbers: readonly number[]) {
      this.first = first
      this.sum = numbers.length
    }
  }
  class Derived extends Base {}
  const error = mapErrors([[Base, ({ first }) => new NotFound(first)]])(new Derived('gone', 1))
  expect(error).toBeInstanceOf(HttpError)
  expect(error?.message).toBe('gone')
})

test.each(hostileValues)('mapErrors survives %s', (_name, value) => {
  expect(recognize(value)).toBeUndefined()
})

test('mapErrors survives a class whose Symbol.hasInstance throws, and asks the next one', () => {
  class Hostile extends Error {
    static override [Symbol.hasInstance](): boolean {
      throw new Error('trapped')
    }
  }
  const guarded = mapErrors([
    [Hostile, () => new Conflict()],
    [Missing, () => new NotFound()],
  ])
  expect(guarded(new Missing(1))?.status).toBe(404)
})

test('mapErrors survives a function that throws: the response is a 500', async () => {
  const broken = mapErrors([
    [
      Missing,
      () => {
        throw new Error('broken')
      },
    ],
  ])
  expect((await respondTo(new Missing(1), [broken])).status).toBe(500)
})

test('mapErrors survives a function that returns something else: the response is a 500', async () => {
  const broken = mapErrors([[Missing, () => ({ status: 404 }) as HttpError]])
  expect((await respondTo(new Missing(1), [broken])).status).toBe(500)
})

test.each([
  ['no array', DuplicateKey],
  ['a class alone', [DuplicateKey]],
  ['a pair with a name', [['DuplicateKey', () => new Conflict()]]],
  ['a pair with an error', [[DuplicateKey, new Conflict()]]],
])('mapErrors throws for %s', (_name, mappings) => {
  expect(() => mapErrors(mappings as never)).toThrow(/rgument 1 of mapErrors\(\) must be a/)
})
