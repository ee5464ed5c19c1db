/** The options of httpErrors, and hooks that fail. */
import { Hono } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  httpErrors,
  InternalServerError,
  NotFound,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'
import { respondTo, thrower } from './thrower.ts'

const explanation = new InternalServerError().definition.explanation

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the option report', () => {
  test('the default report writes each error of the server to the console once, and no 4xx', async () => {
    const console_ = vi.spyOn(console, 'error').mockImplementation(() => {})
    const bug = new Error('bug', { cause: new Error('why') })
    await thrower(new NotFound(), {}).request('/')
    expect(console_).not.toHaveBeenCalled()
    await thrower(bug, {}).request('/')
    expect(console_.mock.calls).toEqual([['GET / 500:', bug]])
    await thrower('x', {}).request('/')
    expect(console_.mock.calls[1]).toEqual(['GET / 500, not an Error:', '"x"'])
  })

  test('the option report is called with 4xx errors too', async () => {
    const report = vi.fn<Report>()
    const error = new NotFound()
    await thrower(error, { report }).request('/')
    expect(report).toHaveBeenCalledExactlyOnceWith(error, expect.anything(), {
      status: 404,
      method: 'GET',
      path: '/',
      problem: expect.objectContaining({ status: 404 }) as unknown,
    })
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('report failed')
      },
    ],
    ['rejects', () => Promise.reject(new Error('report failed'))],
  ])(
    'a report that %s changes no response, and both errors go to the console',
    async (_, report) => {
      const console_ = vi.spyOn(console, 'error').mockImplementation(() => {})
      const bug = new Error('bug')
      expect((await respondTo(thrower(bug, { report }))).status).toBe(500)
      expect(console_.mock.calls).toEqual([
        ['Not reported: GET / 500:', bug],
        ['The report failed:', new Error('report failed')],
      ])
    }
  )
})

describe('hooks that fail', () => {
  const rubbish = { type: 'text/x', format: () => 7 as unknown as string }
  const throwing = {
    type: 'text/x',
    format: () => {
      throw new Error('hook')
    },
  }
  const rejecting = { type: 'text/x', format: () => Promise.reject(new Error('hook')) }
  const hanging = { type: 'text/x', format: () => new Promise<string>(() => {}) }

  test.each([
    ['a formatter that returns rubbish', { formatters: [rubbish] }],
    ['a formatter that throws', { formatters: [throwing] }],
    ['a formatter that rejects', { formatters: [rejecting] }],
    ['a formatter that hangs', { formatters: [hanging], hookTimeout: 5 }],
    [
      'a recognizer that throws',
      {
        recognizers: [
          () => {
            throw new Error('hook')
          },
        ],
      },
    ],
    ['a recognizer that returns rubbish', { recognizers: [() => 7 as never] }],
    [
      'an instance that throws',
      {
        instance: () => {
          throw new Error('hook')
        },
      },
    ],
    ['an instance that is no URI', { instance: () => 'a b' }],
    [
      'an expose that throws',
      {
        expose: () => {
          throw new Error('hook')
        },
      },
    ],
  ])('a response is a problem and both errors are reported with %s', async (_, options) => {
    const report = vi.fn<Report>()
    const bug = new Error('bug')
    const { status, problem, headers } = await respondTo(thrower(bug, { ...options, report }))
    expect(status).toBe(500)
    expect(problem['detail']).toBe(explanation)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(report).toHaveBeenCalledTimes(2)
    expect(report.mock.calls[0]?.[0]).toBe(bug)
    expect(report.mock.calls[1]?.[0]).toBeInstanceOf(Error)
  })
})

describe('wrong options', () => {
  test.each([
    [
      { formatters: [] },
      /'formatters' must be a formatter or an array of them, .*; received an empty array/,
    ],
    [
      { formatters: 'json' },
      /'formatters' must be a formatter or an array of them, an object of such values or a function; received "json"/,
    ],
    [
      { formatters: [{ type: 'a/b\r\n', format: () => '' }] },
      /'formatters\[0\]' must be a formatter/,
    ],
    [{ recognizers: [null] }, /'recognizers\[0\]' must be a function; received null/],
    [{ report: 'log' }, /'report' must be a function/],
    [{ instance: 7 }, /'instance' must be a function/],
    [
      { cacheControl: 'a\nb' },
      /'cacheControl' must be directives such as 'max-age=60', .*; received "a\\nb"/,
    ],
    [{ hookTimeout: 0 }, /'hookTimeout' must be a number of milliseconds above 0/],
    // A timer with a longer delay fires at once, and every asynchronous hook would fail.
    [
      { hookTimeout: 2 ** 31 },
      /'hookTimeout' must be a number of milliseconds above 0, at most 2147483647/,
    ],
    [
      { hookTimeout: Infinity },
      /'hookTimeout' must be a number of milliseconds above 0, at most 2147483647/,
    ],
    [{ stack: true }, /'stack' must be 'server-errors' or 'always'; received true/],
    [null, /^The options of httpErrors\(\) must be an object; received null/],
    ['json', /^The options of httpErrors\(\) must be an object; received a string/],
    [{ challenges: [{ scheme: 'Basic' }] }, /'challenges\[0\]\.params' needs 'realm'/],
  ])('httpErrors refuses the options %j when the app starts', (options, message) => {
    expect(() => httpErrors(new Hono(), options as unknown as HttpErrorsOptions)).toThrow(message)
  })

  test.each([
    [undefined, 'undefined'],
    [{}, 'an object'],
    [{ formatters: [] }, 'an object'],
  ])('httpErrors refuses %j in the place of an app', (app, kind) => {
    expect(() => httpErrors(app as unknown as Hono)).toThrow(
      new TypeError(
        `httpErrors() takes a Hono app: write const app = httpErrors(new Hono()). It received ${kind}.`
      )
    )
  })
})
