/** Which thrown values below 400 have a response, without an app. */
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { type HttpErrorsOptions } from '../../src/index.ts'
import { full } from '../../src/presets/full.ts'
import { controlFlowResponse, replyFromControlFlow } from '../../src/response/control-flow.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import { readOptions } from '../../src/response/settings.ts'

function contextOf(thrown: unknown, options: HttpErrorsOptions = {}): ErrorContext {
  const exchange = { method: 'GET', accept: null }
  const context = new ErrorContext(readOptions(full, options), exchange)
  context.thrown = thrown
  return context
}

async function used(status: number): Promise<Response> {
  const response = new Response('used', { status })
  await response.text()
  return response
}

const stream = () => new Response(new Blob(['secret']).stream(), { status: 302 })

describe('controlFlowResponse', () => {
  test.each([200, 201, 204, 302, 399])('a Response of %i is sent as it is', (status) => {
    const response = new Response(null, { status })
    expect(controlFlowResponse(contextOf(response))).toEqual({ response, status })
  })

  test.each([400, 404, 500, 599])('a Response of %i is an error', (status) => {
    expect(controlFlowResponse(contextOf(new Response(null, { status })))).toBeUndefined()
  })

  test('an HTTPException decides the status of its response', () => {
    const res = new Response('', { status: 200 })
    const thrown = new HTTPException(302, { res })
    expect(controlFlowResponse(contextOf(thrown))).toEqual({ response: res, status: 302 })
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a function', () => {}],
    ['an HTTPException without a response', new HTTPException(302)],
    ['an error that has a response and no getResponse', { status: 302, res: new Response('') }],
    ['a getResponse that is no function', { status: 302, res: new Response(''), getResponse: 1 }],
    ['a response of a stream', stream()],
    ['an HTTPException with a response of a stream', new HTTPException(302, { res: stream() })],
    ['a status that is a text', { ...new HTTPException(302), status: '302', getResponse() {} }],
  ])('there is none for %s', (_, thrown) => {
    expect(controlFlowResponse(contextOf(thrown))).toBeUndefined()
  })

  test('there is none for a Response that was read', async () => {
    expect(controlFlowResponse(contextOf(await used(200)))).toBeUndefined()
  })
})

describe('replyFromControlFlow', () => {
  const replyTo = (response: Response, status = response.status) => {
    const context = contextOf(response)
    return replyFromControlFlow({ response, status }, context)
  }

  test('it has the content and the fields, without those of the framing and the connection', async () => {
    const headers = { 'X-Own': '1', 'Content-Length': '99', Connection: 'close', Upgrade: 'h2c' }
    expect(await replyTo(new Response('größe', { headers }))).toEqual({
      status: 200,
      fields: { 'x-own': '1', 'content-type': 'text/plain;charset=UTF-8' },
      content: new TextEncoder().encode('größe'),
    })
  })

  test('each cookie is a line of its own', async () => {
    const headers = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ])
    expect(await replyTo(new Response(null, { headers }))).toEqual({
      status: 200,
      fields: { 'Set-Cookie': ['a=1', 'b=2'] },
      content: null,
    })
  })

  test.each([204, 205, 304])('a %i has no content, whatever its Response has', async (status) => {
    expect(await replyTo(new Response('content'), status)).toMatchObject({ status, content: null })
  })

  test('there is none for content that cannot be read, which is a failure', async () => {
    const response = await used(200)
    const context = contextOf(response)
    expect(await replyFromControlFlow({ response, status: 200 }, context)).toBeUndefined()
    expect(context.failures).toEqual([expect.any(TypeError)])
  })
})
