/** Whatever a constructor throws, it leaves Error.stackTraceLimit as it was. */
import { describe, expect, test } from 'vitest'
import { BadRequest, createHttpError, NotFound } from '../../src/index.ts'

describe('Error.stackTraceLimit stays as it was', () => {
  const limit = Error.stackTraceLimit
  class Throwing extends NotFound {
    constructor() {
      super('x')
      throw new Error('x')
    }
  }
  const throwingTarget = new Proxy(NotFound, {
    get(target, name, receiver) {
      if (name === 'prototype') throw new Error('x')
      return Reflect.get(target, name, receiver) as unknown
    },
  })
  const options = (name: string) => ({
    get [name](): never {
      throw new Error('x')
    },
  })
  test.each<[string, () => unknown]>([
    ['the getter of a message throws', () => new NotFound(options('message'))],
    ['the getter of a detail throws', () => new NotFound('x', options('detail'))],
    ['the getter of a cause throws', () => new NotFound(options('cause'))],
    [
      'the getter of a cause throws in a 4xx of any status',
      () => createHttpError(499 as number, options('cause')),
    ],
    ['the getter of an option of from() throws', () => NotFound.from(options('message'))],
    [
      'a Proxy as options throws',
      () =>
        new NotFound(
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('x')
              },
            }
          )
        ),
    ],
    ['the constructor of a subclass throws', () => new Throwing()],
    [
      'the prototype of the class that is constructed throws',
      () => Reflect.construct(BadRequest, [], throwingTarget),
    ],
    [
      'the same with options',
      () => Reflect.construct(BadRequest, [{ detail: 'x' }], throwingTarget),
    ],
  ])('Error.stackTraceLimit stays as it was when %s', (_, make) => {
    expect(make).toThrow(/^x$|cannot be read/)
    expect(Error.stackTraceLimit).toBe(limit)
  })

  test('each getter of the options runs once', () => {
    let runs = 0
    const error = new NotFound({
      get detail() {
        return `x${++runs}`
      },
    })
    expect([error.message, error.detail, runs]).toEqual(['x1', 'x1', 1])
  })
})
