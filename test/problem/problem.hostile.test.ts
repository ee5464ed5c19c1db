/** `toProblem` of errors that cannot be read, and of what is no error of this package. */
import { describe, expect, test } from 'vitest'
import type { HttpError } from '../../src/errors/http-error.ts'
import { InternalServerError, NotFound } from '../../src/errors/errors.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { trap } from '../support/hostile-errors.ts'

const bare404 = toProblem(new NotFound())
const bare500 = toProblem(new InternalServerError())

describe('toProblem of an error that cannot be read', () => {
  test.each<[string, object]>([
    ['extensions whose names cannot be read', { extensions: new Proxy({}, { ownKeys: trap }) }],
    ['a status that is none', { status: 200 }],
    ['a status that is no number', { status: '404' }],
  ])('with %s it is the problem of its class', (_, properties) => {
    expect(toProblem(Object.assign(new NotFound('No book.'), properties))).toEqual(bare404)
  })

  test.each(['detail', 'extensions', 'status', 'condition'])(
    'with a getter `%s` that throws it is the problem of its class',
    (name) => {
      const error = Object.defineProperty(new NotFound('No book.'), name, { get: trap })
      expect(toProblem(error)).toEqual(bare404)
    }
  )

  test('the `toJSON` of a subclass has no part in it', () => {
    class Own extends NotFound {
      override toJSON(): never {
        return { password: 'secret' } as never
      }
    }
    const error = Object.defineProperty(new Own(), 'detail', { get: trap })
    expect(toProblem(error)).toEqual(bare404)
  })

  test('without a definition it is the problem of a 500', () => {
    for (const definition of [undefined, null, {}]) {
      const error = Object.defineProperty(new NotFound(), 'definition', { value: definition })
      expect(toProblem(Object.defineProperty(error, 'status', { get: trap }))).toEqual(bare500)
    }
  })

  test('an option that throws leaves the problem of its class', () => {
    const error = new NotFound('No book.')
    expect(toProblem(error, { expose: trap })).toEqual({ ...bare404, detail: 'No book.' })
    expect(toProblem(error, { extensions: new Proxy({}, { ownKeys: trap }) })).toEqual({
      ...bare404,
      detail: 'No book.',
    })
  })

  test('values that JSON cannot carry are text, or left out', () => {
    const error = Object.assign(new NotFound(), { detail: 10n, title: Symbol('x') })
    expect(toProblem(error as never)).toEqual({
      type: 'about:blank',
      status: 404,
      detail: '10',
      condition: 'unknown',
    })
    expect(JSON.stringify(error)).toBe(JSON.stringify(toProblem(error as never)))
  })
})

test.each<[string, unknown]>([
  ['an Error', new Error('secret')],
  ['an error with a `toJSON`', Object.assign(new Error('x'), { toJSON: () => ({ secret: 1 }) })],
  ['an object', { status: 404, detail: 'secret' }],
  ['a text', 'secret'],
  ['null', null],
  ['undefined', undefined],
])('toProblem of %s is the problem of a 500, which shows nothing of it', (_, value) => {
  expect(toProblem(value as HttpError)).toEqual(bare500)
})
