/** The fields of a response by the formatter, the language and the error; and which formatter it is. */
import { describe, expect, test } from 'vitest'
import {
  MethodNotAllowed,
  NotFound,
  type Formatter,
  type HttpErrorsOptions,
  type HttpError,
} from '../../src/index.ts'
import { fails, respondTo } from '../support/respond-to.ts'

const german = () => ({ language: 'de' })
const plain = (fields: Record<string, string | readonly string[]> = {}): Formatter => ({
  type: 'text/plain',
  format: ({ title }) => title,
  fields: fields as Record<string, string>,
})
const other: Formatter = { type: 'text/x-other', format: () => 'other' }

/** The fields of the response to an error, as they are sent. */
async function fieldsOf(error: HttpError, options: HttpErrorsOptions) {
  const { response, body, reported } = await respondTo(error, options)
  expect(reported).toEqual([error])
  return { body, cookies: response.headers.getSetCookie(), ...Object.fromEntries(response.headers) }
}

test.each<[HttpErrorsOptions, string | null]>([
  [{ formatters: [plain()] }, null],
  [{ formatters: [plain(), other] }, 'Accept'],
  [{ formatters: [plain()], localize: german }, 'Accept-Language'],
  [{ formatters: [plain(), other], localize: german }, 'Accept, Accept-Language'],
  [{ formatters: [plain({ vary: 'Origin' }), other] }, 'Origin, Accept'],
])('the response with %o varies by %s', async (options, vary) => {
  const { response } = await respondTo(new NotFound(), options)
  expect(response.headers.get('vary')).toBe(vary)
})

describe('the fields of a formatter', () => {
  const fields = {
    Link: '</style.css>; rel="stylesheet"',
    Vary: 'X-Theme',
    'Set-Cookie': 'theme=1',
    'X-Own': 'formatter',
  }

  test('they are sent alone where the error has none', async () => {
    expect(await fieldsOf(new NotFound(), { formatters: [plain(fields)] })).toEqual({
      body: 'Not Found',
      cookies: ['theme=1'],
      'cache-control': 'no-store',
      'content-type': 'text/plain',
      link: '</style.css>; rel="stylesheet"',
      'set-cookie': 'theme=1',
      vary: 'X-Theme',
      'x-content-type-options': 'nosniff',
      'x-own': 'formatter',
    })
  })

  test('Link, Set-Cookie and Vary join those of the error; the error decides over the others', async () => {
    const error = new NotFound({
      headers: {
        Link: '</help>; rel="help"',
        Vary: 'Origin, x-theme',
        'Set-Cookie': ['a=1', 'b=2'],
        'X-Own': 'error',
        'X-Error': 'error',
      },
    })
    expect(await fieldsOf(error, { formatters: [plain(fields)] })).toMatchObject({
      link: '</help>; rel="help", </style.css>; rel="stylesheet"',
      vary: 'Origin, x-theme',
      cookies: ['a=1', 'b=2', 'theme=1'],
      'x-own': 'error',
      'x-error': 'error',
    })
    expect(await fieldsOf(error, { formatters: [plain(fields)] })).not.toHaveProperty(
      'content-language'
    )
  })

  test('those of the error alone are sent where the formatter has none', async () => {
    const error = new NotFound({ headers: { Link: '</help>; rel="help"', 'Set-Cookie': 'a=1' } })
    expect(await fieldsOf(error, { formatters: [plain()] })).toMatchObject({
      link: '</help>; rel="help"',
      cookies: ['a=1'],
    })
  })

  test('the language of the content is that of the localization', async () => {
    const error = new MethodNotAllowed({ allow: ['PUT'] })
    const formatters = [plain(fields)]
    expect(await fieldsOf(error, { formatters, localize: german })).toMatchObject({
      'content-language': 'de',
      allow: 'PUT',
      link: '</style.css>; rel="stylesheet"',
    })
    expect(await fieldsOf(new NotFound(), { localize: german })).toMatchObject({
      'content-language': 'de',
    })
    expect(await fieldsOf(new NotFound(), {})).not.toHaveProperty('content-language')
  })
})

describe('a formatter that fails', () => {
  const broken: Formatter = { type: 'text/plain', format: fails, fields: { 'X-Own': 'broken' } }

  test('problem+json is sent without its fields, and the failure is reported', async () => {
    const error = new NotFound()
    const { response, body, reported } = await respondTo(error, { formatters: [broken] })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.has('x-own')).toBe(false)
    expect(JSON.parse(body)).toMatchObject({ status: 404 })
    expect(reported).toEqual([error, new Error('hook')])
  })

  test('the built-in formatters are used where the function formatters fails', async () => {
    const error = new NotFound()
    const { response, reported } = await respondTo(error, { formatters: fails })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('vary')).toBe('Accept')
    expect(reported).toEqual([error, new Error('hook')])
  })

  test('a formatter that changes the problem changes no field of the response', async () => {
    const format: Formatter['format'] = (problem) => {
      Object.assign(problem, { status: 200, title: 'changed' })
      return problem.title
    }
    const { response, body } = await respondTo(new NotFound(), {
      formatters: [{ type: 'text/plain', format }],
    })
    expect([response.status, body]).toEqual([404, 'changed'])
  })
})
