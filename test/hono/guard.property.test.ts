/** Whatever an app is made of: an error answered in place is what Hono's own way would have sent. */
import { Hono, type MiddlewareHandler } from 'hono'
import fc from 'fast-check'
import createError from 'http-errors'
import { expect, test } from 'vitest'
import {
  httpErrorHandlers,
  httpErrors,
  NotFound,
  TooManyRequests,
  type HttpErrorsOptions,
} from '../../src/index.ts'

const errors: readonly (() => Error)[] = [
  () => new NotFound('No book has that id.'),
  () => new Error('bug'),
  () => new TooManyRequests({ retryAfter: 7, headers: { Link: '</a>; rel="x"', Vary: 'X-V' } }),
  () => createError(409, 'taken'),
]
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

type Act = (fail: () => never) => MiddlewareHandler

const acts: Readonly<Record<string, Act>> = {
  passes: () => (_c, next) => next(),
  'sets fields before': () => async (c, next) => {
    c.header('X-Before', '1')
    c.header('ETag', '"1"')
    c.header('Set-Cookie', 'a=1', { append: true })
    await next()
  },
  'sets a field after': () => async (c, next) => {
    await next()
    c.header('X-After', '1')
  },
  'looks at the response before': () => async (c, next) => {
    c.res.headers.set('X-Touched', '1')
    await next()
  },
  'tells of the error': () => async (c, next) => {
    await next()
    c.header('X-Error', `${c.error?.name} ${c.res.status}`)
  },
  waits: () => async (_c, next) => {
    await turn()
    await next()
  },
  'throws before': (fail) => async () => fail(),
  'throws after': (fail) => async (_c, next) => {
    await next()
    fail()
  },
  'answers by c.notFound()': () => async (c) => c.notFound(),
  'answers with another response after': () => async (c, next) => {
    await next()
    c.res = new Response('replaced', { status: 299 })
  },
}
const leaves: Readonly<Record<string, Act>> = {
  throws: (fail) => () => fail(),
  rejects: (fail) => async () => fail(),
  'rejects later': (fail) => async () => turn().then(fail),
  answers: () => async (c) => c.text('fine', 200, { ETag: '"2"' }),
}

type Part = readonly [act: string, error: number]
const partOf = (table: Readonly<Record<string, Act>>): fc.Arbitrary<Part> =>
  fc.tuple(fc.constantFrom(...Object.keys(table)), fc.nat(errors.length - 1))

function fill(app: Hono, middleware: readonly Part[], leaf: Part): Hono {
  const made = (table: Readonly<Record<string, Act>>, [act, error]: Part) =>
    table[act]?.(() => {
      throw errors[error]?.()
    }) ?? expect.fail(act)
  for (const part of middleware) app.use(made(acts, part))
  return app.get('/', made(leaves, leaf))
}

async function answerOf(app: Hono, method: string): Promise<unknown> {
  const response = await app.request('/', { method })
  // Only the wrapped `fetch` knows the length of what GET would get.
  if (method === 'HEAD') response.headers.delete('content-length')
  return [response.status, [...response.headers], await response.text()]
}

test('a wrapped app and an app wired by hand send the same responses and reports, also repeatedly and concurrently', async () => {
  const slow = { type: 'text/slow', format: async () => turn().then(() => 'slow') }
  await fc.assert(
    fc.asyncProperty(
      fc.array(partOf(acts), { maxLength: 4 }),
      partOf(leaves),
      fc.constantFrom('GET', 'HEAD', 'POST'),
      fc.boolean(),
      async (middleware, leaf, method, isSlow) => {
        const reports: string[][] = [[], []]
        const [inPlace, byHand] = reports.map((log, index) => {
          const options: HttpErrorsOptions = {
            report: (error, _c, { status }) => void log.push(`${String(error)} ${status}`),
            ...(isSlow && { formatters: [slow] }),
          }
          const app = new Hono()
          if (index === 0) httpErrors(app, options).use((_c, next) => next())
          else {
            const { onError, notFound, catchAll } = httpErrorHandlers({ app, ...options })
            app.use(catchAll).onError(onError).notFound(notFound)
          }
          return fill(app, middleware, leaf)
        })
        if (!inPlace || !byHand) return expect.fail()
        const first = await answerOf(inPlace, method)
        expect(first).toEqual(await answerOf(byHand, method))
        expect(reports[0]).toEqual(reports[1])
        const together = [1, 2, 3].map(() => answerOf(inPlace, method))
        expect(await Promise.all(together)).toEqual([first, first, first])
      }
    ),
    { numRuns: 500 }
  )
})
