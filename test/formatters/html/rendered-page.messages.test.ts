/** What a function of the app may return as a page, by its type, and the whole message where it may not. */
import { describe, expect, test } from 'vitest'
import { raw } from 'hono/html'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { textOfPage } from '../../../src/formatters/html/rendered-page.ts'
import { formatInfo, problemWith } from '../problems.ts'

const response = (type: string | undefined) => {
  const made = new Response(new TextEncoder().encode('<p>'))
  if (type !== undefined) made.headers.set('Content-Type', type)
  return made
}
const message = (received: string) =>
  new TypeError(
    'The function given to htmlFormatter() must return JSX, html`…` or raw() of hono/html, or a Response ' +
      `of c.html(); it returned ${received}.`
  )

describe('textOfPage()', () => {
  test.each(['text/html', 'TEXT/HTML', 'text/html; charset=utf-8', 'text/html;a'])(
    'takes a Response of the type %s',
    async (type) => {
      expect(await textOfPage(response(type))).toBe('<p>')
    }
  )

  test.each(['text/htmlx', 'application/text/html', 'text/plain', 'xtext/html', undefined])(
    'refuses a Response of the type %s',
    async (type) => {
      await expect(textOfPage(response(type))).rejects.toThrow(
        message('a Response that is not text/html')
      )
    }
  )

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [7, '7'],
    [true, 'true'],
    [{}, 'an object'],
    [['<p>'], 'an array'],
    [{ isEscaped: 'true' }, 'an object'],
    [Object.assign(() => '<p>', { isEscaped: true }), 'a function'],
  ])('refuses %o, and names what it received', async (value, received) => {
    await expect(textOfPage(value)).rejects.toThrow(message(received).message.slice(0, -1))
  })

  test('escapes a string, and takes markup as it is', async () => {
    expect(await textOfPage('<p>')).toBe('&lt;p&gt;')
    expect(await textOfPage(raw('<p>'))).toBe('<p>')
  })
})

describe('a page of the app', () => {
  const problem = problemWith()

  test('gets a copy of the problem, the context and what is known of the error', async () => {
    const info = formatInfo()
    const context = { req: {} } as never
    const calls: unknown[][] = []
    // @ts-expect-error a plain string is no page
    const formatter = htmlFormatter((...given) => {
      calls.push(given)
      return 'x'
    })
    expect(await formatter.format(problem, context, info)).toBe('x')
    expect(calls).toEqual([[problem, context, info]])
    expect(calls[0]?.[0]).not.toBe(problem)
    expect([formatter.type, formatter.showsReference, formatter.fields]).toEqual([
      'text/html; charset=utf-8',
      true,
      undefined,
    ])
  })

  test('that fails is the built-in page only without a context', async () => {
    const failure = new Error('The page fails.')
    const formatter = htmlFormatter(() => {
      throw failure
    })
    await expect(formatter.format(problem, { req: {} } as never, formatInfo())).rejects.toBe(
      failure
    )
    await expect(formatter.format(problem, undefined)).rejects.toBe(failure)
    expect(await formatter.format(problem, undefined, formatInfo())).toBe(
      htmlFormatter().format(problem, undefined, formatInfo())
    )
    const busy = problemWith({ status: 503, condition: 'temporary' })
    expect(await formatter.format(busy, undefined, formatInfo())).not.toContain('Try again</a>')
  })
})

describe('the link to try again', () => {
  test.each([
    ['GET', true],
    ['HEAD', true],
    ['POST', false],
    ['get', false],
  ])('for the method %s: %j', (method, isThere) => {
    for (const [members, mayPass] of [
      [{ status: 503, condition: 'temporary' }, true],
      [{ status: 404, condition: 'temporary' }, true],
      [{ status: 500, condition: 'unknown' }, true],
      [{ status: 499, condition: 'unknown' }, false],
      [{ status: 500, condition: 'permanent' }, false],
    ] as const) {
      const context = { req: { method } } as never
      const page = String(htmlFormatter().format(problemWith(members), context, formatInfo()))
      expect(page.includes('<a class="main" href="">Try again</a>')).toBe(isThere && mayPass)
      expect(page).toContain('>Go to the home page</a>')
    }
  })
})

describe('the link to the problem type', () => {
  test.each([
    ['https://x.org/a', true],
    ['HTTP://x.org/a', true],
    ['/problems/a', true],
    ['//x.org/a', true],
    ['problems/a', false],
    ['urn:a:https:', false],
    ['about:blank', false],
    ['https://x.org/a b', false],
  ])('a page links to the type %s: %j', (type, isThere) => {
    const page = String(htmlFormatter().format(problemWith({ type }), undefined, formatInfo()))
    expect(page.includes(`<a href="${type}">About this problem</a>`)).toBe(isThere)
  })
})
