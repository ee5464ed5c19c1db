/** The public surface, so that a change of it is seen in review. */
import { expect, test } from 'vitest'
import { apiReport } from './api-report.ts'

test('The public surface is that of api-report.txt; `npm test -- -u` writes it anew', async () => {
  const report = apiReport()
  expect(report).toContain('export declare function httpErrors')
  await expect(report).toMatchFileSnapshot('api-report.txt')
}, 60_000)
