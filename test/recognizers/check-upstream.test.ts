/** What another server has sent, and is not what it should be, is never the fault of the client. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { type } from 'arktype'
import * as v from 'valibot'
import { z } from 'zod'
import { checkUpstream, httpErrors, upstreamJson, type HttpError } from '../../src/index.ts'
import { startUpstream } from './upstream-server.ts'

const MARKER = 'text-of-the-upstream'
const schema = z.object({ rate: z.number() })

let server: Awaited<ReturnType<typeof startUpstream>>
const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`

beforeAll(async () => {
  server = await startUpstream((request, response) => {
    const [, kind, value] = (request.url ?? '').split('/')
    if (kind === 'hang') return
    if (kind === 'reset') return void request.socket.destroy()
    if (kind === 'half') {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write(`{"${MARKER}`, () => request.socket.destroy())
      return
    }
    if (kind === 'slow') {
      response.writeHead(200).write(`{"${MARKER}`)
      return
    }
    const fields = { 'Content-Type': 'application/json', 'Retry-After': '7' }
    if (kind === 'status') {
      response.writeHead(Number(value), { ...fields, 'X-Upstream': MARKER })
      response.end(JSON.stringify({ error: MARKER }))
    } else if (kind === 'text') response.end(`<p>${MARKER}</p>`)
    else if (kind === 'wrong') response.end(JSON.stringify({ rate: MARKER }))
    else response.end('{"rate":2}')
  })
})

afterAll(() => server.close())

/** The response of a wrapped app whose handler calls `work`, and what was reported. */
async function respond(work: () => unknown): Promise<{ response: Response; reported: unknown[] }> {
  const reported: unknown[] = []
  const app = httpErrors(new Hono(), { report: (thrown) => void reported.push(thrown) })
  app.get('/', async (c) => c.json((await work()) as object))
  return { response: await app.request('/'), reported }
}

async function expectGatewayError(work: () => unknown, status: number): Promise<Response> {
  const { response, reported } = await respond(work)
  expect(response.status).toBe(status)
  const everything = JSON.stringify([...response.headers]) + (await response.clone().text())
  expect(everything).not.toContain(MARKER)
  expect(everything).not.toContain('127.0.0.1')
  expect(everything).not.toContain('"errors"')
  expect(reported).toHaveLength(1)
  expect((reported[0] as HttpError).cause).toBeInstanceOf(Error)
  return response
}

describe('checkUpstream()', () => {
  test.each([
    ['Zod', schema],
    ['Zod, asynchronous', z.object({ rate: z.number().refine(async (rate) => rate > 0) })],
    ['Valibot', v.object({ rate: v.number() })],
    ['ArkType', type({ rate: 'number' })],
  ])('A value that does not match a schema of %s is a 502', async (_library, each) => {
    expect(await checkUpstream(each, { rate: 2 })).toEqual({ rate: 2 })
    await expectGatewayError(() => checkUpstream(each, { rate: MARKER }), 502)
  })

  test('The value has the type of the schema, after its transforms', async () => {
    const value = await checkUpstream(z.object({ rate: z.string().transform(Number) }), {
      rate: '2',
    })
    expectTypeOf(value).toEqualTypeOf<{ rate: number }>()
    expect(value).toEqual({ rate: 2 })
  })

  test('The log gets the issues', async () => {
    const failure: unknown = await checkUpstream(schema, {}).catch((error: unknown) => error)
    expect(failure).toMatchObject({ status: 502, cause: { issues: [{ path: ['rate'] }] } })
  })

  test('A schema that throws, also an error of a client, is a 502', async () => {
    const throwing = z.unknown().transform((value) => schema.parse(value))
    const response = await expectGatewayError(() => checkUpstream(throwing, { rate: MARKER }), 502)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('A schema that is none is a mistake of the app', async () => {
    await expect(checkUpstream({} as never, 1)).rejects.toThrow(
      'The schema of checkUpstream() must implement Standard Schema'
    )
  })
})

describe('upstreamJson()', () => {
  test('The value of the JSON is returned, by the type of the schema', async () => {
    expect(await upstreamJson(await fetch(url('/fine')))).toEqual({ rate: 2 })
    const value = await upstreamJson(fetch(url('/fine')), schema)
    expectTypeOf(value).toEqualTypeOf<{ rate: number }>()
    expect(value).toEqual({ rate: 2 })
  })

  test.each([400, 401, 403, 404, 408, 409, 422, 500, 502, 504, 599])(
    'A %d of the upstream is a 502 without Retry-After',
    async (status) => {
      const response = await expectGatewayError(
        () => upstreamJson(fetch(url(`/status/${status}`)), schema),
        502
      )
      expect(response.headers.has('retry-after')).toBe(false)
    }
  )

  test.each([429, 503])('A %d of the upstream is a 503 with its Retry-After', async (status) => {
    const response = await expectGatewayError(
      () => upstreamJson(fetch(url(`/status/${status}`))),
      503
    )
    expect(response.headers.get('retry-after')).toBe('7')
  })

  test.each([
    ['a redirect that is not followed', '/status/302'],
    ['content that is not JSON', '/text'],
    ['a value that does not match', '/wrong'],
    ['no content', '/status/204'],
    ['content that is cut', '/half'],
    ['a connection that is reset', '/reset'],
  ])('%s makes the response a 502', async (_what, path) => {
    const response = await expectGatewayError(
      () => upstreamJson(fetch(url(path), { redirect: 'manual' }), schema),
      502
    )
    expect(response.headers.has('location')).toBe(false)
  })

  test.each(['/hang', '/slow'])('A timeout at %s is a 504', async (path) => {
    const signal = AbortSignal.timeout(50)
    const response = await expectGatewayError(() => upstreamJson(fetch(url(path), { signal })), 504)
    expect(response.headers.has('retry-after')).toBe(false)
  })

  test('A connection that is refused is a 502', async () => {
    const closed = await startUpstream(() => {})
    await closed.close()
    const url = `http://127.0.0.1:${closed.port}/`
    const response = await expectGatewayError(() => upstreamJson(fetch(url)), 502)
    expect(response.headers.has('retry-after')).toBe(false)
  })

  test('An aborted request is no failure of the upstream', async () => {
    const failure = { name: 'AbortError' }
    const aborted = fetch(url('/fine'), { signal: AbortSignal.abort() })
    await expect(upstreamJson(aborted)).rejects.toMatchObject(failure)
    const controller = new AbortController()
    const response = await fetch(url('/slow'), { signal: controller.signal })
    const reading = upstreamJson(response)
    controller.abort()
    await expect(reading).rejects.toMatchObject(failure)
  })

  test('Mistakes of the app stay what they are', async () => {
    const { response } = await respond(() => upstreamJson(fetch('not a URL')))
    expect(response.status).toBe(500)
    const read = await fetch(url('/fine'))
    await read.text()
    await expect(upstreamJson(read)).rejects.toThrow(
      'must be a Response whose content was not read'
    )
    await expect(upstreamJson({} as never)).rejects.toThrow(
      'Argument 1 of upstreamJson() must be a Response'
    )
    await expect(upstreamJson(read, {} as never)).rejects.toThrow('Standard Schema')
  })
})
