/** Errors that the client made of the response of another server. */
import { describe, expect, test } from 'vitest'
import { isReceived } from '../../src/errors/received.ts'

describe('isReceived', () => {
  const mark = Symbol.for('hono-http-errors.received')
  const fail = (): never => {
    throw new Error('x')
  }
  test.each<[string, () => unknown, boolean]>([
    ['an error with the mark', () => Object.assign(new Error('x'), { [mark]: true }), true],
    ['an error without it', () => new Error('x'), false],
    ['an error with another value', () => Object.assign(new Error('x'), { [mark]: 1 }), false],
    ['a Proxy that does not show it', () => new Proxy({}, { get: fail }), true],
    ['a function with the mark', () => Object.assign(() => {}, { [mark]: true }), false],
    ['null', () => null, false],
    ['undefined', () => undefined, false],
    ['text', () => 'text', false],
  ])('isReceived tells whether %s was received from a server', (_, make, received) => {
    expect(isReceived(make())).toBe(received)
  })
})
