/** The arguments of `npm run fuzz`, and the files that it runs. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readFuzzArguments } from './arguments.ts'
import { propertyTests } from './property-tests.ts'

const known = ['test/a.test.ts', 'test/b.property.test.ts']

describe('readFuzzArguments', () => {
  test.each([
    [[], { times: 100, seed: 7, files: known }],
    [['--times', '3', 'b.prop'], { times: 3, seed: 7, files: ['test/b.property.test.ts'] }],
    [['--seed=0', 'a.test', 'test/a'], { times: 100, seed: 0, files: known.slice(0, 1) }],
  ])('the arguments %j are read as %j', (args, expected) => {
    expect(readFuzzArguments(args, known, 7)).toEqual(expected)
  })

  test.each([
    [['--runs', '3'], "There is no argument '--runs'."],
    [['--times'], '--times needs a value.'],
    [['--times', '0'], "--times must be an integer from 1 to 100000; received '0'."],
    [['--times', '1.5'], "--times must be an integer from 1 to 100000; received '1.5'."],
    [['--seed', '-1'], "--seed must be an integer from 0 to 2147483647; received '-1'."],
    [['zod'], "No file with property tests has 'zod' in its path."],
  ])('%j are refused by name, with the usage', (args, message) => {
    expect(() => readFuzzArguments(args, known, 7)).toThrow(RangeError)
    expect(() => readFuzzArguments(args, known, 7)).toThrow(
      `${message}\n\nnpm run fuzz -- [--times`
    )
  })
})

test('the files with property tests are found by what they import', () => {
  const files = propertyTests(fileURLToPath(new URL('../../', import.meta.url)))
  expect(files).toEqual(
    expect.arrayContaining([
      'test/client/round-trip.test.ts',
      'test/formatters/negotiate.test.ts',
      'test/hono/guard.property.test.ts',
      'test/hono/undeclared.property.test.ts',
      'test/response/handle-error.property.test.ts',
    ])
  )
  expect(files).not.toContain('test/fuzz/arguments.test.ts')
})
