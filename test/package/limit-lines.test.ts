/** What the table of runtimes says of real servers is what the typed list says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limitLines } from '../runtime/limit-lines.ts'

const guide = readFileSync(new URL('../runtime/README.md', import.meta.url), 'utf8')

test.each(limitLines().filter((line) => line !== ''))(
  'The table of runtimes has the line: %s',
  (line) => {
    expect(guide).toContain(line)
  }
)
