/** On a machine without a runtime, its tests are skipped with a line; in CI they fail. */
import { expect, test, vi } from 'vitest'
import { filesWithoutProgram, pathOf, requiredPath, type NeededProgram } from './programs.ts'

const missing: NeededProgram = {
  title: 'Nothing',
  paths: ['/nowhere/nothing'],
  remedy: 'install it',
  files: ['test/nothing.test.ts'],
}
const present: NeededProgram = { ...missing, title: 'Node', paths: [process.execPath] }

test('The tests of a program that is missing are skipped, with a line that says how to get it', () => {
  const info = vi.spyOn(console, 'info').mockImplementation(() => {})
  expect(filesWithoutProgram([missing, present], false)).toEqual(['test/nothing.test.ts'])
  expect(info.mock.calls).toEqual([
    ['The tests that need Nothing are skipped. To run them, install it.'],
  ])
  info.mockRestore()
})

test('In CI, no test is skipped', () => {
  expect(filesWithoutProgram([missing], true)).toEqual([])
})

test('A test that needs a missing program fails with the path and the remedy', () => {
  expect(pathOf(present)).toBe(process.execPath)
  expect(pathOf(missing)).toBeUndefined()
  expect(() => requiredPath(missing)).toThrow('Nothing is missing at /nowhere/nothing: install it.')
})
