/** What the development page is made of: the error, the title, the request without its secrets, and the policy. */
import { Hono } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { developmentFormatters } from '../../src/development/development.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { httpErrors, InternalServerError, NotFound, toProblem } from '../../src/index.ts'

const toHTML = vi.hoisted(() => vi.fn<(error: unknown, options: object) => Promise<string>>())
vi.mock('youch', () => ({
  Youch: class {
    toHTML = toHTML
  },
}))

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  toHTML.mockReset()
})

const [page] = developmentFormatters([htmlFormatter()])

async function shown(thrown: unknown, headers: Record<string, string> = {}) {
  toHTML.mockResolvedValue('the page of youch')
  const app = httpErrors(new Hono(), { formatters: developmentFormatters(), report: false })
  app.post('/a', () => {
    throw thrown
  })
  const response = await app.request('http://localhost/a?b=c', {
    method: 'POST',
    headers: { Accept: 'text/html', ...headers },
  })
  return { response, text: await response.text(), calls: toHTML.mock.calls }
}

describe('the page of a 5xx', () => {
  test('shows what was thrown, with the title of the problem, the request and the nonce', async () => {
    const thrown = new Error('no shelf')
    const { text, calls, response } = await shown(thrown, { 'X-Plain': 'seen' })
    expect(text).toBe('the page of youch')
    expect(calls).toHaveLength(1)
    const [error, options] = calls[0] ?? []
    expect(error).toBe(thrown)
    expect(options).toEqual({
      title: '500 Internal Server Error',
      cspNonce: expect.stringMatching(/^[\da-f-]{36}$/),
      request: {
        url: 'http://localhost/a?b=c',
        method: 'POST',
        headers: { accept: 'text/html', 'x-plain': 'seen' },
      },
    })
    const { cspNonce } = options as { cspNonce: string }
    expect(response.headers.get('Content-Security-Policy')).toBe(
      [
        `default-src 'none'`,
        `script-src 'nonce-${cspNonce}'`,
        `script-src-attr 'unsafe-inline'`,
        `style-src 'unsafe-inline'`,
        `img-src data:`,
        `base-uri 'none'`,
        `form-action 'none'`,
        `frame-ancestors 'none'`,
      ].join('; ')
    )
  })

  test('shows an error of the app itself', async () => {
    const error = new InternalServerError('no shelf', { cause: new Error('other') })
    expect((await shown(error)).calls[0]?.[0]).toBe(error)
  })

  test.each([
    'Authorization',
    'Proxy-Authorization',
    'X-Auth',
    'Cookie',
    'X-Token',
    'X-Secret',
    'X-Api-Key',
    'X-ApiKey',
    'X-Session',
    'X-CSRF',
    'X-XSRF',
    'X-Password',
    'X-JWT',
    'X-Signature',
    'X-Assertion',
    'X-Credential',
  ])('does not show the value of %s', async (name) => {
    const [, options] = (await shown(new Error('x'), { [name]: 'value' })).calls[0] ?? []
    expect(options).toMatchObject({ request: { headers: { [name.toLowerCase()]: '(not shown)' } } })
  })

  test.each(['X-Api', 'X-Key', 'X-Api--Key', 'User-Agent', 'Accept-Language'])(
    'shows the value of %s',
    async (name) => {
      const [, options] = (await shown(new Error('x'), { [name]: 'value' })).calls[0] ?? []
      expect(options).toMatchObject({ request: { headers: { [name.toLowerCase()]: 'value' } } })
    }
  )
})

describe('the formatter of pages', () => {
  const error = new InternalServerError('no shelf')
  const info = { error, fields: {} }

  test('has no request where there is no context', async () => {
    toHTML.mockResolvedValue('page')
    expect(await page?.format(toProblem(error), undefined, info)).toBe('page')
    expect(Object.keys(toHTML.mock.calls[0]?.[1] ?? {})).toEqual(['title', 'cspNonce'])
  })

  test.each([400, 499])('writes the usual page of a %i', async (status) => {
    const problem = { ...toProblem(new NotFound()), status }
    expect(await page?.format(problem, undefined, info)).toMatch(/^<!doctype html>/)
    expect(toHTML).not.toHaveBeenCalled()
  })

  test('writes the usual page without what was thrown, and where youch fails', async () => {
    const problem = toProblem(error)
    expect(await page?.format(problem, undefined)).toMatch(/^<!doctype html>/)
    expect(toHTML).not.toHaveBeenCalled()
    toHTML.mockRejectedValue(new Error('youch failed'))
    expect(await page?.format(problem, undefined, info)).toMatch(/^<!doctype html>/)
    expect(toHTML).toHaveBeenCalledTimes(1)
  })

  test('sends no policy where the page of the app has none', () => {
    const [bare] = developmentFormatters([htmlFormatter({ policy: false })])
    expect(bare).not.toHaveProperty('fields')
    expect(Object.keys(page?.fields ?? {})).toEqual(['Content-Security-Policy'])
  })

  test('keeps the other properties of the formatters, and their order', () => {
    const list = developmentFormatters([textFormatter(), htmlFormatter(), problemJsonFormatter()])
    expect(list.map(({ type }) => type)).toEqual([
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
      'application/problem+json',
    ])
    expect(page?.showsReference).toBe(htmlFormatter().showsReference)
  })
})

test('In production, the whole warning is written', () => {
  vi.stubEnv('NODE_ENV', 'production')
  const write = vi.spyOn(console, 'error').mockImplementation(() => {})
  const formatters = [problemJsonFormatter()]
  expect(developmentFormatters(formatters)).toBe(formatters)
  expect(write.mock.calls).toEqual([
    [
      'hono-http-errors: developmentFormatters() was called where NODE_ENV is production, and is REFUSED: ' +
        'it would show stacks and sources to everybody. Call it only on a developer’s machine.',
    ],
  ])
})
