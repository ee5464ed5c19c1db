/** What a class of a problem type passes on of the errors that its base throws. */
import { expect, test } from 'vitest'
import { defineProblem, NotFound, TooManyRequests } from '../../src/index.ts'

const definition = { type: '/a', title: 'A.' }

test('a refusal gets the name of the class, and stays of its kind', () => {
  const Limited = defineProblem(TooManyRequests, definition)
  for (const make of [
    () => new Limited({ retryAfter: Number.NaN }),
    () => Limited.from({ retryAfter: Number.NaN }),
  ]) {
    expect(make).toThrow(
      new RangeError(`Option 'retryAfter' of A must be a finite number of seconds; received NaN.`, {
        cause: new RangeError(
          `Option 'retryAfter' must be a finite number of seconds; received NaN.`
        ),
      })
    )
  }
  expect(() => new Limited({ detail: 7 as never })).toThrow(
    new TypeError(`Option 'detail' of A must be a string; received 7.`, {
      cause: new TypeError(`Option 'detail' must be a string; received 7.`),
    })
  )
})

test.each(["An Option 'a' is bad.", 'No book.', ''])(
  'an error of the base with the message %j is thrown as it is',
  (message) => {
    const thrown = new TypeError(message)
    class Base extends NotFound {
      constructor() {
        super()
        throw thrown
      }
    }
    const Declared = defineProblem(Base as unknown as typeof NotFound, definition)
    let caught: unknown
    try {
      caught = new Declared()
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(thrown)
  }
)

test('what belongs to the class is ignored by from(), and refused by the constructor', () => {
  const Declared = defineProblem(NotFound, definition)
  const received = { type: '/b', title: 'B.', extensions: { a: 1 }, b: 2 }
  const problem = Declared.from(received as never).toJSON()
  expect([problem.type, problem.title, problem['a'], problem['b']]).toEqual([
    '/a',
    'A.',
    undefined,
    undefined,
  ])
  for (const option of ['type', 'title'])
    expect(() => new Declared({ [option]: 'x' } as never)).toThrow(
      new TypeError(`Option '${option}' of A is that of the class: set it in defineProblem().`)
    )
  expect(() => new Declared({ extensions: {} } as never)).toThrow(
    new TypeError(
      `Option 'extensions' of A: write the members beside the options, new A({ member: value }).`
    )
  )
  expect(() => new Declared({ type: undefined } as never)).not.toThrow()
})

test('an error made for another has it as its cause', () => {
  const Declared = defineProblem(NotFound, definition)
  const flags = [{}, { cause: 1 }, { cause: 1, isForeign: false }, { isForeign: true }].map(
    (init) => Declared.from(init).isForeign
  )
  expect(flags).toEqual([undefined, true, undefined, true])
})
