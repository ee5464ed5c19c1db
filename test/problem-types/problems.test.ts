/** Sets of problem types, and their examples. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  DateNotAcceptable,
  defineProblem,
  Forbidden,
  MethodNotAllowed,
  NotFound,
  problems,
  toProblem,
  type ProblemClass,
} from '../../src/index.ts'
import { lockOf } from '../../src/contract-lock/index.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { exampleOf } from '../../src/problem-types/example.ts'

const declared = (type: string, more: object = {}): ProblemClass<404> =>
  defineProblem(NotFound, { type, title: 'X.', ...more })

const unchecked = problems as unknown as (...classes: unknown[]) => readonly unknown[]

describe('problems()', () => {
  test('returns the classes in the given order', () => {
    const [A, B] = [declared('/a'), declared('/b')]
    expect(problems(B, A)).toEqual([B, A])
    expect(problems()).toEqual([])
  })

  test('takes subclasses, and problem types of IANA', () => {
    class A extends declared('/a') {}
    expect(problems(A, DateNotAcceptable)).toEqual([A, DateNotAcceptable])
  })

  const fault =
    ([first, second]: readonly [object, object]) =>
    () =>
      unchecked(first, second)
  const one = declared('https://e.org/a')

  test.each([
    [
      'a type',
      [one, declared('https://e.org/a', { name: 'B' })],
      'The type https://e.org/a belongs to two problem types: A (https://e.org/a) and B (https://e.org/a).',
    ],
    [
      'everything',
      [one, declared('https://e.org/a')],
      'Arguments 1 and 2 of problems() are two classes of one problem type, A (https://e.org/a): pass one of them.',
    ],
    [
      'everything, as one is the subclass of the other',
      [one, class extends one {}],
      'Arguments 1 and 2 of problems() are two classes of one problem type, A (https://e.org/a): pass one of them.',
    ],
    [
      'a name',
      [one, declared('https://e.org/other/a')],
      'The name A belongs to two problem types: A (https://e.org/a) and A (https://e.org/other/a).',
    ],
    [
      'an alias that is the type of the other',
      [one, declared('https://e.org/b', { aliases: ['https://e.org/a'] })],
      'The type https://e.org/a belongs to two problem types: A (https://e.org/a) and B (https://e.org/b).',
    ],
    [
      'a type that is an alias of the other',
      [declared('https://e.org/b', { aliases: ['https://e.org/a'] }), one],
      'The type https://e.org/a belongs to two problem types: B (https://e.org/b) and A (https://e.org/a).',
    ],
    [
      'an alias',
      [declared('/a', { aliases: ['/old'] }), declared('/b', { aliases: ['/old'] })],
      'The type /old belongs to two problem types: A (/a) and B (/b).',
    ],
  ] as const)(
    'refuses two classes with %s in common, and names both',
    (_what, classes, message) => {
      expect(fault(classes)).toThrow(new TypeError(message))
    }
  )

  test('takes a class twice, as of two sets that share it', () => {
    const other = declared('https://e.org/b')
    expect(problems(...problems(one, other), ...problems(other, one))).toEqual([
      one,
      other,
      other,
      one,
    ])
    expect(lockOf([one, one])).toEqual(lockOf([one]))
  })

  test('counts a class that was passed twice in the position of another argument', () => {
    expect(() => unchecked(one, one, 7)).toThrow(/^Argument 3 of problems\(\) must be a class/)
  })

  test('documents a class that was passed twice once', async () => {
    const docs = problemDocs([one, one], { base: 'https://e.org/' })
    const index = await docs.request('/', { headers: { Accept: 'application/json' } })
    expect(await index.json()).toEqual({ problems: [expect.objectContaining({ title: 'X.' })] })
  })

  test.each([
    [NotFound, 'a function (NotFound).'],
    [undefined, 'undefined: do two modules import each other?'],
    ['/a', '"/a".'],
    [new (declared('/b'))(), 'an Error.'],
    [[one], 'an array.'],
    [Proxy.revocable(() => {}, {}).proxy, 'a function.'],
  ])('refuses %s in the place of a class', (value, received) => {
    expect(() => unchecked(one, value)).toThrow(
      new TypeError(
        `Argument 2 of problems() must be a class of defineProblem(); received ${received}`
      )
    )
  })

  test('refuses an example that does not fit its schema, and names the class and the member', () => {
    const extensions = z.object({ n: z.number().max(9) })
    const A = defineProblem(NotFound, { type: '/a', title: 'A.', extensions, example: { n: 10 } })
    expect(() => problems(A)).toThrow(
      /^The example of problem type A does not fit its schema: n: Too big: expected number to be <=9\.$/
    )
  })

  test('refuses an example with an option that the status does not accept, and names both', () => {
    const example = { allow: ['a b'] }
    const A = defineProblem(MethodNotAllowed, { type: '/a', title: 'A.', example })
    expect(() => problems(A)).toThrow(
      `The example of problem type A is not valid: Option 'allow[0]' of A must be a method such as 'GET'; received "a b".`
    )
  })
})

test('refuses an example with a member that cannot be read, and names the member', () => {
  const example = {
    get balance(): number {
      throw new Error('x')
    },
  }
  const extensions = z.object({ balance: z.number() })
  const A = defineProblem(Forbidden, { type: '/a', title: 'A.', extensions, example })
  expect(() => problems(A)).toThrow(`Option 'balance' of the example of A cannot be read.`)
})

describe('the example of a problem type', () => {
  const extensions = z.object({ balance: z.number() })

  test('is an error with the members and options of the definition', () => {
    const A = defineProblem(Forbidden, {
      type: '/a',
      title: 'A.',
      extensions,
      detail: ({ balance }) => `Your balance is ${balance}.`,
      example: { balance: 30, instance: '/orders/7' },
    })
    expect(toProblem(exampleOf(A))).toEqual({
      type: '/a',
      title: 'A.',
      status: 403,
      detail: 'Your balance is 30.',
      instance: '/orders/7',
      condition: A.definition.condition,
      balance: 30,
    })
  })

  test('has the fields of its options', () => {
    const A = defineProblem(MethodNotAllowed, {
      type: '/a',
      title: 'A.',
      example: { allow: ['GET', 'PUT'] },
    })
    expect(exampleOf(A).headers).toEqual({ allow: 'GET, PUT' })
  })

  test('is not needed where no member is required', () => {
    const optional = z.object({ id: z.string().optional() })
    const A = defineProblem(NotFound, { type: '/a', title: 'A.', extensions: optional })
    expect(exampleOf(A)).toMatchObject({ status: 404, extensions: {} })
    expect(toProblem(exampleOf(declared('/b'))).type).toBe('/b')
  })

  test('is asked for where members are required: the message names class, member and option', () => {
    const A = defineProblem(NotFound, { type: '/a', title: 'A.', extensions })
    expect(() => exampleOf(A)).toThrow(
      /^Problem type A needs an example, as its members are required \(balance: .*\): set 'example' in defineProblem\(\)\.$/
    )
    expect(problems(A)).toEqual([A])
  })
})
