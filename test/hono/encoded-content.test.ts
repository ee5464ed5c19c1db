/** Whether middleware has encoded the content of a response, and whether what it has encoded is another one. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodesOther, isEncoded, isSame } from '../../src/hono/encoded-content.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const coded = (coding: string | undefined, body: BodyInit | null = '') =>
  new Response(body, { headers: coding === undefined ? {} : { 'Content-Encoding': coding } })

test.each([
  [undefined, undefined, false],
  ['gzip', undefined, true],
  ['gzip', 'gzip', false],
  ['br', 'gzip', true],
  [undefined, 'gzip', false],
])('a response encoded as %s is encoded after %s: %o', (now, before, expected) => {
  expect(isEncoded(coded(now), coded(before))).toBe(expected)
})

test.each([
  ['', '', true],
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['ab', 'abc', false],
  ['xbc', 'abc', false],
])('%j and %j are the same content: %o', (one, other, expected) => {
  expect(isSame(bytes(one), bytes(other))).toBe(expected)
})

describe('encodesOther', () => {
  const text = 'x'.repeat(1000)
  const other = (response: Response, expected = text) =>
    encodesOther(response, bytes(expected), 5000)

  test.each<[string, (text: string) => Buffer]>([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('it compares what %s has encoded', async (coding, encode) => {
    const response = () => coded(coding, new Uint8Array(encode(text)))
    expect(await other(response())).toBe(false)
    expect(await other(response(), 'y'.repeat(1000))).toBe(true)
    expect(await other(response(), 'x'.repeat(999))).toBe(true)
    expect(await other(response(), 'x'.repeat(1001))).toBe(true)
  })

  test('the response can be read afterwards', async () => {
    const response = coded('gzip', new Uint8Array(gzipSync(text)))
    await other(response)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(gzipSync(text)))
  })

  test.each<[string, Response]>([
    ['an unknown coding', coded('br', new Uint8Array(brotliCompressSync('other')))],
    ['no coding', coded(undefined, 'other')],
    ['content that is not encoded', coded('gzip', 'other')],
    ['no content', coded('gzip', null)],
  ])('it is false for %s', async (_, response) => {
    expect(await other(response)).toBe(false)
  })

  test('it is false for content that takes too long', async () => {
    const response = coded('gzip', new ReadableStream({ start() {} }))
    expect(await encodesOther(response, bytes(text), 1)).toBe(false)
  })
})
