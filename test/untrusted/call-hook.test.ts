/** Hooks that return promises. */
import { expect, test, vi } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { respondTo } from '../support/respond-to.ts'

test('a hook that has settled has no timer left', async () => {
  vi.useFakeTimers()
  const waiting: number[] = []
  const format = async () => {
    await Promise.resolve()
    waiting.push(vi.getTimerCount())
    return 'written'
  }
  const { body } = await respondTo(new NotFound(), { formatters: [{ type: 'a/b', format }] })
  expect([body, ...waiting, vi.getTimerCount()]).toEqual(['written', 1, 0])
  vi.useRealTimers()
})
