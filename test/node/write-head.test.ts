/** The arguments of `writeHead` in each of the forms that Node takes. */
import { expect, test } from 'vitest'
import { changeFields, pairsOf, type WriteHead } from '../../src/node/write-head.ts'

const upper = (args: WriteHead) =>
  changeFields(args, (fields) => fields.map(([name, value]) => [name.toUpperCase(), value]))

test.each<[unknown[], unknown]>([
  [
    ['a', 1, 'b', 2],
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  [
    [
      ['a', 1],
      ['b', 2],
    ],
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  [[], []],
  [[7, 1], [['7', 1]]],
])('the fields of the array %j are %j', (fields, pairs) => {
  expect(pairsOf(fields)).toEqual(pairs)
})

test.each<[WriteHead, WriteHead]>([
  [[200], [200, {}]],
  [
    [200, 'OK'],
    [200, 'OK', {}],
  ],
  [
    [200, null],
    [200, null, {}],
  ],
  [
    [200, { a: '1' }],
    [200, { A: '1' }],
  ],
  [
    [200, 'OK', { a: '1' }],
    [200, 'OK', { A: '1' }],
  ],
  [
    [200, ['a', '1', 'b', '2']],
    [200, ['A', '1', 'B', '2']],
  ],
  [
    [200, 'OK', [['a', '1']]],
    [200, 'OK', ['A', '1']],
  ],
])('the fields of writeHead(...%j) are changed to %j', (args, changed) => {
  expect(upper(args)).toEqual(changed)
})
