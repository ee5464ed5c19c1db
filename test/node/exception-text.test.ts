/** The text of an exception, as @hono/node-server writes it. */
import { describe, expect, test } from 'vitest'
import { isExceptionHead, isExceptionText, isTextOf } from '../../src/node/exception-text.ts'

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
