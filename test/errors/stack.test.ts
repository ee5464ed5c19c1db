/** Which errors capture stack frames. */
import { expect, test } from 'vitest'
import {
  captureAllStacks,
  capturesFrames,
  limitFrames,
  restoreStackLimit,
} from '../../src/errors/stack.ts'

test('the stack frames of a 4xx and of a foreign error are captured after captureAllStacks', () => {
  const before = Error.stackTraceLimit
  expect([400, 499, 500].map((status) => capturesFrames(status))).toEqual([false, false, true])
  expect(capturesFrames(500, true)).toBe(false)
  expect([limitFrames(500), Error.stackTraceLimit]).toEqual([undefined, before])
  expect([limitFrames(499), Error.stackTraceLimit]).toEqual([before, 0])
  restoreStackLimit(undefined)
  expect(Error.stackTraceLimit).toBe(0)
  restoreStackLimit(before)
  expect(Error.stackTraceLimit).toBe(before)
  captureAllStacks()
  expect([capturesFrames(400), capturesFrames(500, true)]).toEqual([true, true])
  expect([limitFrames(400), Error.stackTraceLimit]).toEqual([undefined, before])
})
