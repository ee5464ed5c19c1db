/** Lock files that are refused, with the place of the fault. */
import { describe, expect, test } from 'vitest'
import { readLock } from '../../src/contract-lock/read-lock.ts'

const member = { required: true, schema: {} }
const problem = {
  status: 403,
  title: 'T',
  name: 'A',
  condition: 'permanent',
  aliases: [],
  members: { a: member },
}
const lock = { version: 1, problems: { '/a': problem } }
const withProblem = (changed: object) => ({
  version: 1,
  problems: { '/a': { ...problem, ...changed } },
})
const withMember = (changed: object) => withProblem({ members: { a: { ...member, ...changed } } })

test.each([
  lock,
  { version: 1, problems: {} },
  withProblem({ aliases: ['/b'], members: {} }),
  withMember({ schema: true, required: false }),
  withMember({ schema: false }),
])('%j is a lock, and is returned as it is', (value) => {
  expect(readLock(value, 'first')).toBe(value)
})

describe('a lock is refused', () => {
  test.each<[unknown, string]>([
    [null, 'it must be what lockOf() returns, or the JSON of a lock file; received null'],
    [[], 'it must be what lockOf() returns, or the JSON of a lock file; received an array'],
    [{}, 'version must be a number; received undefined'],
    [{ version: '1', problems: {} }, 'version must be a number; received a string'],
    [{ version: 1 }, 'problems must be an object; received undefined'],
    [{ version: 1, problems: [] }, 'problems must be an object; received an array'],
    [{ version: 1, problems: { '/a': null } }, `problems['/a'] must be an object; received null`],
    [withProblem({ status: 4.5 }), `problems['/a'].status must be a status code; received 4.5`],
    [withProblem({ title: 7 }), `problems['/a'].title must be a string; received 7`],
    [withProblem({ name: null }), `problems['/a'].name must be a string; received null`],
    [withProblem({ condition: true }), `problems['/a'].condition must be a string; received true`],
    [
      withProblem({ aliases: 'b' }),
      `problems['/a'].aliases must be an array of strings; received a string`,
    ],
    [
      withProblem({ aliases: ['b', 7] }),
      `problems['/a'].aliases must be an array of strings; received an array`,
    ],
    [withProblem({ members: [] }), `problems['/a'].members must be an object; received an array`],
    [
      withProblem({ members: { a: 1 } }),
      `problems['/a'].members['a'] must be an object; received 1`,
    ],
    [
      withMember({ required: 1 }),
      `problems['/a'].members['a'].required must be a boolean; received 1`,
    ],
    [
      withMember({ schema: null }),
      `problems['/a'].members['a'].schema must be a JSON Schema; received null`,
    ],
    [
      withMember({ schema: 'a' }),
      `problems['/a'].members['a'].schema must be a JSON Schema; received a string`,
    ],
  ])('%j is no lock', (value, message) => {
    for (const which of ['first', 'second'] as const)
      expect(() => readLock(value, which)).toThrow(
        new TypeError(`The ${which} argument of changes() is not a lock: ${message}.`)
      )
  })

  test('of text, and of another version', () => {
    expect(() => readLock('{}', 'second')).toThrow(
      new TypeError('The second argument of changes() is text: pass it to JSON.parse() first.')
    )
    expect(() => readLock({ version: 2, problems: {} }, 'first')).toThrow(
      new TypeError(
        'The first argument of changes() has version 2, and this version of hono-http-errors reads 1: write the lock file again with lockOf().'
      )
    )
  })

  test('names are cut after 100 characters', () => {
    const name = 'y'.repeat(100)
    const problems = { [`${name}z`]: { ...problem, members: { [`${name}z`]: null } } }
    expect(() => readLock({ version: 1, problems }, 'first')).toThrow(
      `problems['${name}'].members['${name}'] must be an object; received null.`
    )
  })
})
