/** Which changes of a contract break clients, in which sentence, and which lock files are refused. */
import fc from 'fast-check'
import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { changes, lockOf, type Lock } from '../../src/contract-lock/index.ts'
import { Forbidden, PaymentRequired, type NotFound } from '../../src/errors/errors.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { jsonValue } from '../formatters/problems.ts'

const type = 'https://api.example.com/problems/out-of-credit'
const newType = 'https://api.example.com/problems/no-credit'
const where = `OutOfCredit (${type})`

/** What is declared, and what of it is changed. */
function lockWith(changed: object = {}, Base: object = Forbidden): Lock {
  const definition = {
    type,
    name: 'OutOfCredit',
    title: 'Poor',
    condition: 'permanent',
    extensions: z.object({ balance: z.number(), note: z.string().optional() }),
    ...changed,
  }
  return lockOf([defineProblem(Base as typeof NotFound, definition as never)])
}

const before = lockWith()
const members = (shape: z.ZodRawShape) => ({ extensions: z.object(shape) })
const balance = z.number()
const note = z.string().optional()

describe('changes that break clients', () => {
  test.each<readonly [string, Lock, string]>([
    [
      'a type that is gone',
      lockOf([]),
      `${where} is gone. If it was renamed, name it in 'aliases' of the new one.`,
    ],
    ['another status', lockWith({}, PaymentRequired), `The status of ${where} was 403 and is 402.`],
    [
      'a member that is gone',
      lockWith(members({ note })),
      `The member 'balance' of ${where} is gone: clients that read it break.`,
    ],
    [
      'a member that is renamed',
      lockWith(members({ credit: balance, note })),
      `The member 'balance' of ${where} is gone: clients that read it break.`,
    ],
    [
      'a member of another type',
      lockWith(members({ balance: z.string(), note })),
      `The member 'balance' of ${where} was {"type":"number"} and is {"type":"string"}.`,
    ],
    [
      'a member that accepts less',
      lockWith(members({ balance: z.number().min(0), note })),
      `The member 'balance' of ${where} was {"type":"number"} and is {"minimum":0,"type":"number"}.`,
    ],
    [
      'a required member that may be absent',
      lockWith(members({ balance: z.number().optional(), note })),
      `The member 'balance' of ${where} was required and may be absent now.`,
    ],
  ])('%s breaks clients', (_, now, message) => {
    const found = changes(before, now).filter(({ breaking }) => breaking)
    expect(found).toEqual([{ type, breaking: true, message }])
  })

  test('An alias that is gone', () => {
    const old = lockWith({ aliases: ['https://old.example/a'] })
    expect(changes(old, before)).toEqual([
      {
        type,
        breaking: true,
        message: `The alias https://old.example/a of ${where} is gone: clients that know it see another type.`,
      },
    ])
  })

  test('A type that was renamed with an alias is compared with its successor', () => {
    const now = lockWith({ type: newType, aliases: [type], ...members({ note }) })
    expect(changes(before, now)).toEqual([
      {
        type: newType,
        breaking: false,
        message: `OutOfCredit has the type ${newType} now; ${type} is an alias.`,
      },
      {
        type: newType,
        breaking: true,
        message: `The member 'balance' of OutOfCredit (${newType}) is gone: clients that read it break.`,
      },
      {
        type: newType,
        breaking: false,
        message: `The alias ${type} of OutOfCredit (${newType}) is new.`,
      },
    ])
  })
})

describe('changes that break no client', () => {
  test.each<readonly [string, Lock, string]>([
    [
      'another title',
      lockWith({ title: 'Broke' }),
      `The title of ${where} was "Poor" and is "Broke".`,
    ],
    [
      'another name',
      lockWith({ name: 'NoCredit' }),
      `The name of NoCredit (${type}) was OutOfCredit and is NoCredit.`,
    ],
    [
      'another condition',
      lockWith({ condition: 'temporary' }),
      `The condition of ${where} was permanent and is temporary.`,
    ],
    [
      'a new member',
      lockWith(members({ balance, note, more: z.boolean() })),
      `The member 'more' of ${where} is new.`,
    ],
    [
      'a member that is always there now',
      lockWith(members({ balance, note: z.string() })),
      `The member 'note' of ${where} is required now.`,
    ],
    [
      'a new alias',
      lockWith({ aliases: ['https://old.example/a'] }),
      `The alias https://old.example/a of ${where} is new.`,
    ],
  ])('%s breaks no client', (_, now, message) => {
    expect(changes(before, now)).toEqual([{ type, breaking: false, message }])
  })

  test('a new type breaks no client', () => {
    expect(changes(lockOf([]), before)).toEqual([
      { type, breaking: false, message: `${where} is new.` },
    ])
  })

  test.each([
    ['the same contract', lockWith()],
    ['another description', lockWith({ description: 'Other words.' })],
    [
      'another description of a member',
      lockWith(members({ balance: balance.describe('x'), note })),
    ],
    ['another detail', lockWith({ detail: 'Other words.' })],
    ['another example', lockWith({ example: { balance: 1 } })],
    ['another order of the members', lockWith(members({ note, balance }))],
  ])('%s is no change', (_, now) => {
    expect(changes(before, now)).toEqual([])
  })
})

describe('lock files', () => {
  const parsed = (text: string): unknown => JSON.parse(text)
  const json = JSON.stringify(before)

  test('A lock file that was parsed is the lock that was written', () => {
    expect(changes(parsed(json), lockWith())).toEqual([])
  })

  test.each<readonly [string, unknown, string]>([
    ['text', json, 'The first argument of changes() is text: pass it to JSON.parse() first.'],
    [
      'undefined',
      undefined,
      'it must be what lockOf() returns, or the JSON of a lock file; received undefined.',
    ],
    ['null', null, 'received null.'],
    ['an array', [], 'received an array.'],
    ['no version', {}, 'version must be a number; received undefined.'],
    ['a version in a string', { version: '1' }, 'version must be a number; received a string.'],
    [
      'another version',
      { version: 2, problems: {} },
      'The first argument of changes() has version 2, and this version of hono-http-errors reads 1: write the lock file again with lockOf().',
    ],
    ['no problems', { version: 1 }, 'problems must be an object; received undefined.'],
    [
      'problems in an array',
      { version: 1, problems: [] },
      'problems must be an object; received an array.',
    ],
    [
      'a problem that is none',
      parsed(json.replace('"status":403', '"status":"403"')),
      `problems['${type}'].status must be a status code; received a string.`,
    ],
    [
      'a title that is none',
      parsed(json.replace('"title":"Poor"', '"title":1')),
      `problems['${type}'].title must be a string`,
    ],
    [
      'no name',
      parsed(json.replace('"name":', '"nome":')),
      `problems['${type}'].name must be a string; received undefined.`,
    ],
    [
      'no condition',
      parsed(json.replace('"condition":', '"c":')),
      `problems['${type}'].condition must be a string`,
    ],
    [
      'aliases that are none',
      parsed(json.replace('"aliases":[]', '"aliases":[1]')),
      `problems['${type}'].aliases must be an array of strings`,
    ],
    [
      'members in an array',
      parsed(json.replace(/"members":.*$/, '"members":[]}}}')),
      `problems['${type}'].members must be an object`,
    ],
    [
      'a member that is none',
      parsed(json.replace(/"balance":\{[^}]*\}\}/, '"balance":true')),
      `problems['${type}'].members['balance'] must be an object; received true.`,
    ],
    [
      'a member without a requirement',
      parsed(json.replace('"balance":{"required":true,', '"balance":{')),
      `members['balance'].required must be a boolean`,
    ],
    [
      'a member without a schema',
      parsed(json.replace('{"type":"number"}', '7')),
      `members['balance'].schema must be a JSON Schema; received 7.`,
    ],
    [
      'a very long type',
      { version: 1, problems: { ['x'.repeat(5000)]: 1 } },
      `problems['${'x'.repeat(100)}'] must be`,
    ],
  ])('%s is refused at its place', (_, lock, sentence) => {
    expect(() => changes(lock, before)).toThrow(TypeError)
    expect(() => changes(lock, before)).toThrow(sentence)
  })

  test('The second lock is checked too', () => {
    expect(() => changes(before, {})).toThrow('The second argument of changes() is not a lock')
  })

  test('Names that objects inherit are names like others', () => {
    const text = json
      .replaceAll('"balance"', '"__proto__"')
      .replaceAll('"note"', '"constructor"')
      .replaceAll(type, '__proto__')
    const old = parsed(text)
    expect(changes(old, parsed(text))).toEqual([])
    expect(changes(old, lockOf([])).map(({ message }) => message)).toEqual([
      `OutOfCredit (__proto__) is gone. If it was renamed, name it in 'aliases' of the new one.`,
    ])
    expect(
      changes(old, parsed(text.replace('"constructor"', '"toString"'))).map((one) => one.message)
    ).toEqual([
      `The member 'constructor' of OutOfCredit (__proto__) is gone: clients that read it break.`,
      `The member 'toString' of OutOfCredit (__proto__) is new.`,
    ])
  })

  test('Any JSON is a lock or refused with a sentence', () => {
    const anyLock = fc.oneof(
      jsonValue,
      fc.record({ version: fc.constant(1), problems: jsonValue }),
      fc.record({ version: fc.constant(1), problems: fc.dictionary(fc.string(), jsonValue) })
    )
    fc.assert(
      fc.property(anyLock, (lock) => {
        try {
          expect(Array.isArray(changes(lock, before))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
          expect(String(error)).toMatch(/^TypeError: The first argument of changes\(\) /)
        }
      })
    )
  })

  test('A lock has no changes to itself, and every one is found both ways', () => {
    const shapes = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,3}$/).filter((name) => !['in', 'do'].includes(name)),
      fc.constantFrom(z.string(), z.number(), z.string().optional()),
      { maxKeys: 4 }
    )
    fc.assert(
      fc.property(shapes, shapes, (one, other) => {
        const [old, now] = [lockWith(members(one)), lockWith(members(other))]
        expect(changes(old, old)).toEqual([])
        const isSame = JSON.stringify(old) === JSON.stringify(now)
        expect(changes(old, now).length === 0).toBe(isSame)
        const gone = Object.keys(one).filter((name) => !(name in other))
        const messages = changes(old, now).filter(({ message }) => message.includes('is gone'))
        expect(messages).toHaveLength(gone.length)
      })
    )
  })
})
