/** The message of a failed test. */
import { expect, test } from 'vitest'
import type { Findings } from '../../src/testing/findings.ts'
import { messageOf, unexpectedMessage } from '../../src/testing/message.ts'

function findings(received: object, more: object = {}): Findings {
  return {
    expectation: { label: 'problem Gone' },
    differences: [],
    unmet: [],
    received: { status: 404, mediaType: 'text/plain', ...received },
    ...more,
  } as unknown as Findings
}

test('has the differences, what is unmet, and the response', () => {
  const found = findings({ content: 'No book.' }, { differences: ['a', 'b'], unmet: ['c'] })
  expect(messageOf(found)).toBe(
    'The response is not the expected problem Gone:\n\n  - a\n  - b\n  - c\n\nReceived 404 text/plain\nNo book.'
  )
  expect(unexpectedMessage(found)).toBe(
    'The response is the problem Gone, which is not expected.\n\nReceived 404 text/plain\nNo book.'
  )
})

test('has the problem in lines, in the place of its content', () => {
  const found = findings({ content: '{"a":1}', problem: { a: 1 } })
  expect(unexpectedMessage(found).split('\n').slice(2)).toEqual([
    'Received 404 text/plain',
    '{',
    '  "a": 1',
    '}',
  ])
})

test('has only the status where there is no content', () => {
  for (const content of [undefined, ''])
    expect(unexpectedMessage(findings({ content, mediaType: '' }))).toMatch(/\n\nReceived 404$/)
})

test('content of more than 2000 characters is cut', () => {
  const text = 'x'.repeat(2000)
  expect(unexpectedMessage(findings({ content: text })).endsWith(`\n${text}`)).toBe(true)
  expect(unexpectedMessage(findings({ content: `${text}y` })).endsWith(`\n${text}…`)).toBe(true)
})
