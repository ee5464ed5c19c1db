/** The fields and members of an error by the rules of its status. */
import { describe, expect, test } from 'vitest'
import { applyRules, applyRulesToForeign } from '../../src/errors/apply-rules.ts'
import { may, must, type Rules } from '../../src/errors/rules.ts'
import { isMarkedChecked, noFields } from '../../src/fields/checked-fields.ts'
import type { Field, Member } from '../../src/fields/field.ts'
import { upgrade } from '../../src/fields/upgrade.ts'

const field = (name: string, placeholder?: string): Field<string> => ({
  field: name,
  ...(placeholder !== undefined && { placeholder }),
  write: (value, option) => `${option}=${value}`,
})
const member: Member<string> = { member: 'shelf', read: (value, option) => [option, value] }

const rules: Rules = {
  allow: must(field('X-Allow', 'none')),
  upgrade: must(field('Upgrade', '')),
  etag: may(field('ETag')),
  shelf: may(member),
}
const fixed = { connection: 'upgrade' }

describe('applyRules', () => {
  test('has the fields of the options, of headers, and those of the status', () => {
    const headers = { 'X-B': '1', 'X-Allow': 'x' }
    const applied = applyRules(
      { rules, fields: fixed },
      { allow: '1', upgrade: '2', shelf: '3', headers }
    )
    expect(applied).toEqual({
      headers: { 'x-b': '1', 'x-allow': 'allow=1', upgrade: 'upgrade=2', connection: 'upgrade' },
      members: { shelf: ['shelf', '3'] },
    })
    expect(isMarkedChecked(applied.headers)).toBe(true)
  })

  test('shares the objects without fields and members', () => {
    const applied = applyRules({ rules: {}, fields: noFields }, {})
    expect(applied.headers).toBe(noFields)
    expect(applied.members).toBe(applyRules({ rules: {}, fields: noFields }, {}).members)
    expect(Object.keys(applied)).toEqual(['headers', 'members'])
  })

  test('names the option headers, and an option that is missing', () => {
    expect(() => applyRules({ rules, fields: {} }, { headers: { 'a b': '1' } })).toThrow(
      new TypeError(`Option 'headers' must have field names as its keys.`)
    )
    const required = { upgrade: must(upgrade) }
    expect(() => applyRules({ rules: required, fields: {} }, {})).toThrow(
      new TypeError(
        `Option 'upgrade' must be an array such as upgrade: ['websocket']; received undefined.`
      )
    )
  })
})

describe('applyRulesToForeign', () => {
  test('gives required fields their placeholders', () => {
    expect(applyRulesToForeign({ rules, fields: fixed }, {})).toStrictEqual({
      headers: { 'x-allow': 'none', upgrade: '', connection: 'upgrade' },
      members: {},
      placeholders: ['x-allow', 'upgrade'],
    })
  })

  test('keeps the fields that the status asks for, of the options or of headers', () => {
    const headers = { 'X-ALLOW': '1', Upgrade: 'a', ETag: '"a"', Connection: 'x', Date: 'y' }
    expect(applyRulesToForeign({ rules, fields: {} }, { headers, shelf: '3' })).toStrictEqual({
      headers: { 'x-allow': '1', upgrade: 'a', etag: '"a"' },
      members: { shelf: ['shelf', '3'] },
    })
    expect(applyRulesToForeign({ rules, fields: {} }, { allow: '1', upgrade: '2' })).toStrictEqual({
      headers: { 'x-allow': 'allow=1', upgrade: 'upgrade=2' },
      members: {},
    })
  })

  test('drops fields that are not valid, by their names', () => {
    const headers = { 'X-A': 'a\nb', 'a b': '1', 'X-B': '2' }
    expect(applyRulesToForeign({ rules: {}, fields: noFields }, { headers })).toStrictEqual({
      headers: { 'x-b': '2' },
      members: {},
      droppedFields: ['X-A', 'a b'],
    })
  })

  test('a member that is required has no placeholder', () => {
    expect(
      applyRulesToForeign({ rules: { shelf: must(member) }, fields: noFields }, {})
    ).toStrictEqual({
      headers: {},
      members: {},
    })
  })

  test('a field with an empty name is of no option', () => {
    const onlyMember = { rules: { shelf: may(member) }, fields: noFields }
    expect(applyRulesToForeign(onlyMember, { headers: { ETag: '"a"' } }).headers).toBe(noFields)
  })
})
