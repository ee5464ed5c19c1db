import createError from 'http-errors'
import { describe, expect, test } from 'vitest'
import {
  BadGateway,
  Conflict,
  Forbidden,
  HttpError,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnprocessableContent,
  type ImmediateRecognizer,
} from '../../src/index.ts'
import { fromAbort } from '../../src/recognizers/abort.ts'
import { fromAggregate } from '../../src/recognizers/aggregate.ts'
import { fromHttpErrors } from '../../src/recognizers/http-errors.ts'
import { respondTo, hostileValues } from './respond-to.ts'

const recognizeOne: ImmediateRecognizer = (thrown, c) =>
  HttpError.is(thrown) ? thrown : (fromHttpErrors()(thrown, c) ?? fromAbort()(thrown, c))

const aggregate = fromAggregate(recognizeOne)

async function respondToAggregate(...members: unknown[]) {
  return respondTo(new AggregateError(members, 'secret'), [aggregate])
}

const bearer = { scheme: 'Bearer', params: { realm: 'shop' } }

describe('problems of one type and status', () => {
  test('problems of one type and status become one, with the detail and extensions of each', async () => {
    const type = 'https://example.net/validation-error'
    const title = 'Your request is not valid.'
    const { status, problem } = await respondToAggregate(
      new UnprocessableContent({
        type,
        title,
        detail: 'must be a positive integer',
        extensions: { pointer: '#/age' },
      }),
      new UnprocessableContent({
        type,
        title,
        detail: 'must be green, red or blue',
        extensions: { pointer: '#/profile/color' },
      })
    )
    expect(status).toBe(422)
    expect(problem).toMatchObject({
      type,
      title,
      status: 422,
      errors: [
        { detail: 'must be a positive integer', pointer: '#/age' },
        { detail: 'must be green, red or blue', pointer: '#/profile/color' },
      ],
    })
    expect(problem['detail']).toBe(new UnprocessableContent().definition.explanation)
  })

  test('the errors of several problems become one list', async () => {
    const listed = (pointer: string) =>
      new UnprocessableContent({ extensions: { errors: [{ detail: 'Wrong.', pointer }] } })
    const { problem } = await respondToAggregate(listed('#/a'), listed('#/b'))
    expect(problem['errors']).toEqual([
      { detail: 'Wrong.', pointer: '#/a' },
      { detail: 'Wrong.', pointer: '#/b' },
    ])
  })

  test('the messages of 5xx and of the AggregateError are not sent', async () => {
    const { status, text } = await respondToAggregate(
      new BadGateway('secret'),
      new BadGateway('secret')
    )
    expect(status).toBe(502)
    expect(text).not.toContain('secret')
  })

  test('the recognizers are asked about each member', async () => {
    const { status, problem } = await respondToAggregate(
      createError(404, 'No book.'),
      new NotFound('No author.')
    )
    expect(status).toBe(404)
    expect(problem['errors']).toEqual([{ detail: 'No book.' }, { detail: 'No author.' }])
  })

  test('the response has the challenges of all members and the longest Retry-After', async () => {
    const basic = { scheme: 'Basic', params: { realm: 'shop' } }
    const unauthorized = await respondToAggregate(
      new Unauthorized({ challenges: [bearer] }),
      new Unauthorized({ challenges: [basic, bearer] })
    )
    expect(unauthorized.headers.get('www-authenticate')).toBe(
      'Bearer realm="shop", Basic realm="shop"'
    )
    const delayed = await respondToAggregate(
      new TooManyRequests({ retryAfter: 5 }),
      new TooManyRequests({ retryAfter: 60 }),
      new TooManyRequests({ retryAfter: 30 })
    )
    expect(delayed.headers.get('retry-after')).toBe('60')
  })

  test('the condition is unknown if those of the members differ', async () => {
    const permanent = new NotFound({ condition: 'permanent' })
    expect((await respondToAggregate(permanent, permanent)).problem['condition']).toBe('permanent')
    expect((await respondToAggregate(permanent, new NotFound())).problem['condition']).toBe(
      'unknown'
    )
  })

  test('the merged problem has the member applied if all of them have it alike', async () => {
    const appliedOf = async (...all: (boolean | undefined)[]) => {
      const errors = all.map((applied) => new NotFound({ detail: 'x', applied }))
      return (await respondToAggregate(...errors)).problem
    }
    expect(await appliedOf(false, false)).toMatchObject({
      applied: false,
      errors: [{ detail: 'x' }, { detail: 'x' }],
    })
    expect(await appliedOf(false, true)).not.toHaveProperty('applied')
    expect(await appliedOf(false, undefined)).not.toHaveProperty('applied')
  })

  test('the response has at most 100 errors', async () => {
    const { problem } = await respondToAggregate(
      ...Array.from({ length: 10_000 }, () => new Conflict())
    )
    expect(problem['errors']).toHaveLength(100)
  })
})

describe('problems of different types or statuses', () => {
  test.each([
    ['a 5xx before a 4xx', [new NotFound(), new ServiceUnavailable()], 503],
    ['a 500 before all', [new ServiceUnavailable(), new BadGateway(), createError(500)], 500],
    [
      'a 401 before a 403',
      [new NotFound(), new Forbidden(), new Unauthorized({ challenges: [bearer] })],
      401,
    ],
    ['a 403 before a 400', [createError(400), new Forbidden()], 403],
    ['the lower of two 4xx', [new Conflict(), new NotFound()], 404],
  ])('the most urgent problem is sent: %s', async (_what, members, status) => {
    const { status: sent, problem } = await respondToAggregate(...members)
    expect(sent).toBe(status)
    expect(problem).not.toHaveProperty('errors')
  })

  test('the first problem is sent if the types differ and the status does not', async () => {
    const { problem } = await respondToAggregate(
      new Conflict({ type: '/problems/taken', detail: 'The name is taken.' }),
      new Conflict({ type: '/problems/stale', detail: 'The book has changed.' })
    )
    expect(problem).toMatchObject({ type: '/problems/taken', detail: 'The name is taken.' })
  })

  test('no type and about:blank are the same type', async () => {
    const { problem } = await respondToAggregate(
      new Conflict('One.'),
      new Conflict({ type: 'about:blank', detail: 'Two.' })
    )
    expect(problem['errors']).toEqual([{ detail: 'One.' }, { detail: 'Two.' }])
  })
})

describe('an AggregateError', () => {
  test('an AggregateError with one problem is that problem', () => {
    const problem = new NotFound()
    expect(aggregate(new AggregateError([problem]))).toBe(problem)
  })

  test('an AggregateError with an unknown member is a 500', async () => {
    const { status, text } = await respondToAggregate(new NotFound('No book.'), new Error('secret'))
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
  })

  test('an AggregateError without members is a 500', async () => {
    expect((await respondToAggregate()).status).toBe(500)
  })

  test('the members of nested AggregateErrors count once, also in a cycle', async () => {
    const inner = new AggregateError([new NotFound('One.')])
    const outer = new AggregateError([inner, new NotFound('Two.')])
    inner.errors.push(outer, inner)
    const { problem } = await respondTo(outer, [aggregate])
    expect(problem['errors']).toEqual([{ detail: 'One.' }, { detail: 'Two.' }])
  })

  test('an AggregateError that contains only itself is not recognized', () => {
    const error = new AggregateError([])
    error.errors.push(error)
    expect(aggregate(error)).toBeUndefined()
  })

  test('the AggregateErrors of Promise.any and of a subclass are recognized', async () => {
    class Failures extends AggregateError {}
    const rejected = Promise.any([Promise.reject(new NotFound()), Promise.reject(new NotFound())])
    expect((await respondTo(await rejected.catch((error) => error), [aggregate])).status).toBe(404)
    expect(aggregate(new Failures([new NotFound()]))?.status).toBe(404)
  })

  test.each<readonly [string, unknown]>([
    ...hostileValues,
    ['an Error that only has errors', Object.assign(new Error('x'), { errors: [new NotFound()] })],
    ['JSON', { name: 'AggregateError', errors: [new NotFound()] }],
  ])('fromAggregate() does not recognize %s', (_name, value) => {
    expect(aggregate(value)).toBeUndefined()
  })
})
