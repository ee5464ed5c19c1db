/** The front end of examples/contract in Chromium, beside the API that it calls. */
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createShop } from '../../examples/contract/app.ts'
import { buildFrontEnd } from '../../examples/contract/front-end/build.ts'
import { httpErrors, instanceFromRequestId, ServiceUnavailable } from '../../src/index.ts'
import { startHttp1 } from '../support/server.ts'
import {
  faultsOf,
  keepScreenshot,
  launchChromium,
  openPage,
  views,
  visit,
  type Misdeeds,
} from './chromium.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let frontEnd: Hono

beforeAll(async () => {
  const folder = fileURLToPath(new URL('../output/front-end/', import.meta.url))
  ;[browser, frontEnd] = await Promise.all([launchChromium(), buildFrontEnd(folder)])
})

afterAll(async () => {
  await browser?.close()
})

/** A shop, and a page that shows it. */
interface OpenShop {
  readonly page: Page
  readonly misdeeds: Misdeeds
  /** The clock of the server, in milliseconds. */
  readonly clock: { now: number }
  /** What the server throws for the list of books; nothing at first. */
  readonly failing: { error?: Error }
}

async function openShop(options: BrowserContextOptions = {}, error?: Error): Promise<OpenShop> {
  const clock = { now: 0 }
  const failing = error ? { error } : {}
  const app = httpErrors(new Hono(), { instance: instanceFromRequestId(), report: () => {} })
    .use(requestId())
    .use('/books', async (_c, next) => {
      if (failing.error) throw failing.error
      await next()
    })
    .route(
      '/',
      createShop(() => clock.now)
    )
    .route('/', frontEnd)
  const server = await startHttp1(app)
  onTestFinished(() => server.close())
  const { page, misdeeds } = await openPage(browser, { locale: 'en-GB', ...options })
  await page.clock.install()
  await visit(page, `http://127.0.0.1:${server.port}/shop/`)
  return { page, misdeeds, clock, failing }
}

async function order(page: Page, book: string, copies: string): Promise<void> {
  await page.getByLabel('Book').selectOption(book)
  await page.getByLabel('Copies').fill(copies)
  await page.getByRole('button', { name: 'Order' }).click()
}

const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })

/** Checks the page in light and dark, narrow and wide, as it is. */
async function expectNoFaults({ page, misdeeds }: OpenShop, name: string): Promise<void> {
  for (const { colorScheme, viewport, isPictured } of views) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    expect(await faultsOf(page)).toEqual([])
    if (isPictured) await keepScreenshot(page, `contract-${name}-${colorScheme}-${viewport.width}`)
  }
  expect(misdeeds.list).toEqual([])
}

test('The errors of a 422 stand beside their inputs, and go with the next input', async () => {
  const shop = await openShop()
  const { page } = shop
  const [book, copies] = [page.getByLabel('Book'), page.getByLabel('Copies')]
  const faults = page.locator('.fault:not(:empty)')
  await page.getByRole('button', { name: 'Order' }).click()
  await faults.first().waitFor()
  expect(await faults.allInnerTexts()).toEqual(['Choose a book.', 'Enter a whole number.'])
  for (const [input, name] of [
    [book, 'bookId'],
    [copies, 'copies'],
  ] as const) {
    expect(await input.getAttribute('aria-invalid')).toBe('true')
    expect(await input.getAttribute('aria-describedby')).toBe(`${name}-error`)
  }
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('bookId')
  // All that is wrong stands beside the inputs.
  expect(await page.getByRole('alert').count()).toBe(0)
  await expectNoFaults(shop, 'fields')

  await book.selectOption('dune')
  expect(await faults.allInnerTexts()).toEqual(['Enter a whole number.'])
  expect(await book.getAttribute('aria-invalid')).toBeNull()
  await copies.fill('1')
  expect(await faults.count()).toBe(0)
  await page.getByRole('button', { name: 'Order' }).click()
  await page.getByText('“Dune” is ordered.').waitFor()
  expect(await page.locator('.balance').innerText()).toBe('In your account €8.00')
})

test('Where the credit runs out, the page shows the balance and adds what is missing', async () => {
  const shop = await openShop()
  const { page } = shop
  await order(page, 'dune', '2')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').locator('dd').allInnerTexts()).toEqual([
    '€20.00',
    '€24.00',
    '€4.00',
  ])
  expect(await tryAgain(page).count()).toBe(0)
  await expectNoFaults(shop, 'credit')
  await page.getByRole('button', { name: 'Add €4.00' }).click()
  await page.getByText('€24.00 is in your account now.').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.getByRole('button', { name: 'Order' }).click()
  await page.getByText('“Dune” is ordered.').waitFor()
  expect(await page.locator('.balance').innerText()).toBe('In your account €0.00')
})

test('A 429 counts down to zero, and then the same order can be sent again', async () => {
  const shop = await openShop()
  const { page, clock } = shop
  await page.getByLabel('Amount').fill('40')
  await page.getByRole('button', { name: 'Top up' }).click()
  for (const left of ['€48.00', '€36.00', '€24.00']) {
    await order(page, 'dune', '1')
    await page.getByText(left).waitFor()
  }
  await order(page, 'dune', '1')
  const timer = page.getByRole('timer')
  await timer.waitFor()
  expect(await timer.innerText()).toMatch(/^Try again in (60|5\d) seconds\.$/)
  expect(await tryAgain(page).isDisabled()).toBe(true)
  await page.clock.fastForward(30_000)
  await page.getByText(/^Try again in (30|2\d) seconds\.$/).waitFor()
  expect(await tryAgain(page).isDisabled()).toBe(true)
  await expectNoFaults(shop, 'countdown')
  await page.clock.fastForward(30_000)
  await page.getByText('You can try again now.').waitFor()
  expect(await timer.count()).toBe(0)
  clock.now = 60_000
  await tryAgain(page).click()
  await page.getByText('“Dune” is ordered.').waitFor()
  expect(await page.locator('.balance').innerText()).toBe('In your account €12.00')
  expect(await tryAgain(page).count()).toBe(0)
})

test('An order that may have taken effect is not offered again', async () => {
  const { page, misdeeds } = await openShop()
  await order(page, 'emma', '2')
  await page.getByText('There is 1 copy.').waitFor()
  expect(await tryAgain(page).count()).toBe(0)
  expect(misdeeds.list).toEqual([])
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Order' }).click()
  await page.getByRole('heading', { name: 'No connection' }).waitFor()
  expect(await tryAgain(page).count()).toBe(0)
})

test('A page without its books shows why, the reference, and when to try again', async () => {
  const shop = await openShop({}, new ServiceUnavailable({ retryAfter: 5 }))
  const { page, failing } = shop
  await page.getByRole('heading', { name: 'Service Unavailable' }).waitFor()
  expect(await page.locator('code').innerText()).toMatch(/^urn:uuid:[\da-f-]{36}$/)
  await expectNoFaults(shop, 'unavailable')
  await page.clock.fastForward(5000)
  await page.getByText('You can try again now.').waitFor()
  delete failing.error
  await tryAgain(page).click()
  await page.getByLabel('Book').waitFor()
  expect(await page.locator('.failure').count()).toBe(0)
})

test('Without a connection, the books can be loaded again', async () => {
  const { page, failing } = await openShop({}, new ServiceUnavailable())
  await tryAgain(page).waitFor()
  await page.context().setOffline(true)
  await tryAgain(page).click()
  await page.getByRole('heading', { name: 'No connection' }).waitFor()
  expect(await page.getByRole('alert').innerText()).toMatch(/Check your internet connection\.$/)
  delete failing.error
  await page.context().setOffline(false)
  await tryAgain(page).click()
  await page.getByLabel('Book').waitFor()
})

test('A German browser shows all of it in German', async () => {
  const shop = await openShop({ locale: 'de-DE' })
  const { page } = shop
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  await page.getByRole('button', { name: 'Bestellen' }).click()
  await page.getByText('Wählen Sie ein Buch.').waitFor()
  await page.getByLabel('Buch').selectOption('dune')
  await page.getByLabel('Exemplare').fill('2')
  await page.getByRole('button', { name: 'Bestellen' }).click()
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect((await alert.innerText()).replaceAll('\u00a0', ' ').split(/\s*\n\s*/)).toEqual([
    'Ihr Guthaben reicht nicht aus',
    'Auf Ihrem Konto',
    '20,00 €',
    'Preis',
    '24,00 €',
    'Es fehlen',
    '4,00 €',
    '4,00 € einzahlen',
  ])
  await expectNoFaults(shop, 'german')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Bestellen' }).click()
  await page.getByRole('heading', { name: 'Keine Verbindung' }).waitFor()
})
