/** How an option becomes a field or a member. */
import { describe, expect, test } from 'vitest'
import { may, must } from '../../src/errors/rules.ts'
import type { Field, Member, Target } from '../../src/fields/field.ts'

const field = (name: string, placeholder?: string): Field<string> => ({
  field: name,
  ...(placeholder !== undefined && { placeholder }),
  write: (value, option) => `${option}=${value}`,
})
const member: Member<string> = { member: 'shelf', read: (value, option) => [option, value] }

describe('a rule', () => {
  test('has its strength and target', () => {
    const target = field('X-A')
    expect(must(target)).toMatchObject({ strength: 'must', target })
    expect(may(target)).toMatchObject({ strength: 'may', target })
  })

  test('writes a field, by its name in lower case, or a member', () => {
    const applied = { fields: {}, members: {} }
    may(field('X-A')).apply('1', 'a', applied)
    must(field('X-B')).apply('2', 'b', applied)
    may(member).apply('3', 'c', applied)
    expect(applied).toEqual({
      fields: { 'x-a': 'a=1', 'x-b': 'b=2' },
      members: { shelf: ['c', '3'] },
    })
  })

  test('without a value is refused by its target if it is a must, and does nothing if it is a may', () => {
    const applied = { fields: {}, members: {} }
    may(field('X-A')).apply(undefined, 'a', applied)
    may(member).apply(undefined, 'a', applied)
    const refused = new TypeError('refused')
    const refuse = (value: string): never => {
      throw value === undefined ? refused : new Error('never')
    }
    const targets: readonly Target<string>[] = [
      { field: 'X-A', write: refuse },
      { member: 'shelf', read: refuse },
    ]
    for (const target of targets)
      expect(() => must(target).apply(undefined, 'a', applied)).toThrow(refused)
    expect(applied).toEqual({ fields: {}, members: {} })
  })

  test('replaces the field of the option headers, and is put before those of Link', () => {
    const applied = { fields: { 'x-a': '1', link: ['<a>', '<b>'] }, members: {} }
    may(field('X-A')).apply('2', 'a', applied)
    may(field('Link')).apply('3', 'b', applied)
    expect(applied.fields).toEqual({ 'x-a': 'a=2', link: ['b=3', '<a>', '<b>'] })
    const empty = { fields: {}, members: {} }
    may(field('Link')).apply('3', 'b', empty)
    expect(empty.fields).toEqual({ link: 'b=3' })
  })
})
