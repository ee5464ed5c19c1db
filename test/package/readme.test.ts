/** The table of the README has the options of the rows; `test/examples/guides.test.ts` runs its code. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { className } from '../../src/errors/class-name.ts'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

describe('the table of the README', () => {
  const table = readme.slice(readme.indexOf('| status'), readme.indexOf('408 also sends'))

  test.each([...errorClassesByStatus.values()])(
    'The table of the README has the options of $status',
    ({ status, definition: row }) => {
      const line = table
        .split('\n')
        .find((text) => text.startsWith('|') && text.slice(0, 40).includes(String(status)))
      const options = Object.entries(row.rules)
      for (const [option, rule] of options) {
        expect(line).toContain(`\`${option}\``)
        expect(line?.includes('required')).toBe(rule.strength === 'must')
      }
      if (options.length === 0) expect(line).toBeUndefined()
    }
  )
})

describe('the guide of the error classes', () => {
  const guide = readFileSync(new URL('../../examples/errors/README.md', import.meta.url), 'utf8')

  test.each(
    [...errorClassesByStatus.values()].map(
      ({ status, definition }) => [className(definition.phrase), status] as const
    )
  )('The guide of the error classes has a row for %s', (name, status) => {
    expect(guide.replaceAll(/ +/g, ' ')).toContain(`\n| ${status} | \`${name}\` | `)
  })
})

test('The README has at most 220 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(220)
})
