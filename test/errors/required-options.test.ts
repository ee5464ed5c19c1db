/** The options that a status requires, read from the table: what a thrower sees who leaves one out. */
import { describe, expect, test } from 'vitest'
import { ensure } from '../../src/errors/ensure.ts'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import type { HttpError } from '../../src/errors/http-error.ts'

const required = [...errorClassesByStatus.values()].flatMap((errorClass) => {
  const { status, phrase, rules } = errorClass.definition
  const options = Object.entries(rules).filter(([, { strength }]) => strength === 'must')
  // The types of the arguments differ from class to class.
  const Class = errorClass as unknown as new (...args: unknown[]) => HttpError
  return options.map(([option]) => [status, phrase, option, Class] as const)
})

/** The message of what a call throws. */
function messageOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof TypeError) return error.message
  }
  return 'no TypeError was thrown'
}

test('there are four required options', () => {
  expect(required.map(([status, , option]) => [status, option])).toEqual([
    [401, 'challenges'],
    [405, 'allow'],
    [407, 'challenges'],
    [426, 'upgrade'],
  ])
})

describe.each(required)('%i %s', (status, _phrase, option, Class) => {
  const begin = `Option '${option}' must be an array such as ${option}: `

  test.each<[string, () => unknown]>([
    ['new without arguments', () => new Class()],
    ['new with a message', () => new Class('No.')],
    ['new with other options', () => new Class({ detail: 'No.' })],
    ['new with undefined', () => new Class({ [option]: undefined })],
    ['ensure', () => ensure(null, Class)],
  ])('%s is refused with an example of the value', (_how, make) => {
    expect(messageOf(make)).toMatch(/; received undefined\.$/)
    expect(messageOf(make).startsWith(begin)).toBe(true)
  })

  test('the example of the message is a value that the option takes', () => {
    const [, example] = /such as (\w+: .*); received/.exec(messageOf(() => new Class())) ?? []
    const options: unknown = new Function(`return { ${example} }`)()
    expect(new Class(options)).toMatchObject({ status })
  })
})
