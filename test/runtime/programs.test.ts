/** On a machine without a runtime, its tests are skipped with a line; in CI they fail. */
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { bunPackages, denoPackages, workerdPackages } from './program-packages.ts'
import manifest from './package.json' with { type: 'json' }
import {
  filesWithoutProgram,
  fromPackage,
  pathOf,
  requiredPath,
  type NeededProgram,
} from './programs.ts'

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

test('A program that is there but does not start is missing', () => {
  // A file that may be run, and is no program of this system.
  const broken = { ...missing, paths: [fileURLToPath(new URL('../../.ci', import.meta.url))] }
  expect(pathOf({ ...broken, writesVersion: true })).toBeUndefined()
  expect(pathOf({ ...present, writesVersion: true })).toBe(process.execPath)
})

test('Every package of a runtime is an optional dependency, and every such dependency is used', () => {
  const names = [bunPackages, denoPackages, workerdPackages].flatMap((packages) =>
    Object.values(packages).map(({ name }) => name)
  )
  expect(names.toSorted()).toEqual(Object.keys(manifest.optionalDependencies).toSorted())
})

test('Each system has a program of its own, and another system gets the list of those that have one', () => {
  const { paths } = fromPackage(denoPackages, 'win32-x64')
  expect(paths).toEqual([expect.stringMatching(/node_modules.@deno.win32-x64.deno\.exe$/)])
  const none = { ...missing, title: 'Bun', ...fromPackage(bunPackages, 'freebsd-x64') }
  expect(() => requiredPath(none)).toThrow(
    'Bun is missing: use one of the systems darwin-arm64, darwin-x64, linux-arm64, linux-x64, ' +
      'win32-x64: this one is freebsd-x64.'
  )
})
