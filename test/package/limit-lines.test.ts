/** What the README says of real servers is what the typed list says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limitLines } from '../runtime/limit-lines.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

test.each(limitLines().filter((line) => line !== ''))('the README says: %s', (line) => {
  expect(readme).toContain(line)
})
