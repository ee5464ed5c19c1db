/** Which responses of a validator become errors, and which submitted values are kept out of them. */
import { Hono, type MiddlewareHandler } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import type { ValidationTarget } from '../../src/validation/validated-part.ts'
import { withValidationErrors } from '../../src/validators/effect-validator.ts'

const entry = { _tag: 'Type', message: 'Wrong.', path: ['id'] }
const json = { 'Content-Type': 'application/json' }

/** The response of a route whose validator is this middleware. */
async function responseOf(
  middleware: MiddlewareHandler,
  target: ValidationTarget = 'json',
  init: RequestInit = { method: 'POST', headers: json, body: '{"id":"json-value"}' },
  url = '/param-value?id=query-value'
): Promise<Response> {
  const app = httpErrors(new Hono(), { report: false })
  app.all('/:id', withValidationErrors(target, middleware), (c) => c.text('passed'))
  return app.request(url, init)
}

/** The faults that the response with these entries becomes. */
async function faultsFor(error: unknown, ...rest: [ValidationTarget?, RequestInit?, string?]) {
  const response = await responseOf(async (c) => c.json({ error }, 400), ...rest)
  expect(response.status).toBe(422)
  return ((await response.json()) as { errors: unknown }).errors
}

describe('withValidationErrors()', () => {
  test('reads the tag of an entry as its code, and its path', async () => {
    expect(await faultsFor([entry])).toEqual([{ detail: 'Wrong.', pointer: '#/id', code: 'Type' }])
    expect(await faultsFor([{ ...entry, _tag: 'Unexpected', message: 'x' }])).toEqual([
      { detail: 'This is not allowed here.', pointer: '#/id', code: 'Unexpected' },
    ])
  })

  test('An entry has the code of the library, also where it was sent', async () => {
    const init = { method: 'POST', headers: json, body: '{"id":"Type"}' }
    expect(await faultsFor([entry], 'json', init)).toMatchObject([{ code: 'Type' }])
  })

  test('An object with issues has the errors of its issues', async () => {
    expect(await faultsFor({ issues: [entry] })).toMatchObject([{ code: 'Type' }])
  })

  test.each<[string, MiddlewareHandler, string]>([
    ['a text', async (c) => c.text('no', 400), 'no'],
    ['JSON without issues', async (c) => c.json({ error: [] }, 400), '{"error":[]}'],
    ['JSON that is none', async (c) => c.body('{', 400), '{'],
  ])('passes on %s', async (_what, middleware, content) => {
    const response = await responseOf(middleware)
    expect([response.status, await response.text()]).toEqual([400, content])
  })

  test('passes on the response of a middleware that has called the next one', async () => {
    const app = new Hono().post('/', async (c, next) => {
      const response = c.json({ error: [entry] }, 400)
      const middleware: MiddlewareHandler = async (_c, following) => {
        await following()
        return response
      }
      expect(await withValidationErrors('json', middleware)(c, next)).toBe(response)
      return response
    })
    expect((await app.request('/', { method: 'POST' })).status).toBe(400)
    const passed = await responseOf(async (_c, next) => next())
    expect(await passed.text()).toBe('passed')
  })
})

describe('a message that quotes a submitted value is replaced', () => {
  const form = { method: 'POST', body: new URLSearchParams('id=form-value&id=second-value') }
  const headers = { id: 'header-value', Cookie: 'id=cookie-value; theme=dark' }
  const read = { method: 'GET', headers }
  test.each<[ValidationTarget, string, RequestInit | undefined, string?]>([
    ['json', 'json-value', undefined],
    ['form', 'form-value', form],
    ['form', 'second-value', form],
    ['query', 'query-value', read],
    ['query', 'a7', read, '/param-value?id=a7'],
    ['query', 'other-value', read, '/param-value?id=query-value&id=other-value'],
    ['param', 'param-value', read],
    ['header', 'header-value', read],
    ['cookie', 'cookie-value', read],
    ['cookie', 'dark-matter', { headers: { Cookie: 'theme=dark-matter' } }],
  ])(
    'in the part %s, a message with the value %s is replaced',
    async (target, value, init, url) => {
      const quoting = await faultsFor([{ ...entry, message: `Not ${value}.` }], target, init, url)
      expect(quoting).toMatchObject([{ detail: 'This value is not valid.' }])
      const other = await faultsFor([{ ...entry, message: 'Not absent.' }], target, init, url)
      expect(other).toMatchObject([{ detail: 'Not absent.' }])
    }
  )
})
