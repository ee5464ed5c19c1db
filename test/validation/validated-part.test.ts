import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { validatedPart } from '../../src/validation/validated-part.ts'

/** The part that a handler of a GET finds. */
async function partOf(url: string, data: unknown, issues: readonly unknown[] = []) {
  let found: unknown = 'nothing was called'
  const app = new Hono().get('/:id?', (c) => {
    found = validatedPart(c, data, issues)
    return c.text('')
  })
  await app.request(url)
  return found
}

test('The part whose values were validated is found, also where a value is absent or null', async () => {
  expect(await partOf('/?page=1', { page: '1', more: null })).toBe('query')
  expect(await partOf('/?page=1', { page: '1', more: undefined })).toBe('query')
  expect(await partOf('/7', { id: 7 })).toBe('param')
})

test('No part is found without a context, or for data that cannot be read', async () => {
  const fail = (): never => {
    throw new Error('trapped')
  }
  expect(validatedPart(undefined, { page: '1' }, [])).toBeUndefined()
  expect(await partOf('/?page=1', new Proxy({}, { ownKeys: fail }))).toBeUndefined()
})
