/** The arguments of `npm run soak`. */
import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

describe('readArguments', () => {
  test.each([
    [[], { minutes: 30, seed: 7 }],
    [['--minutes', '0.25'], { minutes: 0.25, seed: 7 }],
    [['--minutes=90', '--seed=0'], { minutes: 90, seed: 0 }],
    [['--seed', '4294967295', '--minutes', '2'], { minutes: 2, seed: 4_294_967_295 }],
  ])('the arguments %j are read as %j', (args, expected) => {
    expect(readArguments(args, 7)).toEqual(expected)
  })

  test.each([
    [['--minute', '3'], "There is no argument '--minute'."],
    [['30'], "There is no argument '30'."],
    [['--minutes'], '--minutes needs a value.'],
    [['--minutes', '3', '--minutes', '4'], '--minutes may be given once.'],
    [['--minutes', 'ten'], "--minutes must be a number from 0.25 to 10000; received 'ten'."],
    [['--minutes', '0.1'], "--minutes must be a number from 0.25 to 10000; received '0.1'."],
    [['--minutes', '-3'], "--minutes must be a number from 0.25 to 10000; received '-3'."],
    [['--minutes', '1.2.3'], "--minutes must be a number from 0.25 to 10000; received '1.2.3'."],
    [['--minutes', ''], "--minutes must be a number from 0.25 to 10000; received ''."],
    [['--minutes', '--seed'], "--minutes must be a number from 0.25 to 10000; received '--seed'."],
    [['--seed', '1.5'], "--seed must be an integer from 0 to 4294967295; received '1.5'."],
    [
      ['--seed', '4294967296'],
      "--seed must be an integer from 0 to 4294967295; received '4294967296'.",
    ],
  ])('%j are refused by name, with the usage', (args, message) => {
    expect(() => readArguments(args, 7)).toThrow(RangeError)
    expect(() => readArguments(args, 7)).toThrow(`${message}\n\nnpm run soak -- [--minutes`)
  })
})
