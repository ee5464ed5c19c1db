/** Retry-After (RFC 9110 §10.2.3). */
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  delayOrDate,
  readRetryAfter,
  retryAfter,
  retryAfterPattern,
} from '../../src/fields/retry-after.ts'

const sunday = new Date(Date.UTC(1994, 10, 6, 8, 49, 37))
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const longDays = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun']

/** Texts that are a date but for one character. */
function damaged(date: string): readonly string[] {
  return [
    ` ${date}`,
    `${date} `,
    `x${date}`,
    `${date}x`,
    ...[...date].map((_, index) => date.slice(0, index) + date.slice(index + 1)),
    ...[...date].map((_, index) => `${date.slice(0, index)}?${date.slice(index + 1)}`),
  ]
}

describe('retryAfterPattern', () => {
  test.each(['0', '5', '120', ...days.map((day) => `${day}, 06 Nov 1994 08:49:37 GMT`)])(
    '%s follows the grammar',
    (value) => {
      expect(retryAfterPattern.test(value)).toBe(true)
    }
  )

  test.each(['', '-1', '1.5', '1s', 's1', ' 1', 'x', ...damaged('Sun, 06 Nov 1994 08:49:37 GMT')])(
    '%j does not follow the grammar',
    (value) => {
      expect(retryAfterPattern.test(value)).toBe(false)
    }
  )
})

describe('delayOrDate', () => {
  test.each<[number | Date, string]>([
    [0, '0'],
    [-7, '0'],
    [0.2, '1'],
    [120, '120'],
    [315_576_000, '315576000'],
    [sunday, 'Sun, 06 Nov 1994 08:49:37 GMT'],
    [new Date('0000-01-01T00:00:00Z'), 'Sat, 01 Jan 0000 00:00:00 GMT'],
    [new Date('9999-12-31T23:59:59Z'), 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('%s is written as %s', (value, written) => {
    expect(delayOrDate(value, 'retryAfter')).toBe(written)
  })

  test.each([
    [new Date(Number.NaN), 'an invalid Date'],
    [new Date('-000001-12-31T23:59:59Z'), 'the year -1: a Date takes milliseconds'],
    [new Date('+010000-01-01T00:00:00Z'), 'the year 10000: a Date takes milliseconds'],
  ])('%s is refused, as IMF-fixdate has four digits for the year', (value, received) => {
    expect(() => delayOrDate(value, 'retryAfter')).toThrow(
      new RangeError(
        `Option 'retryAfter' must be a Date from the year 0 to 9999; received ${received}.`
      )
    )
  })

  test('a negative delay is 0, but where the delay is set at start, it is refused', () => {
    expect([-1, -0.3, 0].map((seconds) => delayOrDate(seconds, 'wait'))).toEqual(['0', '0', '0'])
    expect(delayOrDate(0, 'wait', 0)).toBe('0')
    expect(() => delayOrDate(-0.3, 'wait', 0)).toThrow(
      new RangeError(`Option 'wait' must be a finite number of seconds, 0 or more; received -0.3.`)
    )
  })

  test.each([
    ['30', '"30"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [30n, 'a bigint'],
    [{}, 'an object'],
  ])('the delay %o is refused', (value, received) => {
    expect(() => delayOrDate(value as never, 'wait')).toThrow(
      new TypeError(
        `Option 'wait' must be a number of seconds or a Date, such as wait: 30; received ${received}.`
      )
    )
  })

  test('the field is named Retry-After', () => {
    expect(retryAfter).toEqual({ field: 'Retry-After', write: delayOrDate })
  })
})

describe('readRetryAfter', () => {
  test.each<[string, number | Date]>([
    ['0', 0],
    ['120', 120],
    ['007', 7],
    ['315576000', 315_576_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', sunday],
    ['Sunday, 06-Nov-94 08:49:37 GMT', sunday],
    ['Sun Nov  6 08:49:37 1994', sunday],
    ['Sun Nov 16 08:49:37 1994', new Date(Date.UTC(1994, 10, 16, 8, 49, 37))],
    ...days.map((day): [string, Date] => [`${day} Nov  6 08:49:37 1994`, sunday]),
    ...longDays.map((day): [string, Date] => [`${day}day, 06-Nov-94 08:49:37 GMT`, sunday]),
  ])('%s is read', (value, read) => {
    expect(readRetryAfter({ 'retry-after': value })).toEqual(read)
    expect(readRetryAfter(new Headers({ 'Retry-After': value }))).toEqual(read)
  })

  test.each([
    '315576001',
    '1e3',
    '5s',
    's5',
    '-5',
    '1.5',
    'Sun, 06 Xyz 1994 08:49:37 GMT',
    'Sun, 99 Nov 1994 08:49:37 GMT',
    'soon',
    '',
    // A form of ISO 8601, and of RFC 5322: `Date` would read them.
    '1994-11-06T08:49:37Z',
    '6 Nov 1994 08:49:37 GMT',
    ...damaged('Sunday, 06-Nov-94 08:49:37 GMT'),
    ...damaged('Sun Nov 16 08:49:37 1994').filter((text) => !text.includes('Sun Nov ?6')),
  ])('%j is not read', (value) => {
    expect(readRetryAfter({ 'retry-after': value })).toBeUndefined()
  })

  test('a value that is no text is not read', () => {
    for (const value of [undefined, null, 120, ['120'], sunday])
      expect(readRetryAfter({ 'retry-after': value })).toBeUndefined()
  })

  test.each([undefined, null, 'retry-after: 5', 7, {}, { 'Retry-After': '5' }, { get: '5' }])(
    'there is none in %o',
    (fields) => {
      expect(readRetryAfter(fields)).toBeUndefined()
    }
  )

  test('the method get of the fields is called with the name, and with the fields as this', () => {
    const fields = {
      value: '5',
      'retry-after': '6',
      get(name: string) {
        return name === 'retry-after' ? this.value : undefined
      },
    }
    expect(readRetryAfter(fields)).toBe(5)
  })

  test('a method get that throws has no field, and a rejection of it ends no process', async () => {
    const fails = (): never => {
      throw new Error('x')
    }
    expect(readRetryAfter({ get: fails })).toBeUndefined()
    expect(readRetryAfter({ get: () => Promise.reject(new Error('x')) })).toBeUndefined()
    // An unhandled rejection would be reported in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  })

  describe('a date', () => {
    afterEach(() => {
      vi.unstubAllGlobals()
    })

    test.each([
      ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 GMT'],
      ['Sunday, 06-Nov-94 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT'],
      ['Sun Nov  6 08:49:37 1994', 'Sun Nov  6 08:49:37 1994 GMT'],
    ])('%s is read in UTC, whatever the time zone of the server', (value, text) => {
      const read: unknown[] = []
      class RecordedDate extends Date {
        constructor(given: string) {
          super(given)
          read.push(given)
        }
      }
      vi.stubGlobal('Date', RecordedDate)
      readRetryAfter({ 'retry-after': value })
      expect(read).toEqual([text])
    })
  })
})
