/** Writes thrown values to a console that may throw. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { logError, logWarning } from '../../src/untrusted/safe-console.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const throws = (): never => {
  throw new Error('x')
}
const label = 'A hook failed:'

/** What the console gets for a value. */
function written(value: unknown): unknown {
  const write = vi.spyOn(console, 'error').mockImplementation(() => {})
  logError(value, label)
  expect(write.mock.calls.map(([first]) => first as unknown)).toEqual([label])
  return write.mock.calls[0]?.[1]
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

describe('logError', () => {
  test('writes a value as it is, after its label', () => {
    const error = new Error('No book.\n\tNone.', { cause: new Error('é') })
    for (const value of [error, undefined, null, 7, {}, Symbol('x')]) {
      expect(written(value)).toBe(value)
      vi.restoreAllMocks()
    }
  })

  test.each([
    ['text', '"text"'],
    ['a\n"b"', '"a\\n\\"b\\""'],
    ['\x1b[2J\x9b', '"\\u001b[2J%C2%9B"'],
    ['', '""'],
  ])('writes the text %j in quotes', (text, line) => {
    expect(written(text)).toBe(line)
  })

  const evil = { stack: 'Error: \x1b[2J\x07\x7f\r\n\tat x' }
  test('writes the stacks of an error with control characters, which are encoded', () => {
    expect(written(evil)).toBe('Error: %1B[2J%07%7F%0D\n\tat x')
    vi.restoreAllMocks()
    expect(written({ stack: 'a', cause: { stack: 'b', cause: { stack: '\x00' } } })).toBe(
      'a\n[cause]: b\n[cause]: %00'
    )
  })
})

describe('a value that the console cannot show', () => {
  const withStack = { stack: 'Error: x\n    at y', message: 'm' }
  test.each<[string, unknown, string]>([
    ['an error with a stack', withStack, 'Error: x\n    at y'],
    ['an error with a cause', { stack: 'a', cause: { stack: 'b' } }, 'a\n[cause]: b'],
    ['an error without a stack', { stack: 7, message: 'closed' }, 'closed'],
    ['an object', { stack: '', message: 7 }, 'object'],
    ['a function', () => 1, 'function'],
    ['null', null, 'object'],
    ['undefined', undefined, 'undefined'],
  ])('%s is described', (_, value, description) => {
    const write = consoleThatThrowsOnce(new Error('no colour'))
    logError(value, label)
    expect(write.mock.calls.slice(1)).toEqual([
      [`${description}\n  (The console cannot show this value: no colour)`],
    ])
  })

  test.each([{ message: 7 }, 'text', null])(
    'a failure without a message is none: %j',
    (failure) => {
      const write = consoleThatThrowsOnce(failure)
      logError(withStack, label)
      expect(write.mock.calls[1]).toEqual([
        `${withStack.stack}\n  (The console cannot show this value: )`,
      ])
    }
  )

  test('is no failure if the console always throws', () => {
    const write = vi.spyOn(console, 'error').mockImplementation(throws)
    expect(() => logError(new Error('y'), label)).not.toThrow()
    expect(write).toHaveBeenCalledTimes(2)
  })
})

test('a warning is written, and a console that throws is no failure', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  logWarning('No route.')
  expect(warn.mock.calls).toEqual([['No route.']])
  warn.mockImplementation(throws)
  expect(() => logWarning('No route.')).not.toThrow()
})
