/** The failure that is reported where fields of a response cannot be sent: its exact text. */
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  addDroppedFields,
  DroppedFields,
  droppedMessage,
  requestLineOf,
} from '../../src/response/dropped-fields.ts'

const rule = ': a value must follow the grammar of its field (RFC 9110 §5.5).'

test.each([
  [['X-Id'], `The 404 response to GET / was sent without 'X-Id'${rule}`],
  [['x-a', 'x-b', 'x-a'], `The 404 response to GET / was sent without 'x-a', 'x-b'${rule}`],
])('the message for %j names the response, each field once, and the rule', (names, message) => {
  expect(droppedMessage(names, 404, 'GET /')).toBe(message)
})

describe('requestLineOf', () => {
  test('it is the method and the pattern of the path', async () => {
    const seen: string[] = []
    const app = new Hono().post('/books/:id', (c) => {
      seen.push(requestLineOf(c))
      return c.text('')
    })
    await app.request('/books/7', { method: 'POST' })
    expect(seen).toEqual(['POST /books/:id'])
  })

  test.each([
    [undefined, 'a request without a context'],
    [{ req: { method: 'GET' } }, 'GET an unrouted path'],
    [{ req: { method: 'PUT', routePath: 7 } }, 'PUT an unrouted path'],
  ])('for the context %o it is: %s', (c, line) => {
    expect(requestLineOf(c as unknown as Context)).toBe(line)
  })
})

test('addDroppedFields adds one failure, which is a TypeError that a report can tell apart', () => {
  const failures: unknown[] = []
  const context = { c: undefined, addFailure: (failure: unknown) => void failures.push(failure) }
  addDroppedFields(['x-a'], 503, context)
  const message = `The 503 response to a request without a context was sent without 'x-a'${rule}`
  expect(failures).toEqual([new DroppedFields(message)])
  expect(failures[0]).toBeInstanceOf(TypeError)
})
