/** How the options of `httpErrors` are read: every message, every default. */
import { describe, expect, test } from 'vitest'
import { full } from '../../src/presets/full.ts'
import { fromTimeout, NotFound } from '../../src/index.ts'
import { toProblem } from '../../src/problem/problem.ts'
import type { HttpErrorsOptions } from '../../src/response/options.ts'
import { reportServerErrors } from '../../src/response/report.ts'
import { readOptions, type Settings } from '../../src/response/settings.ts'

const read = (options: unknown, others?: readonly string[]): Settings =>
  readOptions(full, options as HttpErrorsOptions, others)

const all =
  'formatters, cacheControl, typeFor, extensions, instance, expose, keepResponse, recognizers, report, ' +
  'reportUnrouted, routing, localize, stack, challenges, undeclared, hookTimeout'
const timeout = (received: unknown) =>
  `Option 'hookTimeout' must be a number of milliseconds above 0, at most 2147483647; received ${received}.`

describe('an option that is wrong', () => {
  test.each<[unknown, string]>([
    [null, `The options of httpErrors() must be an object; received null.`],
    [{ somethingElse: 1 }, `Unknown option 'somethingElse' of httpErrors(): it takes ${all}.`],
    [
      { recognisers: [] },
      `Unknown option 'recognisers' of httpErrors(): did you mean 'recognizers'?`,
    ],
    [{ recognizers: 'all' }, `Option 'recognizers' must be an array of functions; received "all".`],
    [{ recognizers: [() => {}, 7] }, `Option 'recognizers[1]' must be a function; received 7.`],
    [
      { recognizers: [undefined] },
      `Option 'recognizers[0]' must be a function; received undefined.`,
    ],
    [{ report: true }, `Option 'report' must be a function, or false; received true.`],
    [{ instance: 7 }, `Option 'instance' must be a function; received 7.`],
    [{ localize: 'de' }, `Option 'localize' must be a function; received "de".`],
    [{ expose: true }, `Option 'expose' must be a function; received true.`],
    [{ keepResponse: true }, `Option 'keepResponse' must be a function; received true.`],
    [{ extensions: [] }, `Option 'extensions' must be a function; received an empty array.`],
    [{ undeclared: null }, `Option 'undeclared' must be a function; received null.`],
    [
      { typeFor: {} },
      `Option 'typeFor' must be a function or a URI reference in ASCII; received an object.`,
    ],
    [
      { typeFor: 'a b' },
      `Option 'typeFor' must be a function or a URI reference in ASCII; received "a b".`,
    ],
    [{ reportUnrouted: 1 }, `Option 'reportUnrouted' must be a boolean; received 1.`],
    [{ stack: 'never' }, `Option 'stack' must be 'server-errors' or 'always'; received "never".`],
    [
      { challenges: 'Basic' },
      `Option 'challenges' must be an array such as challenges: [{ scheme: 'Bearer', params: { realm: 'api' } }]; received a string.`,
    ],
    [{ hookTimeout: '5' }, `Option 'hookTimeout' must be a number of milliseconds; received "5".`],
    [
      { routing: null },
      `Option 'routing' of httpErrors() must be a boolean or an object; received null.`,
    ],
    [
      { routing: { option: true } },
      `Unknown option 'option' of 'routing' of httpErrors(): did you mean 'options'?`,
    ],
    [
      { routing: { somethingElse: 1 } },
      `Unknown option 'somethingElse' of 'routing' of httpErrors(): it takes methodNotAllowed, options, notImplemented.`,
    ],
    [
      { routing: { methodNotAllowed: 1 } },
      `Option 'routing.methodNotAllowed' must be a boolean; received 1.`,
    ],
    [{ routing: { options: 'no' } }, `Option 'routing.options' must be a boolean; received "no".`],
    [
      { routing: { notImplemented: null } },
      `Option 'routing.notImplemented' must be a boolean; received null.`,
    ],
    [
      { cacheControl: 7 },
      `Option 'cacheControl' must be directives such as 'max-age=60', an object of such values or a function; received 7.`,
    ],
    [
      { cacheControl: { 404: 7 } },
      `Option 'cacheControl['404']' must be directives such as 'max-age=60'; received 7.`,
    ],
    [
      { cacheControl: { [`2${'x'.repeat(50)}`]: 'private' } },
      `Option 'cacheControl' has the key '2${'x'.repeat(39)}'. Its keys are status codes, '4xx', '5xx' and 'default'.`,
    ],
  ])('%o is refused with its name', (options, message) => {
    expect(() => read(options)).toThrow(new TypeError(message))
  })

  test.each([0, -1, Number.NaN, 2_147_483_648, Infinity])(
    'the hookTimeout %d is refused, as no timer has it',
    (hookTimeout) => {
      expect(() => read({ hookTimeout })).toThrow(new RangeError(timeout(hookTimeout)))
    }
  )

  test.each(['a404', '404a', '300', '4x', 'xx', '600', 'adefault', 'defaults', '4xxx'])(
    'the key %s of cacheControl is refused',
    (key) => {
      expect(() => read({ cacheControl: { [key]: 'private' } })).toThrow(TypeError)
    }
  )

  test('the options that the caller reads itself are among those that exist', () => {
    expect(() => read({ somethingElse: 1 }, ['app'])).toThrow(`it takes ${all}, app.`)
    expect(() => read({ app: {} }, ['app'])).not.toThrow()
    expect(() => read({ app: {} })).toThrow(TypeError)
  })

  test('a recognizer that was not called is refused with its index', () => {
    expect(() => read({ recognizers: [() => undefined, fromTimeout] })).toThrow(
      /^Option 'recognizers\[1\]' .*fromTimeout/
    )
  })
})

describe('an option that is right', () => {
  test.each([0.5, 1, 2_147_483_647])('the hookTimeout may be %d', (hookTimeout) => {
    expect(read({ hookTimeout }).hookTimeout).toBe(hookTimeout)
  })

  test.each(['400', '404', '499', '599', '4xx', '5xx', 'default'])(
    'cacheControl may have the key %s',
    (key) => {
      expect(() => read({ cacheControl: { [key]: 'private' } })).not.toThrow()
    }
  )

  test.each([
    [undefined, true, true, true],
    [true, true, true, true],
    [false, false, false, false],
    [{}, true, true, true],
    [{ methodNotAllowed: false }, false, true, true],
    [{ options: false }, true, false, true],
    [{ notImplemented: false, options: true }, true, true, false],
  ])('routing: %o has three parts', (routing, methodNotAllowed, options, notImplemented) => {
    expect(read({ routing }).routing).toEqual({ methodNotAllowed, options, notImplemented })
  })

  test.each([
    [{}, false],
    [{ expose: () => true }, true],
    [{ extensions: () => ({}) }, true],
    [{ formatters: () => undefined }, true],
    [{ instance: () => undefined, localize: () => undefined, typeFor: '/' }, false],
  ])('the hooks of %o see the error itself: %o', (options, showsError) => {
    expect(read(options).showsError).toBe(showsError)
  })

  test.each([
    [undefined, false],
    ['server-errors', false],
    ['always', true],
  ])('stack: %s captures the frames of every error: %o', (stack, capturesAllStacks) => {
    expect(read({ stack }).capturesAllStacks).toBe(capturesAllStacks)
  })

  test.each([
    [400, 'four'],
    [404, 'one'],
    [499, 'four'],
    [500, 'five'],
    [599, 'five'],
  ])('cacheControl with a map for %i: %s', (status, value) => {
    const { cacheControl } = read({ cacheControl: { '4xx': 'four', '5xx': 'five', 404: 'one' } })
    const problem = { ...toProblem(new NotFound()), status }
    const context = { c: undefined, addFailure: () => {} }
    expect(typeof cacheControl === 'function' && cacheControl(problem, context)).toBe(value)
  })

  test('typeFor with a text appends the status', () => {
    expect(read({ typeFor: '/problems/' }).typeFor?.(404)).toBe('/problems/404')
  })

  test('report: false reports nothing', () => {
    const { report } = read({ report: false })
    expect(report).not.toBe(reportServerErrors)
  })
})

test('every option has its default', () => {
  expect(read(undefined)).toEqual({
    preset: full,
    formatters: full.formatters,
    recognizers: expect.any(Array),
    report: reportServerErrors,
    reportUnrouted: false,
    cacheControl: 'no-store',
    typeFor: undefined,
    extensions: undefined,
    routing: { methodNotAllowed: true, options: true, notImplemented: true },
    instance: undefined,
    localize: undefined,
    expose: undefined,
    challenges: undefined,
    keepResponse: undefined,
    undeclared: undefined,
    hookTimeout: 1000,
    capturesAllStacks: false,
    showsError: false,
  } satisfies Settings)
  expect(read(undefined).recognizers).toHaveLength(full.recognizers([]).length)
})
