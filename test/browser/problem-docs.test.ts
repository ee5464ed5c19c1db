/** The documentation of problem types as Chromium shows it, and the way from an error to its page. */
import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Forbidden, NotFound } from '../../src/errors/errors.ts'
import { httpErrors } from '../../src/presets/full.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { payloads } from '../formatters/problems.ts'
import { all, base } from '../problem-docs/bookshop-problems.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { faultsOf, keepScreenshot, launchChromium, openPage, views, visit } from './chromium.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let server: TestServer
let origin: string

const home = { href: '/', label: 'All books' }
const app = httpErrors(new Hono(), { report: false })
  .route('/problems', problemDocs(all, { base, name: 'Bookshop', home }))
  .route('/green', problemDocs(all, { base, accent: '#1a7f37' }))

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startHttp1(app)])
  origin = `http://127.0.0.1:${server.port}`
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test.each([
  ['index', '/problems'],
  ['out-of-credit', '/problems/out-of-credit'],
  ['orders', '/problems/limits/orders'],
  ['accent', '/green/out-of-credit'],
])('the page "%s" has no faults in light and dark, narrow and wide', async (name, path) => {
  const { page, misdeeds } = await openPage(browser)
  const response = await visit(page, `${origin}${path}`)
  expect(response.status()).toBe(200)
  for (const { colorScheme, viewport, isPictured } of views) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    expect(await faultsOf(page)).toEqual([])
    if (isPictured)
      await keepScreenshot(page, `problem-docs-${name}-${colorScheme}-${viewport.width}`)
  }
  expect(misdeeds.list).toEqual([])
})

test('a person gets from an error to the page of its type, and on to the index and back', async () => {
  // The types begin with the address of the server, which is known only now.
  const local = new Hono()
  const shop = await startHttp1(local)
  const address = `http://127.0.0.1:${shop.port}`
  const Poor = defineProblem(Forbidden, {
    type: `${address}/problems/poor`,
    title: 'You are poor',
    description: 'Sent when the balance is too low.',
  })
  const Relative = defineProblem(NotFound, { type: '/problems/relative', title: 'Relative type' })
  const types = problemDocs([Poor, Relative], { base: `${address}/problems/` })
  httpErrors(local, { report: false })
    .route('/problems', types)
    .get('/poor', () => {
      throw new Poor()
    })
    .get('/relative', () => {
      throw new Relative()
    })
  try {
    const { page, misdeeds } = await openPage(browser)
    await visit(page, `${address}/poor`)
    expect(await page.locator('.status').innerText()).toBe('403')
    await page.getByRole('link', { name: 'About this problem' }).click()
    await page.waitForURL(`${address}/problems/poor`)
    expect(await page.locator('h1').innerText()).toBe('You are poor')
    expect(await page.locator('.description').innerText()).toBe('Sent when the balance is too low.')
    await page.getByRole('link', { name: 'All problem types' }).click()
    await page.waitForURL(`${address}/problems/`)
    await page.getByRole('link', { name: 'Relative type' }).click()
    await page.waitForURL(`${address}/problems/relative`)
    await visit(page, `${address}/relative`)
    await page.getByRole('link', { name: 'About this problem' }).click()
    await page.waitForURL(`${address}/problems/relative`)
    expect(misdeeds.list).toEqual([])
  } finally {
    await shop.close()
  }
})

test('the address of a type with a fragment shows it on the index', async () => {
  const { page } = await openPage(browser)
  await visit(page, `${origin}/problems#shop-closed`)
  expect(await page.locator('li:target strong').innerText()).toBe('The shop is closed')
  expect(
    await page.locator('li:target').evaluate((item) => getComputedStyle(item).outlineStyle)
  ).toBe('solid')
})

test('the Tab key reaches every link in order', async () => {
  const { page } = await openPage(browser)
  await visit(page, `${origin}/problems/out-of-credit`)
  const reached: string[] = []
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ''))
  }
  expect(reached).toEqual([
    'Bookshop',
    'the account',
    '403 Forbidden',
    'All problem types',
    'All books',
  ])
})

test.each([
  ['under the policy of the page', false],
  ['as it is escaped, without the policy', true],
])('no script in a problem type runs, %s', async (_, bypassCSP) => {
  const text = [
    ...payloads.filter((payload) => payload !== ''),
    '<script>marked = 1</script>',
  ].join('\n')
  const extensions = {
    '~standard': {
      validate: (value: unknown) => ({ value }),
      jsonSchema: {
        output: () => ({
          type: 'object',
          properties: { [text]: { type: text, format: text, description: text, const: text } },
        }),
      },
    },
  }
  const hostile = defineProblem(Forbidden, {
    type: `${base}hostile`,
    title: text,
    detail: text,
    description: `${text}\n\n[x](javascript:marked=1)`,
    extensions,
    example: { [text]: text },
  } as never)
  const docs = problemDocs([hostile], { base, name: text, home: { href: '/', label: text } })
  const local = await startHttp1(new Hono().route('/problems', docs))
  try {
    const { page, misdeeds } = await openPage(browser, { bypassCSP })
    for (const path of ['/problems', '/problems/hostile']) {
      await visit(page, `http://127.0.0.1:${local.port}${path}`)
      const { isMarked, tags, links } = await page.evaluate(() => ({
        isMarked: 'marked' in globalThis,
        tags: [...new Set([...document.querySelectorAll('*')].map((one) => one.localName))],
        links: [...document.links].map(({ protocol }) => protocol),
      }))
      expect(isMarked).toBe(false)
      expect(KNOWN_TAGS).toEqual(expect.arrayContaining(tags))
      expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([])
      expect(await page.title()).toContain('<script>marked = 1</script>')
    }
    expect(misdeeds.list).toEqual([])
  } finally {
    await local.close()
  }
})

const KNOWN_TAGS =
  'html head meta title style body header main p h1 h2 div dl dt dd ul ol li strong em code pre nav a'.split(
    ' '
  )
