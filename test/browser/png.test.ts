/** A PNG with a palette shows what the one that Chromium has written shows. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { launchChromium } from './chromium.ts'
import { readPng, writeIndexedPng } from './png.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 240, height: 160 } })
})

afterAll(async () => {
  await browser?.close()
})

/** The channels of the pixels, as Chromium decodes the file. */
async function decoded(file: Buffer): Promise<Buffer> {
  const source = `data:image/png;base64,${file.toString('base64')}`
  const hexadecimal = await page.evaluate(async (address) => {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
    return Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }, source)
  return Buffer.from(hexadecimal, 'hex')
}

async function screenshotOf(html: string, omitBackground = false): Promise<Buffer> {
  await page.setContent(html)
  return page.screenshot({ omitBackground })
}

describe('a picture with a palette', () => {
  test('A page of few colours has the same pixels, and Chromium and we read the same', async () => {
    const file = await screenshotOf(
      '<body style="background:#f7f8fa;color:#3451b2"><h1>429 Too Many Requests</h1><p>bytes'
    )
    const pixels = await decoded(file)
    const opaque = pixels.filter((_byte, index) => index % 4 !== 3)
    expect(readPng(file).pixels.equals(opaque)).toBe(true)
    const indexed = writeIndexedPng(readPng(file))
    expect(indexed.length).toBeLessThan(file.length)
    expect((await decoded(indexed)).equals(pixels)).toBe(true)
  })

  test('Of more than 256 colours, the rare ones become ones that are near', async () => {
    const file = await screenshotOf(
      ['#8f4a00', '#3451b2', '#1a6b37', '#6b3fb0', '#b3261e', '#0b6472']
        .map((colour) => `<b style="color:${colour}">many colours of letters </b>`)
        .join('')
    )
    const [pixels, indexed] = [await decoded(file), await decoded(writeIndexedPng(readPng(file)))]
    expect(new Set(readPng(file).pixels.toString('hex').match(/.{6}/g)).size).toBeGreaterThan(256)
    expect(indexed.length).toBe(pixels.length)
    const largest = indexed.reduce(
      (most, byte, index) => Math.max(most, Math.abs(byte - (pixels[index] ?? 0))),
      0
    )
    expect(largest).toBeGreaterThan(0)
    expect(largest).toBeLessThan(24)
  })

  test('A picture with an alpha channel, all of it opaque, has the same pixels', async () => {
    const file = await screenshotOf('<body style="margin:0;background:#36c;height:200px">', true)
    const indexed = await decoded(writeIndexedPng(readPng(file)))
    expect(indexed.equals(await decoded(file))).toBe(true)
  })
})

test('What is no PNG, or one with a palette, is refused', () => {
  const file = writeIndexedPng({ width: 1, height: 1, pixels: Buffer.from([1, 2, 3]) })
  expect(() => readPng(file)).toThrow('Only a PNG of 8 bits a channel')
  expect(() => readPng(Buffer.from('GIF89a'))).toThrow('This is not a PNG.')
})
