/** The options of the formatters of JSON: the whole messages, and what they change. */
import { describe, expect, test } from 'vitest'
import { extensionsOf } from '../../src/formatters/extensions.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { problemWith } from './problems.ts'

describe('the options of formatters', () => {
  test.each<[() => unknown, string]>([
    [
      () => jsonFormatter('x' as never),
      `Argument 1 of jsonFormatter() must be a function, or undefined before options; received "x".`,
    ],
    [
      () => jsonFormatter(null as never),
      `Argument 1 of jsonFormatter() must be a function, or undefined before options; received null.`,
    ],
    [
      () => jsonFormatter(undefined, { pretty: 1 } as never),
      `Option 'pretty' must be a boolean; received 1.`,
    ],
    [
      () => jsonFormatter(undefined, { prety: true } as never),
      `Unknown option 'prety' of jsonFormatter(): did you mean 'pretty'?`,
    ],
    [
      () => problemJsonFormatter({ pretty: 'x' } as never),
      `Option 'pretty' must be a boolean; received "x".`,
    ],
    [
      () => problemJsonFormatter({ x: 1 } as never),
      `Unknown option 'x' of problemJsonFormatter(): it takes pretty.`,
    ],
    [
      () => jsonFormatter(() => undefined).format(problemWith(), undefined),
      'The function of jsonFormatter() must return a value that JSON can represent; received undefined.',
    ],
  ])('%#: the whole message', (make, message) => {
    expect(make).toThrow(new TypeError(message))
  })

  test('pretty is indented by two, with a newline at the end', () => {
    const problem = problemWith()
    const text = `${JSON.stringify(problem, null, 2)}\n`
    expect(problemJsonFormatter({ pretty: true }).format(problem)).toBe(text)
    expect(jsonFormatter(undefined, { pretty: true }).format(problem, undefined)).toBe(text)
    expect(
      jsonFormatter(({ status }) => [status], { pretty: true }).format(problem, undefined)
    ).toBe('[\n  404\n]\n')
    expect(jsonFormatter().format(problem, undefined)).toBe(JSON.stringify(problem))
  })

  test('the extensions are all members but those of every problem', () => {
    const problem = problemWith({ instance: '/1', applied: true, own: 1, other: null })
    expect(extensionsOf(problem)).toEqual({ own: 1, other: null })
  })
})

test('A page is sent with a policy unless the option is false', () => {
  expect(Object.keys(htmlFormatter().fields ?? {})).toEqual(['Content-Security-Policy'])
  expect(htmlFormatter({ policy: false })).not.toHaveProperty('fields')
  expect(textFormatter()).not.toHaveProperty('fields')
})
