import { APIError as CoreError } from '@better-auth/core/error'
import { APIError, createEndpoint } from 'better-call'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fromBetterAuth } from '../../src/recognizers/better-auth.ts'
import { respondTo, hostileValues } from './respond-to.ts'
import { thrownBy } from './schemas.ts'

const recognizers = [fromBetterAuth()]

describe.each([
  ['@better-auth/core', CoreError],
  ['better-call', APIError],
])('an APIError of %s', (_name, ErrorClass) => {
  test('keeps its status, message, code and fields', async () => {
    const body = { message: 'Invalid email or password', code: 'INVALID_EMAIL_OR_PASSWORD' }
    const error = new ErrorClass('UNAUTHORIZED', body, {
      'WWW-Authenticate': 'Bearer realm="shop"',
    })
    const { status, headers, problem } = await respondTo(error, recognizers)
    expect(status).toBe(401)
    expect(headers.get('WWW-Authenticate')).toBe('Bearer realm="shop"')
    expect(problem).toMatchObject({ status: 401, detail: body.message, code: body.code })
    expect((await respondTo(error)).status).toBe(500)
  })

  test.each([
    ['BAD_REQUEST', 400],
    ['FORBIDDEN', 403],
    ['TOO_MANY_REQUESTS', 429],
    ['UNPROCESSABLE_ENTITY', 422],
    [404, 404],
  ] as const)('an APIError with the status %s becomes a %i', async (name, status) => {
    expect((await respondTo(new ErrorClass(name), recognizers)).status).toBe(status)
  })

  test('of 500 does not send its message or code', async () => {
    const body = { message: 'secret', code: 'SECRET' }
    const { status, text } = await respondTo(
      new ErrorClass('INTERNAL_SERVER_ERROR', body),
      recognizers
    )
    expect(status).toBe(500)
    expect(text.toLowerCase()).not.toContain('secret')
  })

  test('that is a redirect is no error', () => {
    expect(fromBetterAuth()(new ErrorClass('FOUND', undefined, { Location: '/' }))).toBeUndefined()
  })

  test('sends no other member of its body', async () => {
    const error = new ErrorClass('CONFLICT', {
      message: 'Taken.',
      user: 'secret',
      code: 'not a code',
    })
    const { text } = await respondTo(error, recognizers)
    expect(text).not.toContain('secret')
    expect(text).not.toContain('not a code')
  })
})

test('the validation error of an endpoint of better-call is a 400', async () => {
  const endpoint = createEndpoint(
    '/',
    { method: 'POST', body: z.object({ a: z.string() }) },
    async () => 1
  )
  const error = await thrownBy(() => endpoint({ body: {} as never }))
  const { status, problem } = await respondTo(error, recognizers)
  expect(status).toBe(400)
  expect(problem['title']).toBe('Bad Request')
})

test('the APIError of another library is not recognized', () => {
  const error = Object.assign(new Error('text'), { name: 'APIError', status: 401 })
  expect(fromBetterAuth()(error)).toBeUndefined()
})

test.each(hostileValues)('fromBetterAuth survives %s', (_name, value) => {
  expect(fromBetterAuth()(value)).toBeUndefined()
})
