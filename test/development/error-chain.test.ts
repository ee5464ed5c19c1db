/** The member `debug`: what was thrown, then its causes, as JSON can carry them. */
import { describe, expect, test } from 'vitest'
import { errorChainOf } from '../../src/development/error-chain.ts'
import { InternalServerError } from '../../src/index.ts'

const withStack = (name: string, message: string, cause?: unknown) =>
  Object.assign(new Error(message, { cause }), { name, stack: `${name}: x\n    at one \n  at two` })
const shown = (name: string, message: string) => ({ name, message, stack: ['at one', 'at two'] })

/** An error of this package with a cause; foreign if it stands for its cause. */
function chainOf(cause: unknown, isForeign: boolean) {
  const error = InternalServerError.from({ message: 'own', cause })
  Object.defineProperty(error, 'isForeign', { value: isForeign || undefined })
  Object.defineProperty(error, 'stack', { value: 'x\n at own' })
  return errorChainOf(error)
}
const own = { name: 'InternalServerError', message: 'own', stack: ['at own'] }

describe('the chain', () => {
  test('begins with the error, whose causes follow', () => {
    const cause = withStack('A', 'a', withStack('B', 'b'))
    expect(chainOf(cause, false)).toEqual({ ...own, causes: [shown('A', 'a'), shown('B', 'b')] })
  })

  test('begins with what was thrown, where the error stands for it', () => {
    const cause = withStack('A', 'a', withStack('B', 'b'))
    expect(chainOf(cause, true)).toEqual({ ...shown('A', 'a'), causes: [shown('B', 'b')] })
    expect(chainOf(withStack('A', 'a'), true)).toEqual(shown('A', 'a'))
  })

  test('has no causes where there are none', () => {
    expect(chainOf(undefined, false)).toEqual(own)
    expect(chainOf(undefined, true)).toEqual(own)
  })

  test.each([
    ['text', 'text'],
    [7, '7'],
    [null, 'null'],
    [true, 'true'],
    [{ a: [1] }, '{"a":[1]}'],
    [Symbol('s'), 'Symbol(s)'],
    [{ stack: 7 }, '{"stack":7}'],
    [{ toJSON: () => undefined }, 'undefined'],
    [{ a: 1n }, '(cannot be shown)'],
    [Object.assign(() => {}, { toString: () => 'function' }), 'function'],
  ])('shows the thrown value %o as %j', (value, thrown) => {
    expect(chainOf(value, true)).toEqual({ thrown })
    expect(chainOf(value, false)).toEqual({ ...own, causes: [{ thrown }] })
  })

  test('shows the name and the message as text, whatever they are', () => {
    const odd = { name: 7, message: { a: 1 }, stack: 'first line' }
    expect(chainOf(odd, true)).toEqual({ name: '7', message: '{"a":1}', stack: [] })
  })
})
