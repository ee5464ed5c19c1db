/** The arguments of `writeHead`, `write` and `end` in each of the forms that Node takes. */
import { describe, expect, test } from 'vitest'
import { withoutConnectionFields } from '../../src/node/connection-fields.ts'
import { firstBytes, lengthIn, sizeOf, withLength } from '../../src/node/content-length.ts'
import { isExceptionHead, isExceptionText, isTextOf } from '../../src/node/exception-text.ts'
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

describe('a Content-Length among the arguments of writeHead', () => {
  test.each<[WriteHead, unknown]>([
    [[200], undefined],
    [[200, 'content-length'], undefined],
    [[200, null], undefined],
    [[200, {}], undefined],
    [[200, { a: '1', 'Content-LENGTH': '5' }], '5'],
    [[200, 'OK', { 'content-length': 5 }], 5],
    [[200, { 'content-lengths': '5', 'content-lengtH': 6 }], 6],
    [[200, ['A', '1', 'Content-Length', '5']], '5'],
    [[200, [['Content-Length', 5]]], 5],
    [[200, ['A', '1']], undefined],
    [[200, ['A', 'content-length']], undefined],
    [[200, ['content-lenght', '5', 'Content-Length', '6']], '6'],
    [
      [
        200,
        [
          [7, '5'],
          [Array(14).fill('a'), '5'],
          ['Content-Length', '6'],
        ],
      ],
      '6',
    ],
    [
      [
        200,
        [
          ['content-lengths', '5'],
          ['Content-Length', '6'],
        ],
      ],
      '6',
    ],
  ])('that of %j is %j', (args, length) => {
    expect(lengthIn(args)).toBe(length)
  })

  test.each<[WriteHead, number | undefined, WriteHead]>([
    [[200, { a: '1', 'Content-Length': '5' }], 7, [200, { a: '1', 'content-length': '7' }]],
    [[200, { a: '1', 'Content-Length': '5' }], undefined, [200, { a: '1' }]],
    [[200], 0, [200, { 'content-length': '0' }]],
    [[200, ['A', '1', 'Content-Length', '5']], 7, [200, ['A', '1', 'content-length', '7']]],
  ])('%j with %j is %j', (args, length, changed) => {
    expect(withLength(args, length)).toEqual(changed)
  })
})

describe('the bytes of the arguments of write', () => {
  test.each<[unknown[], number]>([
    [['äb'], 3],
    [['äb', 'utf8'], 3],
    [['äb', 'latin1'], 2],
    [['6162', 'hex'], 2],
    [['äb', () => {}], 3],
    [['äb', 'nonsense'], 3],
    [[new Uint8Array(4)], 4],
    [[undefined], 0],
    [[null], 0],
    [[() => {}], 0],
    [[{ byteLength: 7 }], 0],
  ])('%o are %i', (args, size) => {
    expect(sizeOf(args)).toBe(size)
  })

  test.each<[unknown[], number, string]>([
    [['abcd'], 2, 'ab'],
    [['61626364', 'hex'], 3, 'abc'],
    [[Buffer.from('abcd')], 1, 'a'],
    [[Buffer.from('abcd')], 0, ''],
  ])('the first of %o are %i', (args, size, text) => {
    const first = firstBytes(args, size)
    expect(first).toHaveLength(1)
    expect(String(Buffer.from(first[0] as Uint8Array))).toBe(text)
  })
})

describe('the fields of a connection', () => {
  test.each<[WriteHead, WriteHead]>([
    [
      [200, { Connection: 'close', a: '1' }],
      [200, { a: '1' }],
    ],
    [
      [200, 'OK', { 'Keep-Alive': '5', 'TRANSFER-encoding': 'chunked' }],
      [200, 'OK', {}],
    ],
    [
      [200, ['Upgrade', 'h2c', 'A', '1']],
      [200, ['A', '1']],
    ],
    [
      [
        200,
        [
          ['Proxy-Connection', 'close'],
          ['A', '1'],
        ],
      ],
      [200, ['A', '1']],
    ],
  ])('they are removed from %j', (args, changed) => {
    expect(withoutConnectionFields(args)).toEqual(changed)
  })

  test.each<[WriteHead]>([
    [[200]],
    [[200, 'connection']],
    [[200, null]],
    [[200, { a: '1' }]],
    [[200, ['A', 'connection']]],
    [[200, [['A', '1']]]],
  ])('%j has none, and stays the same object', (args) => {
    expect(withoutConnectionFields(args)).toBe(args)
  })
})

describe('the text of an exception', () => {
  test.each<[unknown[], boolean]>([
    [[500, { 'Content-Type': 'text/plain' }], true],
    [[501, { 'Content-Type': 'text/plain' }], false],
    [[500, { 'Content-Type': 'text/html' }], false],
    [[500, { 'content-type': 'text/plain' }], false],
    [[500, { 'Content-Type': 'text/plain', 'X-A': '1' }], false],
    [[500, 'Internal Server Error', { 'Content-Type': 'text/plain' }], false],
    [[500, { 'Content-Type': 'text/plain' }, undefined], false],
    [[500], false],
    [[500, 'text'], false],
    [[500, {}], false],
  ])('%j can be its head: %o', (args, expected) => {
    expect(isExceptionHead(args)).toBe(expected)
  })

  test.each<[unknown, boolean]>([
    ['Error: secret', true],
    ['Error: ', true],
    ['An Error: ', false],
    ['Error:', false],
    [Buffer.from('Error: secret'), false],
    [undefined, false],
  ])('%o can be its content: %o', (chunk, expected) => {
    expect(isExceptionText(chunk)).toBe(expected)
  })

  test.each<[unknown, Error | undefined, boolean]>([
    ['Error: secret', new Error('secret'), true],
    ['Error: secret', new Error('other'), false],
    ['Error: undefined', undefined, false],
    [undefined, undefined, false],
    [undefined, new Error('secret'), false],
  ])('%o is the text of %o: %o', (chunk, error, expected) => {
    expect(isTextOf(chunk, error)).toBe(expected)
  })
})
