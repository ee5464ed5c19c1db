import { Hono } from 'hono'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { httpErrors, NotFound, throws, type UndeclaredHook } from '../../src/index.ts'
import { thrown } from '../support/arbitrary-thrown.ts'

/** Hooks that fail in each way that does not need time. */
const hooks: readonly UndeclaredHook[] = [
  () => {},
  () => {
    throw new Error('the hook')
  },
  () => Promise.reject(new Error('the hook')),
  () => new Promise(() => {}),
]

/** The response to a thrown value, and which statuses the hook was called with. */
async function respond(value: unknown, hook?: UndeclaredHook): Promise<object> {
  const statuses: number[] = []
  const undeclared: UndeclaredHook = (error, c) => {
    statuses.push(error.status)
    return hook?.(error, c)
  }
  const app = httpErrors(new Hono(), { report: false, ...(hook && { undeclared }) })
  app.get('/books', throws(NotFound), () => {
    throw value
  })
  const response = await app.request('/books')
  const content = await response.text()
  return { status: response.status, headers: [...response.headers], content, statuses }
}

test('Whatever is thrown, the response is that without the hook, which gets other errors than a 404 below 500', async () => {
  await fc.assert(
    fc.asyncProperty(thrown, fc.constantFrom(...hooks), async (value, hook) => {
      const expected = (await respond(value)) as { readonly status: number }
      const { status } = expected
      const isUndeclared = status >= 400 && status < 500 && status !== 404 && status !== 499
      const statuses = isUndeclared ? [status] : []
      expect(await respond(value, hook)).toEqual({ ...expected, statuses })
    })
  )
})
