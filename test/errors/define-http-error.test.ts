/** The properties that the classes of statuses and their errors have. */
import { describe, expect, test } from 'vitest'
import { createHttpError } from '../../src/errors/classes-by-status.ts'
import { defineHttpError, makeErrorClass } from '../../src/errors/define-http-error.ts'
import { MethodNotAllowed, NotFound, TooManyRequests } from '../../src/errors/errors.ts'
import { noMembers } from '../../src/errors/problem-members.ts'
import { may, must } from '../../src/errors/rules.ts'
import { invalidOption } from '../../src/fields/grammar.ts'

describe('a class', () => {
  const Expired = defineHttpError(419, 'Page Expired', 'none', 'temporary', 'Reload.')

  test('has its definition, which is frozen', () => {
    expect(Expired.definition).toStrictEqual({
      status: 419,
      phrase: 'Page Expired',
      spec: 'none',
      condition: 'temporary',
      explanation: 'Reload.',
      fields: {},
      rules: {},
    })
    const { definition } = Expired
    expect([definition, definition.fields, definition.rules].map(Object.isFrozen)).toEqual([
      true,
      true,
      true,
    ])
    expect([Expired.status, Expired.name]).toEqual([419, 'PageExpired'])
  })

  test('has a name that can be changed', () => {
    const Other = defineHttpError(419, 'Page Expired', 'none', 'temporary', 'Reload.')
    Object.defineProperty(Other, 'name', { value: 'Mine' })
    expect([Other.name, new Other().name]).toEqual(['Mine', 'Mine'])
  })

  test('takes a class and its fields apart from the row that it was given', () => {
    const fields = { 'x-a': '1' }
    const Made = makeErrorClass<419, object>([419, 'A B', 's', 'unknown', 'c', fields], {})
    fields['x-a'] = '2'
    expect(new Made().headers).toEqual({ 'x-a': '1' })
  })
})

describe('an error', () => {
  test('inherits what its class has, of which only the status is enumerable', () => {
    const error = new NotFound()
    expect(Object.keys(error)).toEqual([])
    const inherited: string[] = []
    for (const name in error) inherited.push(name)
    expect(inherited).toEqual(['status'])
    const { status, statusCode, expose, condition, headers, members } = error
    expect({ status, statusCode, expose, condition, headers, members }).toEqual({
      status: 404,
      statusCode: 404,
      expose: true,
      condition: 'unknown',
      headers: {},
      members: {},
    })
    expect(error.members).toBe(noMembers)
  })

  test.each(['definition', 'status', 'statusCode', 'expose', 'condition', 'headers', 'members'])(
    'can have another %s, as those of http-errors can',
    (name) => {
      const error = Object.assign(new NotFound(), { [name]: 'x' })
      expect(Reflect.get(error, name)).toBe('x')
      const prototype: unknown = Object.getPrototypeOf(new NotFound())
      expect(Object.getOwnPropertyDescriptor(prototype, name)?.configurable).toBe(true)
    }
  )

  test('exposes its message below 500', () => {
    const exposes = (status: number) =>
      new (defineHttpError(status, 'A', 's', 'unknown', 'e'))().expose
    expect([400, 499, 500, 599].map(exposes)).toEqual([true, true, false, false])
  })

  test('has own properties only for what was set, or differs from the class', () => {
    const options = {
      detail: 'a',
      type: '/t',
      title: 'b',
      instance: '/i',
      expose: false,
      applied: true,
    }
    const error = new NotFound({ ...options, extensions: { x: 1 }, condition: 'permanent' })
    expect({ ...error }).toEqual({ ...options, extensions: { x: 1 }, condition: 'permanent' })
    expect({ ...new TooManyRequests({ headers: { 'X-A': '1' } }) }).toEqual({
      headers: { 'x-a': '1', 'cache-control': 'no-store' },
    })
    expect({ ...NotFound.from({ cause: 1, headers: { 'a b': '1' } }) }).toEqual({
      isForeign: true,
      droppedFields: ['a b'],
    })
    expect({ ...MethodNotAllowed.from({ isForeign: false, cause: 1 }) }).toEqual({
      headers: { allow: '' },
      placeholders: ['allow'],
      condition: 'unknown',
    })
  })
})

describe('a message alone', () => {
  const target = {
    field: 'X-A',
    write: (value: string, option: string) => {
      if (value === undefined) throw invalidOption(option, 'a word', value)
      return value
    },
  }

  test('is refused where one of the options is required, and not where all may be left out', () => {
    const Some = makeErrorClass<419, object>([419, 'A B', 's', 'unknown', 'c'], {
      a: may(target),
      b: must(target),
    })
    const None = makeErrorClass<419, object>([419, 'A B', 's', 'unknown', 'c'], { a: may(target) })
    for (const args of [[], ['x']] as const) {
      expect(() => new Some(...args)).toThrow(invalidOption('b', 'a word', undefined))
      expect(new None(...args).message).toBe(args[0] ?? 'A B')
    }
  })
})

test('an engine without Error.captureStackTrace makes errors, too', () => {
  const capture = Error.captureStackTrace
  Reflect.deleteProperty(Error, 'captureStackTrace')
  const error = createHttpError(500, 'x')
  Object.assign(Error, { captureStackTrace: capture })
  expect([error.status, error.message]).toEqual([500, 'x'])
})
