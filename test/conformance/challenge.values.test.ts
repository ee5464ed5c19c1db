import { expect, test } from 'vitest'
import { parseChallenges } from '../../src/conformance/syntax/challenge.ts'

const param = (name: string, value: string, quoted = false, spaced = false) => ({
  name,
  value,
  quoted,
  spaced,
})

test.each([
  ['', []],
  ['A', [{ scheme: 'A', token68: undefined, params: [] }]],
  ['A b==', [{ scheme: 'A', token68: 'b==', params: [] }]],
  ['A -._~+/9z', [{ scheme: 'A', token68: '-._~+/9z', params: [] }]],
  ['A  B=c', [{ scheme: 'A', token68: undefined, params: [param('b', 'c')] }]],
  [
    'A b="c\\"", d\t=\te',
    [
      {
        scheme: 'A',
        token68: undefined,
        params: [param('b', 'c"', true), param('d', 'e', false, true)],
      },
    ],
  ],
  [
    'A b =c, B, C d= e',
    [
      { scheme: 'A', token68: undefined, params: [param('b', 'c', false, true)] },
      { scheme: 'B', token68: undefined, params: [] },
      { scheme: 'C', token68: undefined, params: [param('d', 'e', false, true)] },
    ],
  ],
  ['A, b=c', [{ scheme: 'A', token68: undefined, params: [param('b', 'c')] }]],
  ['b=c', { wrong: 'b=c' }],
  ['A b==, c=d', { wrong: 'c=d' }],
  ['A (', { wrong: 'A (' }],
  ['(', { wrong: '(' }],
  ['A b=c d', { wrong: 'A b=c d' }],
  ['A =', { wrong: 'A =' }],
  ['A\tb=c', { wrong: 'A\tb=c' }],
  ['A "b"', { wrong: 'A "b"' }],
])('The challenges %j are parsed.', (text, challenges) => {
  expect(parseChallenges(text)).toEqual(challenges)
})
