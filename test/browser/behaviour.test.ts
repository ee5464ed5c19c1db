/** What Chromium does with the responses, and what people can do with the pages. */
import { raw } from 'hono/html'
import { fileURLToPath } from 'node:url'
import { Hono, type Handler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { NotFound, ServiceUnavailable } from '../../src/errors/errors.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { httpErrors } from '../../src/presets/full.ts'
import { payloads, problemWith } from '../formatters/problems.ts'
import { startProgram } from '../runtime/process.ts'
import { bunProgram, requiredPath } from '../runtime/programs.ts'
import { startHttp1 } from '../support/server.ts'
import { faultsOf, launchChromium, openPage, visit } from './chromium.ts'
import { representativeApp } from './representative.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
})

/** The origin of a server with this app, which ends with the test. */
async function served(app: Hono): Promise<string> {
  const server = await startHttp1(app)
  onTestFinished(() => server.close())
  return `http://127.0.0.1:${server.port}`
}

const missing: Handler = () => {
  throw new NotFound('No book has that id.')
}

describe('the page of a 404', () => {
  test('Chromium displays the 404 of a server on Node and does not download it', async () => {
    const origin = await served(httpErrors(new Hono()).get('/books/:id', missing))
    expect(await displayed(`${origin}/books/17`)).toEqual(page404)
  })

  test('Chromium displays the 404 of a server on Bun and does not download it', async () => {
    const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
    const { firstLine: port, kill } = await startProgram({
      file: requiredPath(bunProgram),
      args: [fileOf('../fixtures/bun-server.ts')],
    })
    onTestFinished(() => kill())
    expect(await displayed(`http://127.0.0.1:${port}/books/17`)).toEqual(page404)
  })

  test('Chromium downloads a 404 of the type application/octet-stream', async () => {
    const app = new Hono().get('/', (c) =>
      c.body('x', 404, { 'Content-Type': 'application/octet-stream' })
    )
    const { page } = await openPage(browser)
    await expect(visit(page, await served(app))).rejects.toThrow('Download is starting')
  })
})

const page404 = {
  status: 404,
  title: '404 Not Found',
  detail: 'No book has that id.',
  misdeeds: [],
}

async function displayed(url: string): Promise<unknown> {
  const { page, misdeeds } = await openPage(browser)
  const response = await visit(page, url)
  const detail = await page.locator('.detail').innerText()
  return { status: response.status(), title: await page.title(), detail, misdeeds: misdeeds.list }
}

test('fetch gets the problem in the media type of its Accept field', async () => {
  const app = httpErrors(new Hono()).get('/books/:id', missing)
  app.get('/', (c) => c.html('<!doctype html><title>Books</title>'))
  const { page } = await openPage(browser)
  await visit(page, await served(app))
  const read = (accept: string) =>
    page.evaluate(async (value) => {
      const response = await fetch('/books/17', { headers: { Accept: value } })
      const type = response.headers.get('Content-Type')
      return { ok: response.ok, status: response.status, type, body: await response.json() }
    }, accept)
  const members = { title: 'Not Found', status: 404, detail: 'No book has that id.' }
  for (const [accept, type] of [
    ['application/json', /^application\/json/],
    ['application/problem+json', /^application\/problem\+json/],
    ['*/*', /^application\/problem\+json/],
  ] as const) {
    expect(await read(accept)).toMatchObject({
      ok: false,
      status: 404,
      type: expect.stringMatching(type),
      body: members,
    })
  }
})

describe('a script in a problem', () => {
  const marks = [
    '<script>marked = 1</script>',
    '<img src=x onerror="marked = 1">',
    '"><iframe srcdoc="<script>parent.marked = 1</script>"></iframe>',
    '</title><svg><script>marked = 1</script></svg>',
    '" autofocus onfocus="marked = 1" x="',
  ]

  // Each mark would show by itself that it ran; all others are tried in one page.
  const texts = [...marks, payloads.join('')]

  /** Hostile in every member, and past what HttpError would refuse. */
  function hostileApp(): Hono {
    const { type, fields, format } = htmlFormatter({ name: 'Bookshop', embed: true })
    const extensions = Object.fromEntries(
      payloads.filter((name) => name !== '__proto__').map((name) => [name, { [name]: [name] }])
    )
    return new Hono().get('/:index', async (c) => {
      const text = texts[Number(c.req.param('index'))] ?? ''
      const hostile = { type: text, title: text, detail: text, instance: text, login: text }
      const problem = problemWith({ ...extensions, [text]: text, ...hostile, status: 511 })
      const body = await format(problem, c, { error: new NotFound(), fields: {} })
      return c.body(String(body), 511, { ...fields, 'Content-Type': type })
    })
  }

  test.each([
    ['under the policy of the page', false],
    ['as it is escaped, without the policy', true],
  ])('no script in a problem runs, %s', async (_, bypassCSP) => {
    const origin = await served(hostileApp())
    const { page, misdeeds } = await openPage(browser, { bypassCSP })
    for (const [index, text] of texts.entries()) {
      await visit(page, `${origin}/${index}`)
      expect(await markOf(page)).toBe(false)
      const { tags, links } = await page.evaluate(() => ({
        tags: [...new Set([...document.querySelectorAll('*')].map((one) => one.localName))],
        links: [...document.links].map(({ protocol }) => protocol),
      }))
      expect(KNOWN_TAGS).toEqual(expect.arrayContaining(tags))
      expect(links.filter((protocol) => protocol !== 'http:')).toEqual([])
      if (marks.includes(text)) expect(await page.locator('.detail').textContent()).toBe(text)
    }
    expect(misdeeds.list).toEqual([])
  })

  test('a script that does run is detected', async () => {
    const [mark = ''] = marks
    const [payload = ''] = payloads
    const app = httpErrors(new Hono(), {
      formatters: [htmlFormatter(() => raw(`${mark}${payload}`))],
    })
    const { page, misdeeds } = await openPage(browser)
    await visit(page, await served(app))
    expect(await markOf(page)).toBe(true)
    expect(misdeeds.list).toEqual(['dialog: 1'])
  })
})

const KNOWN_TAGS =
  `html head meta title style body header main p h1 bdi ul li span strong nav a footer details
  summary pre code script`.split(/\s+/)

const markOf = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in globalThis)

describe('the links of a page', () => {
  test('the link to try again requests the same address', async () => {
    const requests: string[] = []
    const app = httpErrors(new Hono(), { report: () => {} }).get('/search', (c) => {
      requests.push(`${c.req.method} ${c.req.url.replace(/^.*?:\d+/, '')}`)
      if (requests.length < 3) throw new ServiceUnavailable({ retryAfter: 0 })
      return c.html('<!doctype html><title>Found</title>')
    })
    const { page, misdeeds } = await openPage(browser)
    await visit(page, `${await served(app)}/search?q=a%20%26b#third`)
    await page.getByRole('link', { name: 'Try again' }).click()
    await page.waitForURL(/b$/)
    await page.getByRole('link', { name: 'Try again' }).click()
    await page.waitForFunction(() => document.title === 'Found')
    expect(requests).toEqual(Array.from({ length: 3 }, () => 'GET /search?q=a%20%26b'))
    expect(misdeeds.list).toEqual([])
  })

  test('the Tab key reaches every link in order, with a visible focus', async () => {
    const { page } = await openPage(browser)
    await visit(page, `${await served(representativeApp())}/complete`)
    const reached: string[] = []
    for (let press = 0; press < 5; press += 1) {
      await page.keyboard.press('Tab')
      const { text, outline } = await page.evaluate(() => {
        const focused = document.activeElement ?? document.body
        const { outlineStyle, outlineWidth } = getComputedStyle(focused)
        return { text: focused.textContent ?? '', outline: `${outlineStyle} ${outlineWidth}` }
      })
      reached.push(text)
      expect(outline).toBe('solid 3px')
    }
    expect(reached).toEqual([
      'Bookshop',
      'All books',
      'Write to us',
      'About this problem',
      'Details',
    ])
    await page.keyboard.press('Enter')
    expect(await page.locator('pre').innerText()).toContain('balance')
  })

  test('the page causes no other request, as the policy forbids the favicon without a message', async () => {
    const requests: string[] = []
    const app = httpErrors(new Hono())
    app.use(async (c, next) => {
      requests.push(`${c.req.path} of ${(c.req.header('Referer') ?? '').replace(/^.*\//, '')}`)
      await next()
    })
    app.get('/plain', (c) => c.html('<!doctype html><title>Plain</title>'))
    const origin = await served(app)
    const { page, misdeeds } = await openPage(browser)
    await visit(page, `${origin}/page`)
    // A page without a policy shows that this browser does ask, and when it has.
    await visit(page, `${origin}/plain`)
    await expect.poll(() => requests.at(-1)).toBe('/favicon.ico of plain')
    expect(requests).toEqual(['/page of ', '/plain of ', '/favicon.ico of plain'])
    expect(misdeeds.list).toEqual([])
  })
})

describe('secureHeaders() of Hono', () => {
  type Options = Parameters<typeof secureHeaders>[0]

  /** Whether the page is styled under these headers, and what was complained of. */
  async function shown(options: Options) {
    const app = new Hono().use(secureHeaders(options))
    const origin = await served(httpErrors(app).get('/books/:id', missing))
    const { page, misdeeds } = await openPage(browser)
    const response = await visit(page, `${origin}/books/17`)
    const isStyled = await page.evaluate(
      () => getComputedStyle(document.querySelector('main') ?? document.body).maxWidth !== 'none'
    )
    return { page, response, misdeeds: misdeeds.list, isStyled }
  }

  test('secureHeaders() by default keeps the policy and the style of the page', async () => {
    const { response, misdeeds, isStyled } = await shown({})
    expect(await response.headerValue('X-Frame-Options')).toBe('SAMEORIGIN')
    expect(await response.headerValue('Content-Security-Policy')).toBe(ownPolicy)
    expect({ isStyled, misdeeds }).toEqual({ isStyled: true, misdeeds: [] })
  })

  test('the page is readable under a policy of secureHeaders() without its style', async () => {
    const { page, misdeeds, isStyled } = await shown({
      contentSecurityPolicy: { defaultSrc: ["'self'"] },
    })
    expect(isStyled).toBe(false)
    expect(misdeeds.filter((misdeed) => misdeed.startsWith('policy: '))).toEqual([
      'policy: style-src-elem inline',
    ])
    expect(await page.locator('main').innerText()).toContain('No book has that id.')
    expect(await faultsOf(page)).toEqual([])
  })

  test('the page has its style under a policy of secureHeaders() that allows it', async () => {
    const [style = ''] = /'sha256-[^']+'/.exec(ownPolicy) ?? []
    const { misdeeds, isStyled } = await shown({
      contentSecurityPolicy: { defaultSrc: ["'self'"], styleSrc: ["'self'", style] },
    })
    expect({ isStyled, misdeeds }).toEqual({ isStyled: true, misdeeds: [] })
  })

  const ownPolicy = htmlFormatter().fields?.['Content-Security-Policy'] as string
})
