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

describe('control characters in what the console shows of a value', () => {
  const inner = { stack: 'Error: \x1b[2J' }
  const withGetter = Object.defineProperty({ a: inner }, 'b', { enumerable: true, get: throws })
  test.each<[string, object, string]>([
    [
      'a member of an AggregateError',
      Object.assign(new AggregateError([{ stack: 'a' }, inner]), { stack: 'Several' }),
      'Several\n[errors]: \n[0]: a\n[1]: Error: %1B[2J',
    ],
    ['a property', { stack: 'outer', original: inner }, 'outer\n[original]: Error: %1B[2J'],
    ['an object that is no error', { list: [7, inner] }, '\n[list]: \n[1]: Error: %1B[2J'],
    ['an object with a getter that throws', withGetter, '\n[a]: Error: %1B[2J'],
    ['the value of a symbol', { [Symbol('a')]: inner }, '\n[Symbol(a)]: Error: %1B[2J'],
    ['a name', { stack: 'a', 'b\x07': inner }, 'a\n[b%07]: Error: %1B[2J'],
  ])('those of %s are encoded', (_, value, text) => {
    expect(written(value)).toBe(text)
  })

  test('an error is written once, also where it is its own cause', () => {
    const error: Record<string, unknown> = { stack: '\x07' }
    error['cause'] = { stack: 'why', cause: error }
    expect(written(error)).toBe('%07\n[cause]: why')
  })

  test('a getter is not called', () => {
    const get = vi.fn<() => unknown>(() => inner)
    const value = Object.defineProperty({ stack: 'a' }, 'cause', { get, enumerable: true })
    expect(written(value)).toBe(value)
    expect(get).not.toHaveBeenCalled()
  })

  test('large values and Proxies are written as they are', () => {
    const many = Array.from({ length: 200 }, () => ({}))
    for (const value of [
      { list: [...many, inner] },
      { a: Array.from({ length: 1000 }).fill(1).concat(inner) },
      new Uint8Array(1000),
      new Proxy({}, { ownKeys: throws }),
    ]) {
      expect(written(value)).toBe(value)
      vi.restoreAllMocks()
    }
  })
})

describe('a long text', () => {
  test.each<[string, unknown, string]>([
    ['a stack', { stack: 'x'.repeat(100_001) }, `${'x'.repeat(100_000)}… (100001 characters)`],
    ['a text', 'x'.repeat(100_000), `"${'x'.repeat(99_999)}… (100002 characters)`],
  ])('%s is cut', (_, value, text) => {
    expect(written(value)).toBe(text)
  })

  test('one of 100000 characters is written as it is', () => {
    const value = { stack: 'x'.repeat(100_000) }
    expect(written(value)).toBe(value)
  })
})

test('a label is one line, in which the console replaces nothing', () => {
  const write = vi.spyOn(console, 'error').mockImplementation(() => {})
  logError(7, 'GET /%s\n\x1b[2J:')
  expect(write.mock.calls).toEqual([['GET /%%s%%0A%%1B[2J:', 7]])
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
      [label, `${description}\n  (The console cannot show this value: no colour)`],
    ])
  })

  test.each([{ message: 7 }, 'text', null])(
    'a failure without a message is none: %j',
    (failure) => {
      const write = consoleThatThrowsOnce(failure)
      logError(withStack, label)
      expect(write.mock.calls[1]).toEqual([
        label,
        `${withStack.stack}\n  (The console cannot show this value: )`,
      ])
    }
  )

  test('control characters of the failure are encoded', () => {
    const write = consoleThatThrowsOnce(new Error('\x1b[2J'))
    logError({}, label)
    expect(write.mock.calls[1]).toEqual([
      label,
      'object\n  (The console cannot show this value: %1B[2J)',
    ])
  })

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
