/** The lock: a change of a problem type that breaks clients fails this test, with a sentence. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { changes, lockOf } from 'hono-http-errors/contract-lock'
import { expect, test } from 'vitest'
import { all } from './problems.ts'

const lockFile = fileURLToPath(new URL('problems.lock.json', import.meta.url))

test('No change of a problem type breaks clients', () => {
  const before: unknown = JSON.parse(readFileSync(lockFile, 'utf8'))
  const breaking = changes(before, lockOf(all)).filter((change) => change.breaking)
  expect(breaking.map(({ message }) => message)).toEqual([])
})

test('The lock file is up to date', async () => {
  await expect(`${JSON.stringify(lockOf(all), null, 2)}\n`).toMatchFileSnapshot(lockFile)
})
