/** The problem types that IANA has registered. */
import { expect, test } from 'vitest'
import * as registered from '../../src/problem-types/registered-problems.ts'

test('the problem types of IANA have their names, whatever a minifier does', () => {
  const names = Object.entries(registered).map(([name, { definition }]) => [name, definition])
  for (const [name, definition] of names) expect(definition).toMatchObject({ name, status: 400 })
  expect(names).toHaveLength(5)
})
