/** A user finds every function and class of a public path in the README or in a guide. */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { textOf } from '../support/guide-code.ts'
import { publicSources } from './api-report.ts'

const texts = ['README.md', ...readdirSync('examples').map((name) => `examples/${name}/README.md`)]
  .map(textOf)
  .join('\n')
const words = new Set(texts.match(/\w+/g))

/** Exports for other files of this package: `problemJsonFormatter()` returns the value of this one. */
const forThisPackage = ['problemJson']

// `hono-http-errors/testing/jest` extends the global `expect` of Jest.
beforeAll(() => {
  vi.stubGlobal('expect', expect)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

test.each(publicSources)(
  'Every value that %s exports is named in the README or a guide',
  async (_path, file) => {
    const exported = Object.keys((await import(file)) as object)
    expect(exported.filter((name) => !words.has(name) && !forThisPackage.includes(name))).toEqual(
      []
    )
  }
)
