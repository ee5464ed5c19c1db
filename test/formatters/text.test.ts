import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TooManyRequests } from '../../src/errors/errors.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { formatInfo, megabyte, payloads, problem, problemWith } from './problems.ts'

/** What must never reach a terminal: control characters, lone surrogates, changes of direction. */
const UNSAFE = /(?!\n)\p{Cc}|\p{Surrogate}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

describe('textFormatter()', () => {
  test('a problem whose condition is unknown is two aligned lines', () => {
    expect(textFormatter().type).toBe('text/plain; charset=utf-8')
    expect(textFormatter().format(problemWith(), undefined, formatInfo())).toBe(
      '404  Not Found\n     No book has that id.\n'
    )
  })

  test('the text has the advice of Retry-After, and the other members below', () => {
    const error = new TooManyRequests({
      retryAfter: 30,
      detail: 'One search a second, please.',
      instance: 'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      type: 'https://example.org/problems/rate',
      extensions: {
        limit: 1,
        windows: [{ per: 'second', left: 0 }, { per: 'day' }],
        plan: { name: 'free', note: null },
        none: [],
      },
    })
    expect(textFormatter().format(toProblem(error), undefined, formatInfo(error.headers))).toBe(
      `429  Too Many Requests
     One search a second, please.
     This is temporary. Try again in 30 seconds.

     type      https://example.org/problems/rate
     instance  urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8
     limit     1
     windows
       - per   second
         left  0
       - per  day
     plan
       name  free
       note  null
     none      []
`
    )
  })

  test.each([
    [{ condition: 'permanent' }, {}, 'This is permanent: trying again will not help.'],
    [
      { condition: 'permanent' },
      { 'retry-after': '3' },
      'This is permanent: trying again will not help.',
    ],
    [{ condition: 'temporary' }, {}, 'This is temporary. Try again later.'],
    [{ condition: 'temporary' }, { 'retry-after': 'soon' }, 'This is temporary. Try again later.'],
    [
      { condition: 'temporary' },
      { 'retry-after': '1' },
      'This is temporary. Try again in 1 second.',
    ],
    [
      { condition: 'temporary' },
      { 'retry-after': '121' },
      'This is temporary. Try again in 3 minutes.',
    ],
    [
      { condition: 'temporary' },
      { 'retry-after': '86400' },
      'This is temporary. Try again in 24 hours.',
    ],
    [
      { condition: 'temporary' },
      { 'retry-after': '999999' },
      'This is temporary. Try again in 12 days.',
    ],
    [
      { condition: 'temporary' },
      { 'retry-after': 'Thu, 06 Nov 2994 08:49:37 GMT' },
      'This is temporary. Try again after November 6, 2994 at 8:49:37 AM UTC.',
    ],
    [{}, {}, ''],
    [{ status: 500 }, {}, ''],
    [{ status: 500 }, { 'retry-after': '30' }, 'Try again in 30 seconds.'],
  ] as const)(
    'the condition of %j with the fields %j has its sentence',
    (members, fields, sentence) => {
      expect(
        textFormatter()
          .format(problemWith(members), undefined, formatInfo(fields))
          .split('\n')[2]
          ?.trim()
      ).toBe(sentence)
    }
  )

  test('every line of a detail is indented', () => {
    const written = textFormatter().format(
      problemWith({ detail: 'a\n\rb\r\n404  Forged' }),
      undefined,
      formatInfo()
    )
    expect(written.split('\n').slice(1, 5)).toEqual(['     a', '', '     b', '     404  Forged'])
  })

  test.each(payloads)('the text of %j has no character that controls a terminal', (payload) => {
    const written = textFormatter().format(
      problemWith({ title: payload, detail: payload, [payload]: { [payload]: [payload] } }),
      undefined,
      formatInfo()
    )
    expect(written).not.toMatch(UNSAFE)
  })

  test('the text of any problem is safe to print, and only its first line is not indented', () => {
    fc.assert(
      fc.property(problem, (value) => {
        const written = textFormatter().format(value, undefined, formatInfo())
        expect(written).not.toMatch(UNSAFE)
        expect(written.endsWith('\n')).toBe(true)
        const [first, ...others] = written.split('\n')
        expect(first).toMatch(new RegExp(`^${value.status}`))
        for (const line of others) expect(line).toMatch(/^(?: {5}|$)/)
      })
    )
  })

  test('textFormatter() writes a detail of a megabyte', () => {
    expect(
      textFormatter().format(problemWith({ detail: megabyte }), undefined, formatInfo())
    ).not.toMatch(UNSAFE)
  })
})
