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
import { answerTo, hostile } from './respond-to.ts'

const recognizeOne: ImmediateRecognizer = (thrown, c) =>
  HttpError.is(thrown) ? thrown : (fromHttpErrors()(thrown, c) ?? fromAbort()(thrown, c))

const aggregate = fromAggregate(recognizeOne)

async function told(...members: unknown[]) {
  return answerTo(new AggregateError(members, 'secret'), [aggregate])
}

const bearer = { scheme: 'Bearer', params: { realm: 'shop' } }

describe('problems of one type and status', () => {
  test('become one, with what each of them tells', async () => {
    const type = 'https://example.net/validation-error'
    const title = 'Your request is not valid.'
    const { status, problem } = await told(
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

  test('become one list when they are lists themselves', async () => {
    const listed = (pointer: string) =>
      new UnprocessableContent({ extensions: { errors: [{ detail: 'Wrong.', pointer }] } })
    const { problem } = await told(listed('#/a'), listed('#/b'))
    expect(problem['errors']).toEqual([
      { detail: 'Wrong.', pointer: '#/a' },
      { detail: 'Wrong.', pointer: '#/b' },
    ])
  })

  test('tell no messages of 5xx, and not that of the aggregate', async () => {
    const { status, text } = await told(new BadGateway('secret'), new BadGateway('secret'))
    expect(status).toBe(502)
    expect(text).not.toContain('secret')
  })

  test('are asked of the recognizers', async () => {
    const { status, problem } = await told(createError(404, 'No book.'), new NotFound('No author.'))
    expect(status).toBe(404)
    expect(problem['errors']).toEqual([{ detail: 'No book.' }, { detail: 'No author.' }])
  })

  test('have the challenges of all, and the longest delay', async () => {
    const basic = { scheme: 'Basic', params: { realm: 'shop' } }
    const unauthorized = await told(
      new Unauthorized({ challenges: [bearer] }),
      new Unauthorized({ challenges: [basic, bearer] })
    )
    expect(unauthorized.headers.get('www-authenticate')).toBe(
      'Bearer realm="shop", Basic realm="shop"'
    )
    const delayed = await told(
      new TooManyRequests({ retryAfter: 5 }),
      new TooManyRequests({ retryAfter: 60 }),
      new TooManyRequests({ retryAfter: 30 })
    )
    expect(delayed.headers.get('retry-after')).toBe('60')
  })

  test('have one condition, which is unknown when theirs differ', async () => {
    const permanent = new NotFound({ condition: 'permanent' })
    expect((await told(permanent, permanent)).problem['condition']).toBe('permanent')
    expect((await told(permanent, new NotFound())).problem['condition']).toBe('unknown')
  })

  test('are at most a hundred', async () => {
    const { problem } = await told(...Array.from({ length: 10_000 }, () => new Conflict()))
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
  ])('send the most urgent: %s', async (_what, members, status) => {
    const { status: sent, problem } = await told(...members)
    expect(sent).toBe(status)
    expect(problem).not.toHaveProperty('errors')
  })

  test('of one status are not merged; the first is sent', async () => {
    const { problem } = await told(
      new Conflict({ type: '/problems/taken', detail: 'The name is taken.' }),
      new Conflict({ type: '/problems/stale', detail: 'The book has changed.' })
    )
    expect(problem).toMatchObject({ type: '/problems/taken', detail: 'The name is taken.' })
  })

  test('of no type and of about:blank are of one', async () => {
    const { problem } = await told(
      new Conflict('One.'),
      new Conflict({ type: 'about:blank', detail: 'Two.' })
    )
    expect(problem['errors']).toEqual([{ detail: 'One.' }, { detail: 'Two.' }])
  })
})

describe('an AggregateError', () => {
  test('with one problem is that problem', () => {
    const problem = new NotFound()
    expect(aggregate(new AggregateError([problem]))).toBe(problem)
  })

  test('with a member that nobody knows stays a 500', async () => {
    const { status, text } = await told(new NotFound('No book.'), new Error('secret'))
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
  })

  test('without members stays a 500', async () => {
    expect((await told()).status).toBe(500)
  })

  test('may have aggregates as members, and itself', async () => {
    const inner = new AggregateError([new NotFound('One.')])
    const outer = new AggregateError([inner, new NotFound('Two.')])
    inner.errors.push(outer, inner)
    const { problem } = await answerTo(outer, [aggregate])
    expect(problem['errors']).toEqual([{ detail: 'One.' }, { detail: 'Two.' }])
  })

  test('that contains nothing but itself stays a 500', () => {
    const error = new AggregateError([])
    error.errors.push(error)
    expect(aggregate(error)).toBeUndefined()
  })

  test('of Promise.any and of a subclass are known', async () => {
    class Failures extends AggregateError {}
    const rejected = Promise.any([Promise.reject(new NotFound()), Promise.reject(new NotFound())])
    expect((await answerTo(await rejected.catch((error) => error), [aggregate])).status).toBe(404)
    expect(aggregate(new Failures([new NotFound()]))?.status).toBe(404)
  })

  test.each<readonly [string, unknown]>([
    ...hostile,
    ['an Error that only has errors', Object.assign(new Error('x'), { errors: [new NotFound()] })],
    ['JSON', { name: 'AggregateError', errors: [new NotFound()] }],
  ])('is not %s', (_name, value) => {
    expect(aggregate(value)).toBeUndefined()
  })
})
