/** The paths that extend `expect` when they are imported, and the one that does not. */
import { expect as jestExpect } from 'expect'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { library, OutOfCredit } from './library.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Throws, as Chai does, unless `expect` of Vitest has the matcher. */
function readMatcher(): unknown {
  const assert: (value: unknown) => object = expect
  return Reflect.get(assert('x'), 'toBeProblem')
}

describe('hono-http-errors/testing', () => {
  test('The plain path extends no expect', async () => {
    const { matchers } = await import('../../src/testing/index.ts')
    expect(Object.keys(matchers)).toEqual(['toBeProblem'])
    expect(readMatcher).toThrow('Invalid Chai property: toBeProblem')
    expect(Object.keys(jestExpect('x'))).not.toContain('toBeProblem')
  })

  test('The path for Jest extends the global expect of Jest, and no other', async () => {
    vi.stubGlobal('expect', jestExpect)
    await import('../../src/testing/jest.ts')
    const response = await library.request('/credit')
    await jestExpect(response).toBeProblem(OutOfCredit, { balance: 30 })
    const run = jestExpect(response).toBeProblem(OutOfCredit, { balance: 20 })
    await expect(run).rejects.toThrow('  - balance: expected 20, received 30')
    expect(Object.keys(jestExpect('x'))).toContain('toBeProblem')
    expect(readMatcher).toThrow('Invalid Chai property: toBeProblem')
  })

  test.each([undefined, null, 'x', {}, () => {}])(
    'The path for Jest names the call to write where the global expect is %s',
    async (value) => {
      vi.stubGlobal('expect', value)
      await expect(import('../../src/testing/jest.ts')).rejects.toThrow(
        `There is no global expect of Jest: write expect.extend(matchers) with the matchers of 'hono-http-errors/testing'.`
      )
    }
  )

  test('The path for Vitest extends the expect of Vitest', async () => {
    await import('../../src/testing/vitest.ts')
    const response = await library.request('/credit')
    await expect(response).toBeProblem(OutOfCredit, { balance: 30 })
    await expect(response).not.toBeProblem(404)
    const run = expect(response).toBeProblem(OutOfCredit, { balance: 20 })
    await expect(run).rejects.toThrow('  - balance: expected 20, received 30')
    await expect(Promise.resolve(response)).resolves.toBeProblem(OutOfCredit)
  })
})
