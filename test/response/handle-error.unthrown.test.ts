/** The Allow of an error that was not thrown. */
import { type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { MethodNotAllowed, NotFound } from '../../src/index.ts'
import { handleUnthrown } from '../../src/response/handle-error.ts'
import { over, contextWith, contextOf } from './exchange-over.ts'

describe('handleUnthrown', () => {
  const allowOf = async (error: NotFound | MethodNotAllowed, c?: Context) =>
    (await handleUnthrown(error as NotFound, contextOf(over('1.1'), c))).fields['Allow']

  test('the Allow of middleware takes the place of that of the routes', async () => {
    const c = await contextWith({ Allow: 'PUT' })
    expect(await allowOf(new MethodNotAllowed({ allow: ['GET'] }), c)).toBe('PUT')
  })

  test('without one, the error keeps its own', async () => {
    const c = await contextWith({})
    expect(await allowOf(new MethodNotAllowed({ allow: ['GET'] }), c)).toBe('GET')
    expect(await allowOf(new MethodNotAllowed({ allow: ['GET'] }))).toBe('GET')
  })

  test('another error has none', async () => {
    const c = await contextWith({ Allow: 'PUT' })
    const reply = await handleUnthrown(new NotFound(), contextOf(over('1.1'), c))
    expect([reply.status, reply.fields['Allow']]).toEqual([404, undefined])
  })
})
