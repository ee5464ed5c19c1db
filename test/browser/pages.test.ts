/** The built-in pages as Chromium shows them. */
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { httpErrors } from '../../src/presets/full.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { ja } from '../../src/languages/ja.ts'
import { zh } from '../../src/languages/zh.ts'
import { createLocalizer } from '../../src/languages/localize.ts'
import { everyError } from '../support/every-error.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import {
  faultsOf,
  faultsOfShape,
  keepScreenshot,
  launchChromium,
  openPage,
  views,
  visit,
} from './chromium.ts'
import { representativeApp, representatives } from './representative.ts'

const languages = [en, de, ja, zh] as const

const app = httpErrors(new Hono(), { localize: createLocalizer(languages), report: () => {} })
for (const [name, make] of Object.entries(everyError)) {
  app.get(`/${name}`, () => {
    throw make()
  })
}
app.route('/', representativeApp())
app.get('/noisy', (c) =>
  c.html('<style>p { color: red }</style>', 404, {
    'Content-Security-Policy': "default-src 'none'",
  })
)

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let server: TestServer
let origin: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startHttp1(app)])
  origin = `http://127.0.0.1:${server.port}`
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

// Whoever leaves the prompt of a 401 or 407 gets its page; here wrong credentials end the prompt.
const wrong = { username: 'nobody', password: 'wrong' }

const classes = Object.entries(everyError).map(([name, make]) => [name, make().status] as const)

test('the page of each class is displayed without a message and has no faults', async () => {
  const viewport = { width: 320, height: 720 }
  const { page, misdeeds } = await openPage(browser, { viewport, httpCredentials: wrong })
  const shown: (readonly [string, number])[] = []
  const faults: string[] = []
  const shapes = new Set<string>()
  for (const [name] of classes.filter((entry) => entry[1] !== 407)) {
    await visit(page, `${origin}/${name}`)
    shown.push([name, Number(await page.locator('.status').textContent())])
    // axe is slow, and what differs from a page before in words alone is the same to it.
    const shape = await shapeOf(page)
    faults.push(...(await (shapes.has(shape) ? faultsOfShape(page) : faultsOf(page))))
    shapes.add(shape)
  }
  expect(shown).toEqual(classes.filter((entry) => entry[1] !== 407))
  expect([...faults, ...misdeeds.list]).toEqual([])
})

/** The elements and their attributes, without the words and where links lead. */
async function shapeOf(page: Page): Promise<string> {
  const markup = await page.evaluate(() => document.documentElement.outerHTML)
  return markup.replace(/>[^<]+</g, '>…<').replace(/ href="[^"]+"/g, ' href')
}

test('the page of a 407 is displayed if a proxy sends it', async () => {
  const proxy = { server: origin, ...wrong }
  const { page, misdeeds } = await openPage(browser, { proxy })
  const response = await visit(page, 'http://shop.test/ProxyAuthenticationRequired')
  expect(response.status()).toBe(407)
  expect(await page.locator('.status').textContent()).toBe('407')
  expect([...(await faultsOf(page)), ...misdeeds.list]).toEqual([])
})

test('pages with the most different content have no faults in light and dark, narrow and wide', async () => {
  const { page, misdeeds } = await openPage(browser)
  for (const name of Object.keys(representatives)) {
    await visit(page, `${origin}/${name}`)
    // What is folded away is part of the page as well.
    for (const summary of await page.locator('summary').all()) await summary.click()
    for (const { colorScheme, viewport, isPictured } of views) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      expect(await faultsOf(page)).toEqual([])
      if (isPictured) await keepScreenshot(page, `${name}-${colorScheme}-${viewport.width}`)
    }
  }
  expect(misdeeds.list).toEqual([])
})

test('the page in each language has its lang and texts, and no faults', async () => {
  const { page, misdeeds } = await openPage(browser, { viewport: { width: 320, height: 720 } })
  for (const { tag, titles, explanations } of languages) {
    await page.setExtraHTTPHeaders({ 'Accept-Language': tag })
    await visit(page, `${origin}/Gone`)
    expect(await page.locator('html').getAttribute('lang')).toBe(tag)
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
    expect(await page.locator('h1').textContent()).toBe(titles[410])
    expect(await page.locator('.detail').textContent()).toBe(explanations[410])
    expect(await faultsOf(page)).toEqual([])
    await keepScreenshot(page, `language-${tag}`)
  }
  expect(misdeeds.list).toEqual([])
})

test('the text of a page from right to left starts at the right', async () => {
  const { page } = await openPage(browser)
  await visit(page, `${origin}/arabic`)
  expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  const { status, detail, main } = await page.evaluate(() => {
    const edge = (selector: string): number | undefined => {
      const range = document.createRange()
      const element = document.querySelector(selector)
      if (element) range.selectNodeContents(element)
      return Math.round(range.getBoundingClientRect().right)
    }
    return { status: edge('.status'), detail: edge('.detail'), main: edge('main') }
  })
  expect(status).toBe(main)
  expect(detail).toBe(main)
})

test('the page has no faults when it is printed or in the colours of the system', async () => {
  const { page } = await openPage(browser, { colorScheme: 'dark' })
  for (const name of ['bank-503', 'complete']) {
    await visit(page, `${origin}/${name}`)
    for (const [media, forcedColors] of [
      ['print', 'none'],
      ['screen', 'active'],
    ] as const) {
      await page.emulateMedia({ media, forcedColors })
      expect(await faultsOf(page)).toEqual([])
      await keepScreenshot(page, `${name}-${media}-${forcedColors}`)
    }
  }
})

test('the main link has an edge in the colours of the system', async () => {
  const { page } = await openPage(browser, { forcedColors: 'active' })
  await visit(page, `${origin}/shop-404`)
  const { edge, color, background } = await page.locator('nav .main').evaluate((link) => {
    const style = getComputedStyle(link)
    return {
      edge: `${style.borderTopStyle} ${style.borderTopWidth}`,
      color: style.borderTopColor,
      background: style.backgroundColor,
    }
  })
  expect(edge).toBe('solid 1px')
  expect(color).toMatch(/^rgb\(/)
  expect(color).not.toBe(background)
})

test('the page has no animation if less motion is preferred', async () => {
  const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
    const { page } = await openPage(browser, { reducedMotion })
    await visit(page, `${origin}/shop-404`)
    return page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element)
        return [animationName, transitionDuration].filter(
          (value) => !['none', '0s'].includes(value)
        )
      })
    )
  }
  expect(await moving('reduce')).toEqual([])
  expect(await moving('no-preference')).toEqual(['rise'])
})

test('each kind of fault is found in a page that has it', async () => {
  const { page, misdeeds } = await openPage(browser, { viewport: { width: 320, height: 720 } })
  await page.setContent('<p style="width: 400px; color: #eee">Pale</p><img src="data:,">')
  const faults = (await faultsOf(page)).join('\n')
  expect(faults).toMatch(/is 4\d\d px wide in a window of 320 px/)
  expect(faults).toMatch(/has 0 headings\n.*has no title\n.*has no language/)
  expect(faults).toMatch(/color-contrast: [^]*image-alt: /)
  await visit(page, `${origin}/noisy`)
  await expect
    .poll(() => misdeeds.list.toSorted())
    .toEqual([
      expect.stringMatching(/^console: .*style.* violates .*Content Security Policy/),
      'policy: style-src-elem inline',
    ])
})
