import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { registryFile, registrySource } from './registry-source.ts'

test('The registry is what its script generates from the rules file.', async () => {
  expect(readFileSync(registryFile, 'utf8')).toBe(await registrySource())
})
