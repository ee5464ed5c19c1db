/** Error pages under the development server of Vite, which adds a script to each. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { developmentFormatters } from '../../src/development/development.ts'
import { httpErrors, type HttpErrorsOptions } from '../../src/index.ts'

const request = { headers: { accept: 'text/html' } }

async function policyOf(options: HttpErrorsOptions, env: object): Promise<string | null> {
  const response = await httpErrors(new Hono(), options).request('/nothing', request, env)
  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  return response.headers.get('Content-Security-Policy')
}

// As @hono/vite-dev-server passes it.
const served = { vite: { config: { command: 'serve' } } }

test.each([
  ['the built-in page', {}],
  ['the page for developers', { formatters: developmentFormatters() }],
])('%s has no policy under the development server of Vite', async (_, options) => {
  expect(await policyOf(options, served)).toBeNull()
})

test.each([{}, { vite: true }, { vite: { config: { command: 'build' } } }])(
  'the page has its policy if the environment is %j',
  async (env) => {
    expect(await policyOf({}, env)).toMatch(/^default-src 'none'; /)
  }
)

test('another field of a formatter is sent under the development server of Vite', async () => {
  const page = { type: 'text/html', format: () => '<p>', fields: { 'X-Form': 'own' } }
  const app = httpErrors(new Hono(), { formatters: [page] })
  const response = await app.request('/nothing', request, served)
  expect(response.headers.get('X-Form')).toBe('own')
})
