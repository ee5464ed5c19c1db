/** The fields of a connection among the arguments of `writeHead`. */
import { describe, expect, test } from 'vitest'
import { withoutConnectionFields } from '../../src/node/connection-fields.ts'
import { type WriteHead } from '../../src/node/write-head.ts'

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
