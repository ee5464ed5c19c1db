/** The stack of an error about wrong options: it begins at the line to correct, not in this package. */
import { describe, expect, test } from 'vitest'
import {
  defineHttpError,
  defineProblem,
  Forbidden,
  NotFound,
  RangeNotSatisfiable,
  TooManyRequests,
  Unauthorized,
} from '../../src/index.ts'

const wrong = (options: unknown) => options as never
const PageExpired = defineHttpError(419, 'Page Expired', 'none', 'unknown', 'The form is too old.')
const OutOfCredit = defineProblem(Forbidden, { type: '/out-of-credit', title: 'No credit.' })
const Blocked = defineProblem(Unauthorized, { type: '/blocked', title: 'Blocked.' })
class BookMissing extends NotFound {
  constructor() {
    super(wrong({ book: 1 }))
  }
}

function failureOf(make: () => unknown): Error {
  try {
    make()
  } catch (failure) {
    return failure as Error
  }
  throw new Error('Nothing was thrown.')
}

function framesOf(make: () => unknown): readonly string[] {
  return String(failureOf(make).stack)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
}

describe('the first frame of a refusal is in the file of the caller', () => {
  test.each<[string, () => unknown]>([
    ['a required option is missing', () => new Unauthorized(wrong({}))],
    ['an option is unknown', () => new NotFound(wrong({ book: 1 }))],
    ['an option is malformed', () => new TooManyRequests({ retryAfter: Number.NaN })],
    ['a number is out of range', () => new RangeNotSatisfiable({ completeLength: -1 })],
    ['a field has no name', () => new NotFound({ headers: { 'a b': 'c' } })],
    ['there are three arguments', () => Reflect.construct(NotFound, ['a', {}, 7])],
    ['the options are an error', () => new NotFound(wrong(new Error('x')))],
    ['a getter throws', () => new NotFound(throwing(new Error('x')))],
    ['the class is of the app', () => new PageExpired(wrong({ book: 1 }))],
    ['the class is a subclass', () => new BookMissing()],
    ['the class is a problem type', () => new OutOfCredit(wrong({ type: '/other' }))],
    ['the class is a problem type, whose option is missing', () => new Blocked(wrong({}))],
    ['a problem type has no such member', () => new OutOfCredit(wrong({ book: 1 }))],
  ])('the stack begins at the line of the caller where %s', (_, make) => {
    expect(framesOf(make)[0]).toContain('refusal-stack.test.ts')
  })

  test('where a subclass passes the options, it is that line', () => {
    expect(framesOf(() => new BookMissing())[0]).toMatch(/^ {4}at new BookMissing /)
  })
})

function throwing(value: unknown): never {
  return Object.defineProperty({}, 'detail', {
    enumerable: true,
    get() {
      throw value
    },
  }) as never
}

test('the message of a problem type names the option and the class once', () => {
  expect(failureOf(() => new OutOfCredit(wrong({ type: '/other' }))).message).toBe(
    "Option 'type' of OutOfCredit is that of the class: set it in defineProblem()."
  )
  expect(failureOf(() => new Blocked(wrong({}))).message).toBe(
    `Option 'challenges' of Blocked must be an array such as challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }]; received undefined.`
  )
})

test('a refusal is thrown where the engine cannot capture a stack', () => {
  const { captureStackTrace } = Error
  Object.assign(Error, { captureStackTrace: undefined })
  try {
    expect(failureOf(() => new Unauthorized(wrong({}))).message).toBe(
      `Option 'challenges' must be an array such as challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }]; received undefined.`
    )
    expect(failureOf(() => new Blocked(wrong({}))).message).toBe(
      `Option 'challenges' of Blocked must be an array such as challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }]; received undefined.`
    )
  } finally {
    Object.assign(Error, { captureStackTrace })
  }
})
