/** Hooks, responses and options that are not what they should be: a response is sent all the same. */
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  htmlFormatter,
  httpErrors,
  NotFound,
  type HttpError,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { hasDescription, misplacedFields } from '../../src/response/described-content.ts'
import { requestLineOf } from '../../src/response/dropped-fields.ts'

/** The response to what a handler throws, and the messages of what is reported. */
async function respond(
  thrown: () => unknown,
  options: HttpErrorsOptions = {},
  init?: RequestInit
): Promise<{ response: Response; messages: readonly string[] }> {
  const messages: string[] = []
  const report = (error: unknown): void => {
    messages.push(error instanceof Error ? error.message : String(error))
  }
  const app = httpErrors(new Hono(), { report, ...options }).get('/', async () => {
    throw await thrown()
  })
  return { response: await app.request('/', init), messages }
}

describe('the option localize', () => {
  test.each([
    ['null', null],
    ['errors that are no list', { language: 'de', errors: 'none' }],
    ['a number as title', { language: 'de', title: 7 }],
  ])('A result with %s is reported, and the English texts are sent', async (_what, result) => {
    const localize = (): never => result as never
    const { response, messages } = await respond(() => new NotFound(), { localize })
    expect(response.status).toBe(404)
    expect(response.headers.has('Content-Language')).toBe(false)
    expect(await response.json()).toMatchObject({ title: 'Not Found' })
    expect(messages).toEqual([
      'Not Found',
      expect.stringContaining('undefined, or an object with a language tag and texts'),
    ])
  })
})

describe('a thrown response', () => {
  test('A success whose content was read is an error of the server', async () => {
    const { response } = await respond(async () => {
      const used = new Response('secret')
      await used.text()
      return used
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
  })

  test('A success whose content another reader has is an error of the server, and is reported', async () => {
    const { response, messages } = await respond(() => {
      const locked = new Response('secret')
      locked.body?.getReader()
      return locked
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(messages.length).toBeGreaterThan(0)
  })

  test('An error whose endless content cannot be cancelled is an error of the server', async () => {
    const cancelled: unknown[] = []
    const stream = new ReadableStream({
      cancel(reason) {
        cancelled.push(reason)
        throw new Error('It does not end.')
      },
    })
    const { response } = await respond(() => new Response(stream, { status: 404 }), {
      hookTimeout: 20,
      keepResponse: () => true,
    })
    expect(response.status).toBe(500)
    expect(cancelled).toHaveLength(1)
  })
})

describe('an error of this package', () => {
  test('Properties that throw only once they are read again are an error of the server', async () => {
    const { response, messages } = await respond(
      () => {
        const error = new NotFound()
        Object.defineProperty(error, 'detail', {
          get() {
            throw new Error('trapped')
          },
        })
        return error
      },
      { recognizers: [async () => undefined] }
    )
    expect(response.status).toBe(500)
    expect(messages).toContain('trapped')
  })

  test.each(['detail', 'droppedFields'])(
    'A recognizer that is late with an error whose property %s throws gets a 500',
    async (name) => {
      const error = new NotFound()
      Object.defineProperty(error, name, {
        get() {
          throw new Error('trapped')
        },
      })
      const { response, messages } = await respond(() => new Error('secret'), {
        recognizers: [async (): Promise<HttpError> => error],
      })
      expect(response.status).toBe(500)
      expect(messages).toContain('trapped')
    }
  )

  test('The policy of a page stands beside an error without fields, where there is one formatter', async () => {
    const { response } = await respond(() => new NotFound(), { formatters: [htmlFormatter()] })
    expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/)
    expect(response.headers.has('Vary')).toBe(false)
  })
})

describe('the options', () => {
  test.each([
    [{ recognizers: 'all' }, `'recognizers' must be an array`],
    [{ hookTimeout: '100' }, `'hookTimeout' must be a number`],
  ])('%j are refused by name', (options, message) => {
    expect(() => httpErrors(new Hono(), options as never)).toThrow(message)
  })
})

describe('fields that describe the content', () => {
  const reply = { status: 404, fields: {}, content: 'x' }

  test('Those of the formatter do, besides Link, Set-Cookie and Vary', () => {
    expect(hasDescription({ ...reply, formatterFields: { vary: 'Origin' } })).toBe(false)
    expect(hasDescription({ ...reply, formatterFields: { 'x-form': 'a' } })).toBe(true)
  })

  test('Of the fields of the error, Content-Language does', () => {
    expect(hasDescription({ ...reply, fields: { 'Cache-Control': 'no-store' } })).toBe(false)
    expect(hasDescription({ ...reply, fields: { 'Content-Language': 'de' } })).toBe(true)
  })

  test('Other content has none of the fields of the formatter, but keeps those that are shared', () => {
    const headers = { 'X-Form': 'a', Vary: 'Origin', Date: 'now' }
    const response = new Response('other', { status: 404, headers })
    const formatterFields = { 'x-form': 'a', vary: 'Origin' }
    expect(
      misplacedFields(response, { ...reply, fields: headers, formatterFields }, false)
    ).toEqual(['X-Form'])
  })
})

describe('the request that a message names', () => {
  test('A request without a context, or without a route, is named as such', () => {
    expect(requestLineOf(undefined)).toBe('a request without a context')
    const c = { req: { method: 'GET', routePath: undefined } } as unknown as Context
    expect(requestLineOf(c)).toBe('GET an unrouted path')
  })
})
