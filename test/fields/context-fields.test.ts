/** The fields that a Context of Hono gives to each response. */
import { Hono, type Context } from 'hono'
import { expect, test } from 'vitest'
import { fieldOfContext, fieldsOfContext } from '../../src/fields/context-fields.ts'

/** What `read` returns for a Context with these fields. */
async function readIn<Value>(
  fields: Readonly<Record<string, string>>,
  read: (c: Context) => Value
): Promise<Value | undefined> {
  let result: Value | undefined
  const app = new Hono()
  app.get('/', (c) => {
    for (const [name, value] of Object.entries(fields)) c.header(name, value)
    result = read(c)
    return c.text('x')
  })
  expect((await app.request('/')).status).toBe(200)
  return result
}

test('fieldsOfContext returns the fields that c.header has set', async () => {
  const fields = await readIn({ 'X-Request-Id': '7', Vary: 'Accept' }, fieldsOfContext)
  expect([...(fields ?? [])]).toEqual([
    ['vary', 'Accept'],
    ['x-request-id', '7'],
  ])
})

test('fieldOfContext returns the value of a field, whatever the case of its name', async () => {
  expect(await readIn({ 'X-Request-Id': '7' }, (c) => fieldOfContext(c, 'x-request-id'))).toBe('7')
  expect(await readIn({ 'X-Request-Id': '7' }, (c) => fieldOfContext(c, 'X-REQUEST-ID'))).toBe('7')
})

test('fieldOfContext returns undefined for a field that is not set or breaks its grammar', async () => {
  expect(await readIn({}, (c) => fieldOfContext(c, 'retry-after'))).toBeUndefined()
  expect(
    await readIn({ 'Retry-After': 'soon' }, (c) => fieldOfContext(c, 'retry-after'))
  ).toBeUndefined()
  expect(await readIn({ 'Retry-After': '5' }, (c) => fieldOfContext(c, 'retry-after'))).toBe('5')
})
