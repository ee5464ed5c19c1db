/** One formatter in the place of a list of one, wherever the option `formatters` takes a list. */
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { developmentFormatters } from '../../src/development/development.ts'
import {
  httpErrors,
  jsonFormatter,
  type Formatter,
  type FormatterChoice,
  type HttpErrorsOptions,
} from '../../src/index.ts'

const one = jsonFormatter(({ status }) => ({ code: status }))
const own: Formatter = { type: 'text/x-own', format: ({ status }) => `own ${status}` }

async function responseTo(formatters: FormatterChoice): Promise<[string | null, string]> {
  const app = httpErrors(new Hono(), { formatters })
  const response = await app.request('/nowhere', { headers: { Accept: '*/*' } })
  return [response.headers.get('content-type'), await response.text()]
}

describe('one formatter', () => {
  test.each<[string, FormatterChoice, FormatterChoice]>([
    ['alone', one, [one]],
    ['of the app, with a type and a function alone', own, [own]],
    ['as the default of an object', { default: one }, { default: [one] }],
    ['for a status', { default: own, 404: one }, { default: [own], 404: [one] }],
    ['for a class of status codes', { default: own, '4xx': one }, { default: [own], '4xx': [one] }],
    ['that a function returns', () => one, () => [one]],
  ])('%s is what a list of one is', async (_where, formatter, list) => {
    const response = await responseTo(formatter)
    expect(response).toEqual(await responseTo(list))
    expect(response[1]).toMatch(/^(?:\{"code":404\}|own 404)$/)
  })

  test('its fields are checked, and named without an index', () => {
    const formatters = { ...own, fields: { Date: 'now' } }
    expect(() => httpErrors(new Hono(), { formatters })).toThrow(
      new TypeError(`Option 'formatters.fields' must not set 'Date': the response sets it itself.`)
    )
  })

  test('which was not made is refused by the call that makes it', () => {
    const formatters = jsonFormatter as unknown as FormatterChoice
    expect(() => httpErrors(new Hono(), { formatters })).toThrow(
      new TypeError(
        `Option 'formatters' received the function jsonFormatter itself: write jsonFormatter().`
      )
    )
  })

  test.each([
    ['a Map', new Map([[404, one]]), 'a Map'],
    ['a Set', new Set([one]), 'a Set'],
    ['a Date', new Date(0), 'a Date'],
  ])('is not found in %s, which has no keys', (_what, formatters, received) => {
    expect(() => httpErrors(new Hono(), { formatters: formatters as never })).toThrow(
      new TypeError(
        `Option 'formatters' must be a formatter or an array of them, an object of such values or a function; received ${received}.`
      )
    )
  })

  test('is enough for developmentFormatters, too', () => {
    expect(developmentFormatters(one).map(({ type }) => type)).toEqual(['application/json'])
  })
})

test('the types take one formatter and a list of them', () => {
  expectTypeOf<Formatter>().toExtend<HttpErrorsOptions['formatters']>()
  expectTypeOf<readonly Formatter[]>().toExtend<HttpErrorsOptions['formatters']>()
  expectTypeOf<{ default: Formatter; 404: Formatter }>().toExtend<FormatterChoice>()
  expectTypeOf<{
    default: readonly Formatter[]
    404: readonly Formatter[]
  }>().toExtend<FormatterChoice>()
  expectTypeOf<() => Formatter>().toExtend<FormatterChoice>()
  expectTypeOf<{ default: string }>().not.toExtend<FormatterChoice>()
  expectTypeOf(developmentFormatters)
    .parameter(0)
    .toEqualTypeOf<Formatter | readonly Formatter[] | undefined>()
})
