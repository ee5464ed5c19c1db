/** Types that were renamed, and their aliases. */
import { describe, expect, test } from 'vitest'
import { changes } from '../../src/contract-lock/index.ts'

const problem = (name: string, aliases: readonly string[] = [], more: object = {}) => ({
  status: 403,
  title: 'T',
  name,
  condition: 'permanent',
  aliases,
  members: {},
  ...more,
})
const lock = (problems: object) => ({ version: 1, problems })

describe('a problem type', () => {
  test('is found by its type, whatever its place, before those that have it as an alias', () => {
    const before = lock({ '/a': problem('A'), '/b': problem('B') })
    expect(changes(before, lock({ '/b': problem('B'), '/a': problem('A') }))).toEqual([])
    const now = lock({ '/c': problem('C', ['/b']), '/a': problem('A'), '/b': problem('B') })
    expect(changes(before, now)).toEqual([
      { type: '/c', breaking: false, message: 'C (/c) is new.' },
    ])
  })

  test('that was renamed is found by its alias, whatever its place', () => {
    const before = lock({ '/a': problem('A'), '/b': problem('B', ['/x']) })
    const now = lock({ '/d': problem('D'), '/c': problem('B', ['/b', '/x']), '/a': problem('A') })
    expect(changes(before, now)).toEqual([
      { type: '/c', breaking: false, message: 'B has the type /c now; /b is an alias.' },
      { type: '/c', breaking: false, message: 'The alias /b of B (/c) is new.' },
      { type: '/d', breaking: false, message: 'D (/d) is new.' },
    ])
  })

  test('that is gone is named with its type', () => {
    expect(changes(lock({ '/a': problem('A') }), lock({}))).toEqual([
      {
        type: '/a',
        breaking: true,
        message: `A (/a) is gone. If it was renamed, name it in 'aliases' of the new one.`,
      },
    ])
  })
})

describe('an alias', () => {
  test('that is gone breaks clients, one that is new does not', () => {
    const before = lock({ '/a': problem('A', ['/x', '/y']) })
    const now = lock({ '/a': problem('A', ['/y', '/z']) })
    expect(changes(before, now)).toEqual([
      {
        type: '/a',
        breaking: true,
        message: 'The alias /x of A (/a) is gone: clients that know it see another type.',
      },
      { type: '/a', breaking: false, message: 'The alias /z of A (/a) is new.' },
    ])
  })

  test('that became the type itself is not gone', () => {
    const before = lock({ '/old': problem('A', ['/new', '/x']) })
    const now = lock({ '/new': problem('A', ['/old']) })
    expect(changes(before, now)).toEqual([
      { type: '/new', breaking: false, message: 'A has the type /new now; /old is an alias.' },
      {
        type: '/new',
        breaking: true,
        message: 'The alias /x of A (/new) is gone: clients that know it see another type.',
      },
      { type: '/new', breaking: false, message: 'The alias /old of A (/new) is new.' },
    ])
  })
})

test('all facts of a problem type are compared', () => {
  const member = (required: boolean, schema: object) => ({ required, schema })
  const before = problem('A', [], {
    members: {
      a: member(true, { type: 'string' }),
      b: member(true, {}),
      c: member(false, {}),
      d: member(true, {}),
    },
  })
  const now = problem('B', [], {
    status: 404,
    title: 'U',
    condition: 'unknown',
    members: {
      a: member(true, { type: 'number' }),
      b: member(false, {}),
      c: member(true, {}),
      e: member(true, {}),
    },
  })
  const where = 'B (/a)'
  expect(
    changes(lock({ '/a': before }), lock({ '/a': now })).map(({ breaking, message }) => [
      breaking,
      message,
    ])
  ).toEqual([
    [true, `The status of ${where} was 403 and is 404.`],
    [true, `The member 'a' of ${where} was {"type":"string"} and is {"type":"number"}.`],
    [true, `The member 'b' of ${where} was required and may be absent now.`],
    [true, `The member 'd' of ${where} is gone: clients that read it break.`],
    [false, `The title of ${where} was "T" and is "U".`],
    [false, `The name of ${where} was A and is B.`],
    [false, `The condition of ${where} was permanent and is unknown.`],
    [false, `The member 'c' of ${where} is required now.`],
    [false, `The member 'e' of ${where} is new.`],
  ])
})
