import { Hono } from 'hono'
import { hc, parseResponse, type InferResponseType } from 'hono/client'
import { createFactory } from 'hono/factory'
import { validator } from 'hono/validator'
import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  defineHttpError,
  defineProblem,
  Forbidden,
  httpErrors,
  NotFound,
  throws,
  ValidationFailed,
  type HttpError,
  type InternalServerError,
  type ProblemOf,
  type TooManyRequests,
  type ValidationFault,
  type WithErrors,
} from '../../src/index.ts'

const credit = 'https://api.example.com/problems/out-of-credit'
class OutOfCredit extends defineProblem(Forbidden, {
  type: credit,
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
}) {}
class Suspended extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/suspended',
  title: 'The account is suspended.',
  extensions: z.object({ until: z.string() }),
}) {}

interface Book {
  pages: number
}
const book: Book = { pages: 412 }
const url = 'http://localhost'

describe('the types that hc has of a route with throws', () => {
  const app = httpErrors(new Hono()).get('/books/:id', throws(NotFound, OutOfCredit), (c) =>
    c.json(book, 200)
  )
  const get = hc<typeof app>(url).books[':id'].$get

  test('The status of the response narrows its content', async () => {
    const response = await get({ param: { id: '1' } })
    expectTypeOf(response.status).toEqualTypeOf<200 | 403 | 404>()
    if (response.status === 403) expectTypeOf((await response.json()).balance).toBeNumber()
    if (response.status === 404) {
      expectTypeOf(await response.json()).toEqualTypeOf<ProblemOf<typeof NotFound>>()
    }
    if (response.status === 200) expectTypeOf(await response.json()).toEqualTypeOf<Book>()
    // @ts-expect-error not in every response
    void (await response.json()).balance
  })

  test('A member that was renamed breaks the compilation of the client', async () => {
    const response = await get({ param: { id: '1' } })
    // @ts-expect-error the member is called balance
    if (response.status === 403) void (await response.json()).credit
  })

  test('ok, parseResponse and InferResponseType leave out or pick the errors', async () => {
    const response = await get({ param: { id: '1' } })
    if (response.ok) expectTypeOf(await response.json()).toEqualTypeOf<Book>()
    expectTypeOf(await parseResponse(response)).toEqualTypeOf<Book>()
    expectTypeOf<InferResponseType<typeof get, 403>>().toEqualTypeOf<
      ProblemOf<typeof OutOfCredit>
    >()
    expectTypeOf<InferResponseType<typeof get, 200>>().toEqualTypeOf<Book>()
  })

  test('The type narrows problems of one status', async () => {
    const two = new Hono().get('/', throws(OutOfCredit, Suspended), (c) => c.json(book, 200))
    const response = await hc<typeof two>(url).index.$get()
    if (response.status !== 403) return
    const problem = await response.json()
    if (problem.type === credit) expectTypeOf(problem.balance).toBeNumber()
    else expectTypeOf(problem.until).toBeString()
  })

  test('The problem of the status and a problem type are told apart by about:blank', async () => {
    const two = new Hono().get('/', throws(Forbidden, OutOfCredit), (c) => c.json(book, 200))
    const response = await hc<typeof two>(url).index.$get()
    if (response.status !== 403) return
    const problem = await response.json()
    if (problem.type === 'about:blank') {
      // @ts-expect-error the problem of the status has no members
      void problem.balance
    } else expectTypeOf(problem.balance).toBeNumber()
  })

  test('A text route has text with 200 and JSON with 404', async () => {
    const text = new Hono().get('/', throws(NotFound), (c) => c.text('found', 200))
    const response = await hc<typeof text>(url).index.$get()
    if (response.status === 404) expectTypeOf((await response.json()).status).toEqualTypeOf<404>()
    if (response.status === 200) expectTypeOf(await response.text()).toEqualTypeOf<'found'>()
  })

  test('A status that Hono does not have is -1, and the status in the problem its own', async () => {
    class PageExpired extends defineHttpError(419, 'Page Expired', 'none', 'unknown', 'Reload.') {}
    const own = new Hono().get('/', throws(PageExpired), (c) => c.json(book, 200))
    const response = await hc<typeof own>(url).index.$get()
    expectTypeOf(response.status).toEqualTypeOf<200 | -1>()
    if (response.status !== 200) {
      expectTypeOf((await response.json()).status).toEqualTypeOf<419>()
    }
  })

  test('throws without classes leaves the route as it is', async () => {
    const none = new Hono().get('/', throws(), (c) => c.json(book, 200))
    expectTypeOf((await hc<typeof none>(url).index.$get()).status).toEqualTypeOf<200>()
  })

  test('A list of classes is spread', async () => {
    const common = [NotFound, OutOfCredit] as const
    const spread = new Hono().get('/', throws(...common, Suspended), (c) => c.json(book, 200))
    const response = await hc<typeof spread>(url).index.$get()
    if (response.status === 403) {
      expectTypeOf((await response.json()).type).toEqualTypeOf<
        typeof credit | 'https://api.example.com/problems/suspended'
      >()
    }
  })
})

describe('throws beside other handlers', () => {
  const input = validator('json', () => ({ pages: 1 }))

  test('It stands before or after a validator, whose errors it declares', async () => {
    const before = new Hono().post('/', throws(ValidationFailed, NotFound), input, (c) => {
      expectTypeOf(c.req.valid('json').pages).toBeNumber()
      return c.json(book, 201)
    })
    const after = new Hono().post('/', input, throws(ValidationFailed, NotFound), (c) => {
      expectTypeOf(c.req.valid('json').pages).toBeNumber()
      return c.json(book, 201)
    })
    for (const response of [
      await hc<typeof before>(url).index.$post({ json: { pages: 1 } }),
      await hc<typeof after>(url).index.$post({ json: { pages: 1 } }),
    ]) {
      expectTypeOf(response.status).toEqualTypeOf<201 | 404 | 422>()
      if (response.status === 422) {
        expectTypeOf((await response.json()).errors).toEqualTypeOf<readonly ValidationFault[]>()
      }
    }
  })

  test('Variables, bindings and parameters keep their types', () => {
    interface Env {
      Bindings: { KEY: string }
      Variables: { user: string }
    }
    httpErrors(new Hono<Env>()).get('/books/:id', throws(NotFound), (c) => {
      expectTypeOf(c.var.user).toBeString()
      expectTypeOf(c.env.KEY).toBeString()
      expectTypeOf(c.req.param('id')).toBeString()
      return c.json(book, 200)
    })
  })

  test('It works in on(), createHandlers(), basePath() and route()', async () => {
    const on = new Hono().on('PUT', '/', throws(NotFound), (c) => c.json(book, 200))
    expectTypeOf((await hc<typeof on>(url).index.$put()).status).toEqualTypeOf<200 | 404>()

    const handlers = createFactory().createHandlers(throws(NotFound), (c) => c.json(book, 200))
    const made = new Hono().get('/', ...handlers)
    expectTypeOf((await hc<typeof made>(url).index.$get()).status).toEqualTypeOf<200 | 404>()

    const based = new Hono().basePath('/api').get('/a', throws(NotFound), (c) => c.json(book, 200))
    expectTypeOf((await hc<typeof based>(url).api.a.$get()).status).toEqualTypeOf<200 | 404>()

    const mounted = new Hono().route('/v1', based)
    expectTypeOf((await hc<typeof mounted>(url).v1.api.a.$get()).status).toEqualTypeOf<200 | 404>()
  })

  test('Two of them, and one beside middleware that responds, add up', async () => {
    const app = new Hono().get(
      '/',
      throws(NotFound),
      async (c, next) => {
        if (c.req.header('x') === undefined) return c.json({ limit: 1 }, 429)
        return next()
      },
      throws(OutOfCredit),
      (c) => c.json(book, 200)
    )
    expectTypeOf((await hc<typeof app>(url).index.$get()).status).toEqualTypeOf<
      200 | 403 | 404 | 429
    >()
  })
})

describe('WithErrors', () => {
  const app = httpErrors(new Hono())
    .get('/books/:id', throws(NotFound), (c) => c.json(book, 200))
    .post('/books', (c) => c.text('stored', 201))
  type App = WithErrors<typeof app, typeof InternalServerError | typeof TooManyRequests>
  const client = hc<App>(url)

  test('It adds errors to every route, on top of those of throws', async () => {
    const one = await client.books[':id'].$get({ param: { id: '1' } })
    expectTypeOf(one.status).toEqualTypeOf<200 | 404 | 429 | 500>()
    if (one.status === 500) {
      expectTypeOf(await one.json()).toEqualTypeOf<ProblemOf<typeof InternalServerError>>()
    }
    const two = await client.books.$post()
    expectTypeOf(two.status).toEqualTypeOf<201 | 429 | 500>()
    if (two.ok) expectTypeOf(await two.text()).toEqualTypeOf<'stored'>()
  })

  test('The parameters of a route stay required', () => {
    // @ts-expect-error the path has a parameter
    void client.books[':id'].$get()
  })

  test('It adds problem types, which their type narrows', async () => {
    const other = hc<WithErrors<typeof app, typeof OutOfCredit | typeof Suspended>>(url)
    const response = await other.books.$post()
    if (response.status !== 403) return
    const problem = await response.json()
    if (problem.type === credit) expectTypeOf(problem.balance).toBeNumber()
    else expectTypeOf(problem.until).toBeString()
  })

  test('It is never for what is no app', () => {
    expectTypeOf<WithErrors<{ readonly fetch: unknown }, typeof NotFound>>().toBeNever()
    // @ts-expect-error an error is no class
    type _Wrong = WithErrors<typeof app, NotFound>
  })
})

describe('what no types can state', () => {
  test('Hono does not put what use() answers into the schema of a route', async () => {
    const app = new Hono().use(throws(NotFound)).get('/', (c) => c.json(book, 200))
    expectTypeOf((await hc<typeof app>(url).index.$get()).status).toEqualTypeOf<200>()
  })

  test('A bare throw is never inferred', async () => {
    const app = new Hono().get('/', (c) => {
      if (c.req.header('x') === undefined) throw new NotFound()
      return c.json(book, 200)
    })
    expectTypeOf((await hc<typeof app>(url).index.$get()).status).toEqualTypeOf<200>()
  })

  test('A response of c.json without a status has any status, so a 404 may be the content', async () => {
    const app = new Hono().get('/', throws(NotFound), (c) => c.json(book))
    const response = await hc<typeof app>(url).index.$get()
    if (response.status === 404) {
      expectTypeOf(await response.json()).toEqualTypeOf<Book | ProblemOf<typeof NotFound>>()
    }
  })

  test('The type that an occurrence is given is not in the type of its problem', () => {
    const error: HttpError = new Forbidden({ type: credit })
    expectTypeOf(error.type).toEqualTypeOf<string | undefined>()
    expectTypeOf<ProblemOf<typeof Forbidden>['type']>().toEqualTypeOf<'about:blank'>()
  })
})

test('throws refuses what is no class of errors', () => {
  // @ts-expect-error an error is no class
  throws(new NotFound())
  // @ts-expect-error a status is no class
  throws(404)
  // @ts-expect-error an Error has no status
  throws(Error)
  // @ts-expect-error a list is spread
  throws([NotFound])
})
