/** The guide of examples/testing shows the code that runs here, in each framework. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect as jestExpect } from 'expect'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { assertProblem } from '../../src/testing/index.ts'

const root = new URL('../../', import.meta.url)
const folder = new URL('examples/testing/', root)
const guide = readFileSync(new URL('README.md', folder), 'utf8')

describe('the tests of the guide in Vitest', async () => {
  await import('../../examples/testing/vitest.ts')
  await import('../../examples/testing/report.ts')
})

describe('the tests of the guide in Jest', async () => {
  vi.stubGlobal('expect', jestExpect)
  vi.stubGlobal('test', test)
  beforeAll(() => {
    vi.stubGlobal('expect', jestExpect)
  })
  afterAll(() => {
    vi.unstubAllGlobals()
  })
  await import('../../src/testing/jest.ts')
  // Not a literal: the file has no types.
  const file = '../../examples/testing/jest.js'
  await import(file)
})

test('The tests of the guide in node:test pass', async () => {
  const args = ['--import', 'tsx', '--test', '--test-reporter=tap', 'examples/testing/node-test.ts']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  expect(stdout).toMatch(/^# tests 2$/m)
  expect(stdout).toMatch(/^# pass 2$/m)
})

describe('the guide', () => {
  test.each([
    ['library.ts', 'ts'],
    ['vitest.ts', 'ts'],
    ['report.ts', 'ts'],
    ['jest.js', 'js'],
    ['node-test.ts', 'ts'],
  ])('The guide shows the whole code of %s', (name, language) => {
    const code = readFileSync(new URL(name, folder), 'utf8')
    expect(guide).toContain(`\n\`\`\`${language}\n// ${name}\n${code}\`\`\`\n`)
  })

  test('The guide shows the message of a failure as it is', async () => {
    const { library, OutOfCredit } = await import('../../examples/testing/library.ts')
    const response = await library.request('/orders', { method: 'POST' })
    const members = { balance: 20, accounts: ['/account/3', '/account/2'] }
    const failure: unknown = await assertProblem(response, OutOfCredit, members).catch(
      (error: unknown) => error
    )
    const shown = /```\n(The response is not [^]*?) {2}…\n/.exec(guide)?.[1] ?? 'no message'
    expect((failure as Error).message.startsWith(shown)).toBe(true)
  })
})
