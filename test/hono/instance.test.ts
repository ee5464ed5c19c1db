import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { describe, expect, test } from 'vitest'
import {
  httpErrors,
  instanceFromRequestId,
  instanceFromTraceparent,
  type HttpErrorsOptions,
} from '../../src/index.ts'

async function instanceOf(instance: HttpErrorsOptions['instance'], fields: Record<string, string>) {
  const app = httpErrors(new Hono(), instance ? { instance } : {}).use(requestId())
  const response = await app.request('/', { headers: fields })
  const problem: Record<string, unknown> = await response.json()
  return { instance: problem['instance'], id: response.headers.get('x-request-id') }
}

describe('the instance of a request id', () => {
  test('is a URN', async () => {
    const { instance, id } = await instanceOf(instanceFromRequestId(), {})
    expect(instance).toBe(`urn:uuid:${id}`)
  })

  test('is left out where a client sent an id that is no UUID', async () => {
    const { instance, id } = await instanceOf(instanceFromRequestId(), { 'X-Request-Id': 'abc' })
    expect(id).toBe('abc')
    expect(instance).toBeUndefined()
  })
})

describe('the instance of a trace', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

  test('is its id behind a prefix', async () => {
    expect((await instanceOf(instanceFromTraceparent(), { traceparent })).instance).toBe(
      '/traces/4bf92f3577b34da6a3ce929d0e0e4736'
    )
    expect(
      (await instanceOf(instanceFromTraceparent('https://t.example/'), { traceparent })).instance
    ).toBe('https://t.example/4bf92f3577b34da6a3ce929d0e0e4736')
  })

  test.each(['', 'x', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'is left out of %j',
    async (wrong) => {
      expect(
        (await instanceOf(instanceFromTraceparent(), { traceparent: wrong })).instance
      ).toBeUndefined()
    }
  )
})
