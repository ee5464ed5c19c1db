/** The names of members that are no extensions. */
import { expect, test } from 'vitest'
import { noMembers, reservedMembers, standardMembers } from '../../src/errors/problem-members.ts'

test('the names of members that are no extensions', () => {
  const names = ['type', 'title', 'status', 'detail', 'instance', 'condition', 'applied']
  expect(standardMembers).toEqual(names)
  expect([...reservedMembers]).toEqual([...names, 'toJSON'])
  expect([noMembers, Object.isFrozen(noMembers)]).toEqual([{}, true])
})
