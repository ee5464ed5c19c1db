/** The hooks `expose` and `instance`, and errors whose properties throw. */
import { describe, expect, test } from 'vitest'
import type { FormatInfo } from '../../src/formatters/formatter.ts'
import { InternalServerError, NotFound, Unauthorized } from '../../src/index.ts'
import { fails, respondTo } from '../support/respond-to.ts'

describe('the hook expose', () => {
  test.each<[string, () => unknown]>([
    ['a text', () => 'no'],
    ['a number', () => 1],
    ['an object', () => ({})],
    ['a promise', () => Promise.resolve(true)],
    ['a promise that rejects', () => Promise.reject(new Error('hook'))],
  ])(
    'the hook expose that returns %s exposes no message of a 5xx, and is reported',
    async (_, hook) => {
      const error = new InternalServerError('SECRET')
      const expose = hook as () => boolean
      const { response, body, reported } = await respondTo(error, { expose })
      expect(response.status).toBe(500)
      expect(body).not.toContain('SECRET')
      expect(reported).toEqual([error, expect.any(TypeError)])
    }
  )

  test('the hook expose that returns true exposes the message of a 5xx', async () => {
    const error = new InternalServerError('The printer is on fire.')
    const { body, reported } = await respondTo(error, { expose: () => true })
    expect(body).toContain('"detail":"The printer is on fire."')
    expect(reported).toEqual([error])
  })

  test('the hook expose that throws hides the message and changes neither status nor fields', async () => {
    const error = new Unauthorized('why', { challenges: [{ scheme: 'Negotiate' }] })
    const { response, body, reported } = await respondTo(error, { expose: fails })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Negotiate')
    expect(body).not.toContain('why')
    expect(reported).toEqual([error, new Error('hook')])
  })

  test('the hook expose gets the HttpError of an unknown error, as a formatter does', async () => {
    const error = new Error('The database is gone.')
    const seen: unknown[] = []
    const expose = (shown: Error) => seen.push(shown.cause) < 0
    await respondTo(error, { expose, formatters: undefined })
    await respondTo(error, {
      formatters: [{ type: 'a/b', format: (_, __, shown) => `${seen.push(shown?.error.cause)}` }],
    })
    expect(seen).toEqual([error, error])
    expect(seen[0]).toBe(error)
  })
})

test('the hook instance that returns undefined adds no instance and is no failure', async () => {
  const error = new NotFound()
  const { body, reported } = await respondTo(error, { instance: () => undefined })
  expect(body).not.toContain('instance')
  expect(reported).toEqual([error])
})

test('the hook instance that rejects adds no instance and does not end the process', async () => {
  const instance = (() => Promise.reject(new Error('hook'))) as unknown as () => string
  const error = new NotFound('gone')
  const { response, body, reported } = await respondTo(error, { instance })
  expect(response.status).toBe(404)
  expect(JSON.parse(body)).not.toHaveProperty('instance')
  expect(reported).toEqual([error, expect.any(TypeError)])
  // An unhandled rejection would fail this test file.
  await new Promise((resolve) => setImmediate(resolve))
})

test('an HttpError whose properties throw is the cause of the 500 that a formatter gets', async () => {
  const broken = new NotFound()
  Object.defineProperty(broken, 'placeholders', { get: fails })
  const seen: unknown[] = []
  const formatters = [
    {
      type: 'a/b',
      format: (_: unknown, __: unknown, shown?: FormatInfo) =>
        String(seen.push(shown?.error.cause)),
    },
  ]
  const { response, reported } = await respondTo(broken, { formatters })
  expect(response.status).toBe(500)
  expect(seen).toEqual([broken])
  expect(reported).toEqual([broken, new Error('hook')])
})

test('an error whose detail cannot be read becomes a 500 without the fields of the error', async () => {
  const error = new Unauthorized({ challenges: [{ scheme: 'Negotiate' }] })
  Object.defineProperty(error, 'detail', { get: fails })
  const { response, body, reported } = await respondTo(error, {})
  expect(response.status).toBe(500)
  expect(JSON.parse(body)).toMatchObject({ status: 500 })
  expect(response.headers.get('www-authenticate')).toBeNull()
  expect(reported).toEqual([error, new Error('hook')])
})
