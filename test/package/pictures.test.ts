/** The pictures of the README are there, small, and as large as `npm run pictures` makes them. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pictures, SCALE } from '../browser/pictures.ts'
import { rawAddress, textOfFile } from './repository.ts'

const folder = new URL('../../.github/pictures/', import.meta.url)
const readme = textOfFile('README.md')

test('.github/pictures has the pictures of `npm run pictures`, and no others', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(pictures).toSorted())
})

test.each(Object.entries(pictures))(
  '%s is a PNG of twice its size in CSS pixels, and has less than 200 kB',
  (name, { width, height }) => {
    const file = readFileSync(new URL(name, folder))
    expect(file.toString('hex', 0, 8)).toBe('89504e470d0a1a0a')
    // The chunk IHDR begins with width and height.
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([width * SCALE, height * SCALE])
    expect(file.length).toBeLessThan(200_000)
  }
)

test.each(Object.keys(pictures))(
  'The README shows %s with its width, and with a text for people who cannot see it',
  (name) => {
    const address = rawAddress(`.github/pictures/${name}`)
    const [shown = ''] =
      readme.match(/<img [^>]*>/g)?.filter((image) => image.includes(address)) ?? []
    expect(shown).toMatch(/ alt="[^"]{20,}"/)
    expect(shown).toMatch(/ width="\d+%?"/)
  }
)
