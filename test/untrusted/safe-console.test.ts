/** Writes thrown values to a console that may throw. */
import { afterEach, expect, test, vi } from 'vitest'
import { logError, logWarning } from '../../src/untrusted/safe-console.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const throws = (): never => {
  throw new Error('x')
}

/** A console whose first call throws, as for a value with a getter that throws. */
function consoleThatThrowsOnce(failure: unknown) {
  return vi
    .spyOn(console, 'error')
    .mockImplementation(() => {})
    .mockImplementationOnce(() => {
      throw failure
    })
}

test('a value is written as it is, behind its label if it has one', () => {
  const write = vi.spyOn(console, 'error').mockImplementation(() => {})
  const error = new Error('x')
  logError(error)
  logError(error, 'A hook failed:')
  logError(undefined, '')
  expect(write.mock.calls).toEqual([[error], ['A hook failed:', error], ['', undefined]])
})

class Oddity {
  readonly count = 1
}
const nameless = Object.defineProperties(() => {}, {
  name: { value: '' },
  constructor: { value: undefined },
})
const withStack = { stack: 'Error: x\n    at y', name: 'n', message: 'm' }

test.each<[string, unknown, string]>([
  ['an error with a stack', withStack, 'Error: x\n    at y'],
  ['an error without a stack', { name: 'ShopError', message: 'closed' }, 'ShopError: closed'],
  ['a name alone', { name: 'ShopError', message: 7 }, 'ShopError'],
  ['an instance of a class', new Oddity(), 'Oddity'],
  ['an instance with a message', Object.assign(new Oddity(), { message: 'm' }), 'Oddity: m'],
  ['an object without a class', { constructor: undefined, stack: 7 }, 'object'],
  ['a message without a class', { constructor: undefined, message: 'm' }, 'object: m'],
  ['a function', nameless, 'function'],
  ['a text', 'closed', 'closed'],
  ['a symbol', Symbol('closed'), 'Symbol(closed)'],
  ['a number', 7, 'number'],
  ['null', null, 'object'],
  ['undefined', undefined, 'undefined'],
])('%s that the console cannot show is described', (_, value, description) => {
  const write = consoleThatThrowsOnce(new Error('no colour'))
  logError(value, 'A hook failed:')
  expect(write.mock.calls.slice(1)).toEqual([
    [`${description}\n  (The console cannot show this value: no colour)`],
  ])
})

test.each<[string, unknown, string]>([
  ['text', 'text', 'text'],
  ['an error', { message: 'a', stack: 'b' }, 'a'],
  ['an instance of a class', new Oddity(), 'Oddity'],
  ['null', null, 'object'],
])('%s that the console throws is described as well', (_, failure, description) => {
  const write = consoleThatThrowsOnce(failure)
  logError(withStack)
  expect(write.mock.calls[1]).toEqual([
    `${withStack.stack}\n  (The console cannot show this value: ${description})`,
  ])
})

test('a console that always throws is no failure', () => {
  const write = vi.spyOn(console, 'error').mockImplementation(throws)
  expect(() => logError(new Error('y'))).not.toThrow()
  expect(write).toHaveBeenCalledTimes(2)
})

test('a warning is written, and a console that throws is no failure', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  logWarning('No route.')
  expect(warn.mock.calls).toEqual([['No route.']])
  warn.mockImplementation(throws)
  expect(() => logWarning('No route.')).not.toThrow()
})
