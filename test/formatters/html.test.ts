import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { ServiceUnavailable } from '../../src/errors/errors.ts'
import type { Formatter } from '../../src/formatters/formatter.ts'
import type { PageOptions } from '../../src/formatters/html/page-options.ts'
import { de } from '../../src/languages/de.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { toProblem, type Problem } from '../../src/problem/problem.ts'
import { everyError } from '../support/every-error.ts'
import { behind, megabyte, payloads, problem, problemWith } from './problems.ts'

const bookshopPage = htmlFormatter({
  name: 'Bookshop',
  home: { href: '/', label: 'All books' },
  support: { href: 'mailto:help@example.org', label: 'Write to us' },
})

const written = (value: Problem, formatter: Formatter = htmlFormatter(), c?: Context): string =>
  String(formatter.format(value, c, behind()))

/** All tags of a page with their attributes, and what is between them. */
function tokens(page: string): { readonly tags: readonly string[]; readonly text: string } {
  const [style = ''] = /<style>[^<]*<\/style>/.exec(page) ?? []
  const body = page.replace(style, '')
  const text = body.replace(/<[^<>]*>/g, '')
  expect(text).not.toMatch(/[<>]/)
  return { tags: body.match(/<[^<>]*>/g) ?? [], text: decode(text) }
}

function decode(text: string): string {
  const characters = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" } as const
  return text.replace(
    /&(lt|gt|amp|quot|#39);/g,
    (_, name: keyof typeof characters) => characters[name]
  )
}

/** A real context, of a request with this method. */
async function contextOf(method: string): Promise<Context> {
  const seen: Context[] = []
  const app = new Hono().all('/', (c) => {
    seen.push(c)
    return c.body(null)
  })
  await app.request('/', { method })
  const [c] = seen
  if (!c) throw new Error('no context')
  return c
}

describe('the built-in page', () => {
  test('the page has title, detail, condition, advice, links and reference', () => {
    const error = new ServiceUnavailable({
      retryAfter: 300,
      detail: 'We are moving your accounts.',
      instance: 'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    })
    const page = String(bookshopPage.format(toProblem(error), undefined, behind(error.headers)))
    expect(page).toContain('<title>503 Service Unavailable – Bookshop</title>')
    expect(page).toContain('<header><a href="/">Bookshop</a></header>')
    expect(page).toContain('<h1><bdi>Service Unavailable</bdi></h1>')
    expect(page).toContain('<p class="detail" dir="auto">We are moving your accounts.</p>')
    expect(page).toContain('This is temporary. <strong>Try again in 5 minutes.</strong>')
    expect(page).toContain('<a class="main" href="/">All books</a>')
    expect(page).toContain('<a href="mailto:help@example.org">Write to us</a>')
    expect(page).toContain('<code>urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8</code>')
    expect(page.length).toBeLessThan(6000)
  })

  test.each(Object.entries(everyError))('the page of %s is small and has no script', (_, make) => {
    const page = written(toProblem(make()), bookshopPage)
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(page.match(/<main/g)).toHaveLength(1)
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|\sstyle=|url\(|@import|http-equiv/i)
    expect(page.length).toBeLessThan(6000)
  })

  test('the style has rules for the colour scheme, less motion and the focus', () => {
    const page = written(problemWith())
    expect(page).toContain('@media (prefers-color-scheme:dark)')
    expect(page).toContain('@media (prefers-reduced-motion:no-preference)')
    expect(page).toContain(':focus-visible{outline:3px')
  })

  test('the link to try again is there only for GET, and if the condition can pass', async () => {
    const again = 'href="">Try again</a>'
    const get = await contextOf('GET')
    expect(written(problemWith({ condition: 'temporary' }), htmlFormatter(), get)).toContain(again)
    expect(written(problemWith({ status: 500 }), htmlFormatter(), get)).toContain(again)
    expect(written(problemWith(), htmlFormatter(), get)).not.toContain(again)
    expect(
      written(problemWith({ status: 500, condition: 'permanent' }), htmlFormatter(), get)
    ).not.toContain(again)
    expect(
      written(problemWith({ status: 500 }), htmlFormatter(), await contextOf('POST'))
    ).not.toContain(again)
    expect(written(problemWith({ status: 500 }))).not.toContain(again)
  })

  test('the page for HEAD is that for GET (RFC 9110 §9.3.2)', async () => {
    const busy = problemWith({ status: 503, condition: 'temporary' })
    expect(written(busy, htmlFormatter(), await contextOf('HEAD'))).toBe(
      written(busy, htmlFormatter(), await contextOf('GET'))
    )
  })

  test('the page of a 511 links to the login, and that of an http type to the type', () => {
    const page = (members: Parameters<typeof problemWith>[0]) => written(problemWith(members))
    expect(page({ status: 511, login: 'https://login.example/' })).toContain(
      '<a class="main" href="https://login.example/">Sign in</a>'
    )
    const links = (text: string) => text.match(/href="[^"]*"/g)
    expect(links(page({ status: 511, login: 'javascript:alert(1)' }))).toEqual(['href="/"'])
    expect(links(page({ login: 'https://login.example/' }))).toEqual(['href="/"'])
    expect(page({ type: 'https://example.org/probs/a?b&c' })).toContain(
      'href="https://example.org/probs/a?b&amp;c">About this problem</a>'
    )
    expect(links(page({ type: 'tag:example.org,2025:a' }))).toEqual(['href="/"'])
    expect(links(page({ type: 'https://example.org/"onclick="' }))).toEqual(['href="/"'])
  })

  test('the other members are in a details element', () => {
    const page = written(problemWith({ limits: [{ detail: 'Not a number', pointer: '#/age' }] }))
    expect(page).toContain('<summary>Details</summary>')
    expect(page).toContain('limits\n  - detail   Not a number\n    pointer  #/age</pre>')
  })

  test('the errors of a failed validation are a list, and not among the details', () => {
    const errors = [
      { detail: 'must be a number', pointer: '#/age', code: 'invalid_type' },
      { detail: 'is <too> long', parameter: 'q', in: 'query' },
      { detail: 'must be an object', pointer: '#' },
    ]
    const page = written(problemWith({ status: 422, errors }))
    expect(page).toContain(
      '<ul>\n' +
        '<li><strong><bdi>age</bdi></strong> <span dir="auto">must be a number</span></li>\n' +
        '<li><strong><bdi>q</bdi></strong> <span dir="auto">is &lt;too&gt; long</span></li>\n' +
        '<li><span dir="auto">must be an object</span></li>\n' +
        '</ul>\n'
    )
    expect(page).not.toMatch(/<details>|<pre|invalid_type|#\/age/)
    const more = written(problemWith({ errors, balance: 30 }))
    expect(more).toContain('<pre dir="auto">balance  30</pre>')
  })

  test('a member errors of another shape is among the details', () => {
    for (const errors of ['none', [], ['age'], [{ pointer: '#/age' }], { detail: 'x' }]) {
      const page = written(problemWith({ errors }))
      expect(page).toContain('<pre dir="auto">errors')
      expect(page).not.toContain('<li>')
    }
  })

  test('the page has no sentence on a condition that is unknown', () => {
    for (const status of [404, 500]) {
      expect(written(problemWith({ status }))).not.toMatch(/class="outlook"|known/)
    }
    const info = behind({ 'retry-after': '30' })
    expect(htmlFormatter().format(problemWith({ status: 500 }), undefined, info)).toContain(
      '<p class="outlook" dir="auto"><strong>Try again in 30 seconds.</strong></p>'
    )
  })

  test('the page links to / by default, to the home of the options, or to none', () => {
    const linkOf = (options: PageOptions) =>
      written(problemWith(), htmlFormatter(options)).match(/<a .*<\/a>/g)
    expect(linkOf({})).toEqual(['<a class="main" href="/">Go to the home page</a>'])
    expect(linkOf({ home: { href: '/shop/', label: 'All books' } })).toEqual([
      '<a class="main" href="/shop/">All books</a>',
    ])
    expect(linkOf({ home: false })).toBeNull()
    expect(written(problemWith(), htmlFormatter({ name: 'Shop', home: false }))).toContain(
      '<header>Shop</header>'
    )
  })

  test('the default link to / is in the language of the page', () => {
    const localized = { ...behind(), language: 'de', texts: de.texts }
    expect(htmlFormatter().format(problemWith(), undefined, localized)).toContain(
      '<a class="main" href="/">Zur Startseite</a>'
    )
    expect(written(problemWith(), htmlFormatter({ texts: { home: 'Start' } }))).toContain(
      '<a class="main" href="/">Start</a>'
    )
  })

  test('the page has the reference of the response, escaped, before that of the problem', () => {
    const info = { ...behind(), reference: 'a<b>&"' }
    const line = '<p>Reference: <code>a&lt;b&gt;&amp;&quot;</code></p>'
    for (const members of [{}, { instance: '/orders/17' }, { own: 1 }]) {
      expect(htmlFormatter().format(problemWith(members), undefined, info)).toContain(line)
    }
    expect(written(problemWith())).not.toContain('Reference')
  })

  test('the option embed adds the problem as a data block (RFC 9457 appendix C)', () => {
    fc.assert(
      fc.property(problem, (value) => {
        const page = written(value, htmlFormatter({ embed: true }))
        const [, data = ''] =
          /<script type="application\/problem\+json">([^<]*)<\/script>\n<\/body>/.exec(page) ?? []
        expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(value)))
      })
    )
  })
})

describe('text of a problem', () => {
  const own = { instance: 'x', own: 'x' }
  const plain = tokens(written(problemWith(own), bookshopPage)).tags

  test.each(payloads)('%j adds no tag to the page', (payload) => {
    const value = problemWith({
      ...own,
      title: payload,
      detail: payload,
      own: { [payload]: [payload] },
    })
    const page = tokens(written({ ...value, type: payload, instance: payload }, bookshopPage))
    expect(page.tags).toEqual(plain)
    if (!/[\p{Cc}\p{Surrogate}]/u.test(payload)) expect(page.text).toContain(payload)
  })

  test('no text of a problem adds a tag or a control character', () => {
    fc.assert(
      fc.property(problem, (value) => {
        const { title, detail, status } = value
        const page = written(
          { ...value, ...problemWith({ ...own, title, detail, status }) },
          bookshopPage
        )
        expect(tokens(page).tags).toEqual(plain)
        expect(page).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Surrogate}/u)
      }),
      { numRuns: 500 }
    )
  })

  test('a change of direction in a text does not affect the rest of the page', () => {
    expect(written(problemWith({ title: '\u202e', detail: '\u202e' }))).toMatch(
      /<h1><bdi>\u202e<\/bdi><\/h1>\n<p class="detail" dir="auto">\u202e<\/p>/
    )
  })

  test('htmlFormatter() writes a detail of a megabyte', () => {
    expect(tokens(written(problemWith({ detail: megabyte }))).text.length).toBeGreaterThan(
      1_000_000
    )
  })
})

describe('the Content-Security-Policy', () => {
  test.each([
    htmlFormatter(),
    bookshopPage,
    htmlFormatter({ accent: '#b3261e', background: { light: '#fed' } }),
  ])('the policy allows the style of the page by its hash, and nothing else', (formatter) => {
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(written(problemWith(), formatter)) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(formatter.fields).toEqual({
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    })
  })
})
