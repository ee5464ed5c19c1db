import { expect, test } from 'vitest'
import { readChunked } from '../../src/conformance/syntax/chunked.ts'
import type { Defect } from '../../src/conformance/syntax/wire-response.ts'

test.each([
  ['0\r\n\r\n', { content: '', trailers: [], end: 5, complete: true }, []],
  ['1\r\na\r\n0\r\n\r\nx', { content: 'a', trailers: [], end: 11, complete: true }, []],
  [
    'A;b\r\n0123456789\r\n00\r\n\r\n',
    { content: '0123456789', trailers: [], end: 23, complete: true },
    [],
  ],
  [
    'f;b="c;d";e=f\r\n012345678901234\r\n0;a\r\nB: c\r\n\r\n',
    { content: '012345678901234', trailers: [['B', 'c']], end: 45, complete: true },
    [],
  ],
  [
    '1\r\na',
    { content: 'a', trailers: [], end: 4, complete: false },
    ['WIRE-INCOMPLETE: the last chunk is cut off'],
  ],
  [
    '1\r\na\r',
    { content: 'a', trailers: [], end: 5, complete: false },
    ['WIRE-INCOMPLETE: the last chunk is cut off'],
  ],
  [
    '1\r\na\r\n',
    { content: 'a', trailers: [], end: 6, complete: false },
    ['WIRE-INCOMPLETE: the zero-sized chunk is missing'],
  ],
  [
    '1\r\nabc',
    { content: 'a', trailers: [], end: 6, complete: false },
    ['WIRE-CHUNKED: no CRLF after the 1 octet of a chunk'],
  ],
  [
    'g\r\n',
    { content: '', trailers: [], end: 3, complete: false },
    ['WIRE-CHUNKED: "g\\r" is not a chunk size with CRLF'],
  ],
  [
    '0 ;a\r\n',
    { content: '', trailers: [], end: 6, complete: false },
    ['WIRE-CHUNKED: "0 ;a\\r" is not a chunk size with CRLF'],
  ],
  [
    'x0\r\n',
    { content: '', trailers: [], end: 4, complete: false },
    ['WIRE-CHUNKED: "x0\\r" is not a chunk size with CRLF'],
  ],
  [
    '0;a=\r\n',
    { content: '', trailers: [], end: 6, complete: false },
    ['WIRE-CHUNKED: "0;a=\\r" is not a chunk size with CRLF'],
  ],
  [
    '0\r\nA: b\r\n',
    { content: '', trailers: [], end: 9, complete: false },
    ['WIRE-INCOMPLETE: the trailer section has no end'],
  ],
])('The chunks %j are read.', (text, expected, messages) => {
  const defects: Defect[] = []
  expect(readChunked(text, 0, defects)).toEqual(expected)
  expect(defects.map(({ id, message }) => `${id}: ${message}`)).toEqual(messages)
})
