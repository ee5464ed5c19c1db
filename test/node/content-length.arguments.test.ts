/** A Content-Length among the arguments of `writeHead`, and the bytes of those of `write`. */
import { describe, expect, test } from 'vitest'
import { firstBytes, lengthIn, sizeOf, withLength } from '../../src/node/content-length.ts'
import { type WriteHead } from '../../src/node/write-head.ts'

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
  ])('the arguments %o are counted as %i bytes', (args, size) => {
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
