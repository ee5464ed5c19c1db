import { Hono } from 'hono'
import { hc, type ClientResponse } from 'hono/client'
import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  errorFrom,
  errorOf,
  readProblem,
  ReceivedError,
  retryAdvice,
  throwIfError,
  type Received,
  type ReceivedProblem,
} from '../../src/client/index.ts'
import { errorClassOf, Forbidden, httpErrors, NotFound, type ProblemOf } from '../../src/index.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
}) {}
class Suspended extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/suspended',
  title: 'Your account is suspended.',
  extensions: z.object({ until: z.string() }),
}) {}

const app = httpErrors(new Hono()).get('/books/:id', (c) => {
  const problem = {} as ProblemOf<typeof NotFound>
  return c.req.param('id') === '' ? c.json(problem, 404) : c.json({ title: 'Dune' }, 200)
})
const client = hc<typeof app>('http://localhost')
declare const response: Response

describe('errorOf', () => {
  test('narrows by instanceof, and what is left is a ReceivedError', async () => {
    const error = await errorOf(response, [OutOfCredit, Suspended, NotFound])
    if (error === undefined) return
    expectTypeOf(error).toExtend<Received<Response>>()
    expectTypeOf(error.response).toEqualTypeOf<Response>()
    expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>()
    if (error instanceof OutOfCredit) {
      expectTypeOf(error.extensions.balance).toEqualTypeOf<number>()
      expectTypeOf(error.status).toEqualTypeOf<403>()
    } else if (error instanceof Suspended) {
      expectTypeOf(error.extensions.until).toEqualTypeOf<string>()
    } else if (error instanceof ReceivedError) {
      expectTypeOf(error.problem).toEqualTypeOf<ReceivedProblem>()
      expectTypeOf(error.status).toEqualTypeOf<number>()
    } else {
      expectTypeOf(error.status).toEqualTypeOf<404>()
    }
  })

  test('refuses the wrong members of a class', async () => {
    const error = await errorOf(response, [OutOfCredit])
    if (error instanceof OutOfCredit) {
      // @ts-expect-error the schema has no such member
      void error.extensions.credit
    }
  })

  test('takes the responses of fetch and of hc, and any class of this package', async () => {
    await errorOf(await client.books[':id'].$get({ param: { id: '1' } }), [OutOfCredit])
    await errorOf(response, [errorClassOf(404), class Missing extends NotFound {}])
    const none = await errorOf(response)
    expectTypeOf(none).toEqualTypeOf<(ReceivedError & Received<Response>) | undefined>()
    // @ts-expect-error a promise of a response is none
    await errorOf(fetch('/'))
    // @ts-expect-error not a class of this package
    await errorOf(response, [Error])
  })
})

describe('throwIfError', () => {
  test('leaves the responses of hc that are no errors', async () => {
    const ok = await throwIfError(await client.books[':id'].$get({ param: { id: '1' } }))
    expectTypeOf(ok.status).toEqualTypeOf<200>()
    expectTypeOf(await ok.json()).toEqualTypeOf<{ title: string }>()
  })

  test('leaves a response whose status is not known as it is', async () => {
    expectTypeOf(await throwIfError(response)).toEqualTypeOf<Response>()
    type Any = ClientResponse<{ title: string }>
    expectTypeOf(await throwIfError({} as Any)).toEqualTypeOf<Any>()
  })
})

describe('readProblem', () => {
  test('has unknown members without a class', async () => {
    const problem = await readProblem(response)
    expectTypeOf(problem).toEqualTypeOf<ReceivedProblem | undefined>()
    expectTypeOf(problem?.['balance']).toEqualTypeOf<unknown>()
  })

  test('narrows by type with classes', async () => {
    const problem = await readProblem<typeof OutOfCredit | typeof Suspended>(response)
    if (problem?.type === 'https://api.example.com/problems/out-of-credit') {
      expectTypeOf(problem.balance).toEqualTypeOf<number>()
      expectTypeOf(problem.title).toEqualTypeOf<string>()
    } else if (problem?.type === 'https://api.example.com/problems/suspended') {
      expectTypeOf(problem.until).toEqualTypeOf<string>()
    } else {
      expectTypeOf(problem?.type).toEqualTypeOf<'about:blank' | undefined>()
    }
  })
})

test('errorFrom keeps the type of what the library has received', () => {
  const received = { status: 403, headers: new Headers(), url: 'https://api.example.com/' }
  const error = errorFrom(received, {}, [OutOfCredit])
  expectTypeOf(error.response).toEqualTypeOf<typeof received>()
  expectTypeOf(error).toExtend<Received>()
})

test('retryAdvice takes any error, a Request, or the method and fields of one', () => {
  const advice = retryAdvice(new Error('x'), new Request('http://localhost'))
  expectTypeOf(advice?.after).toEqualTypeOf<number | undefined>()
  retryAdvice(undefined, { method: 'POST', headers: new Headers() })
  // @ts-expect-error the method decides
  retryAdvice(new Error('x'), {})
})
