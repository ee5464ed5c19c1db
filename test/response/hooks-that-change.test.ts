/** Functions of the app that change what they are given, on a real server. */
import { Hono } from 'hono'
import { raw } from 'hono/html'
import { afterAll, describe, expect, test } from 'vitest'
import {
  htmlFormatter,
  type HttpError,
  httpErrors,
  jsonFormatter,
  NotFound,
  type Formatter,
  type HttpErrorsOptions,
  type Problem,
} from '../../src/index.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

const servers: TestServer[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
})

/** Deletes and replaces the members of a problem, nested ones included. */
function spoil(problem: Problem): Problem {
  const target = problem as Record<string, unknown>
  target['detail'] = 'changed'
  target['title'] = 'changed'
  const errors = target['errors'] as { detail: string }[] | undefined
  if (errors?.[0]) errors[0].detail = 'changed'
  target['status'] = 200
  delete target['status']
  return problem
}

const formatter: Formatter = {
  type: 'application/json',
  format: (problem) => JSON.stringify(spoil(problem)),
}

function thrown(value: unknown): never {
  throw value
}

async function responsesOf(options: HttpErrorsOptions): Promise<readonly [number, string][]> {
  const app = httpErrors(new Hono(), { report: () => {}, ...options })
  app.get('/plain', () => {
    throw new NotFound('No book has that id.')
  })
  app.get('/nested', () => {
    throw new NotFound({ detail: 'x', extensions: { errors: [{ detail: 'first' }] } })
  })
  const server = await startHttp1(app)
  servers.push(server)
  const found: [number, string][] = []
  for (const path of ['/plain', '/nested', '/plain', '/nothing']) {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      headers: { Accept: '*/*' },
    })
    found.push([response.status, await response.text()])
  }
  return found
}

const plain =
  '{"type":"about:blank","title":"Not Found","status":404,"detail":"No book has that id.","condition":"unknown"}'
const nested =
  '{"type":"about:blank","title":"Not Found","status":404,"detail":"x","condition":"unknown","errors":[{"detail":"first"}]}'

describe('functions of the app that change the problem', () => {
  test.each<[string, HttpErrorsOptions]>([
    ['the shape of jsonFormatter()', { formatters: [jsonFormatter(spoil)] }],
    [
      'an asynchronous shape of jsonFormatter()',
      { formatters: [jsonFormatter(async (problem) => spoil(problem))] },
    ],
    [
      'the function of htmlFormatter()',
      { formatters: [htmlFormatter((problem) => raw(String(spoil(problem).title)))] },
    ],
    ['a formatter', { formatters: [formatter] }],
    ['a formatter in a map', { formatters: { default: [formatter], '404': formatter } }],
  ])(
    'the status of the error is sent although the problem is changed by %s',
    async (_, options) => {
      const found = await responsesOf(options)
      expect(found.map(([status]) => status)).toEqual([404, 404, 404, 404])
      expect(found[0]?.[1]).toMatch(/changed/)
    }
  )

  test.each<[string, HttpErrorsOptions]>([
    [
      'formatters',
      {
        formatters: (problem) => {
          spoil(problem)
          return undefined
        },
      },
    ],
    [
      'localize',
      {
        localize: (problem) => {
          spoil(problem)
          return undefined
        },
      },
    ],
    ['report', { report: (_error, _c, { problem }) => void spoil(problem) }],
  ])(
    'the status and the content of the error are sent although the option %s changes the problem',
    async (_, options) => {
      const found = await responsesOf(options)
      expect(found.map(([status]) => status)).toEqual([404, 404, 404, 404])
      expect([found[0]?.[1], found[1]?.[1], found[2]?.[1]]).toEqual([plain, nested, plain])
    }
  )

  test('the status of the error is sent although the option expose changes the error itself', async () => {
    const expose = (error: HttpError): boolean => {
      Object.assign(error, { status: 200 })
      return true
    }
    expect((await responsesOf({ expose })).map(([status]) => status)).toEqual([404, 404, 404, 404])
  })

  test.each<[string, HttpErrorsOptions['instance']]>([
    ['throws', () => thrown(Object.assign(new Error('hook'), { status: 200 }))],
    ['throws a Response', () => thrown(new Response('x', { status: 200 }))],
    ['throws another error', () => thrown(new NotFound('another', { detail: 'another' }))],
    [
      'changes the status of the context, and throws',
      (c) => {
        c.status(200)
        return thrown(new Error('hook'))
      },
    ],
    ['changes the status of the context', (c) => void c.status(200)],
    ['changes the response of the context', (c) => void (c.res = new Response('x'))],
    ['makes a response with the context', (c) => void c.text('x', 200)],
    ['changes the status of the error', (c) => void Object.assign(c.error ?? {}, { status: 200 })],
    [
      'deletes the status of the error',
      (c) => void Reflect.deleteProperty(c.error ?? {}, 'status'),
    ],
  ])(
    'the status and the content of the error are sent although the option instance %s',
    async (_, instance) => {
      const found = await responsesOf({ instance })
      expect(found.map(([status]) => status)).toEqual([404, 404, 404, 404])
      expect([found[0]?.[1], found[1]?.[1], found[2]?.[1]]).toEqual([plain, nested, plain])
    }
  )

  test('the status of the error is sent although a formatter sets the status of the context', async () => {
    const formatters: Formatter[] = [
      {
        type: 'application/json',
        format: (_problem, c) => {
          c?.status(200)
          return '{}'
        },
      },
    ]
    expect((await responsesOf({ formatters })).map(([status]) => status)).toEqual([
      404, 404, 404, 404,
    ])
  })

  test('the response is not changed by a formatter that sets a field of its argument, and the TypeError is reported', async () => {
    const failures: unknown[] = []
    const formatters: Formatter[] = [
      {
        type: 'application/json',
        format: (_problem, _c, info) => {
          Object.assign(info?.fields ?? {}, { 'content-length': '5' })
          return '{}'
        },
      },
    ]
    const report = (error: unknown): void => void failures.push(error)
    const found = await responsesOf({ formatters, report })
    expect(found[0]).toEqual([404, plain])
    expect(failures).toContainEqual(expect.any(TypeError))
  })
})

test('a recognized error whose status changes between two reads becomes a 500', async () => {
  const recognizers = [
    () => {
      const error = NotFound.from()
      let reads = 0
      Object.defineProperty(error, 'status', { get: () => (reads++ === 0 ? 404 : 200) })
      return error
    },
  ]
  const app = httpErrors(new Hono(), { report: () => {}, recognizers })
  app.get('/', () => {
    throw new Error('x')
  })
  const server = await startHttp1(app)
  servers.push(server)
  const response = await fetch(`http://127.0.0.1:${server.port}/`)
  expect([response.status, ((await response.json()) as Problem).status]).toEqual([500, 500])
})
