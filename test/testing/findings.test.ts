/** What differs between a response and what a test expects. */
import { describe, expect, test } from 'vitest'
import { defineProblem, Forbidden, NotFound, TooManyRequests } from '../../src/index.ts'
import { findingsOf } from '../../src/testing/findings.ts'
import { matchers } from '../../src/testing/matchers.ts'
import { assertProblem, problemDifferences } from '../../src/testing/problem-differences.ts'

class OutOfCredit extends defineProblem(Forbidden, {
  type: '/out-of-credit',
  title: 'No credit.',
  aliases: ['/poor'],
}) {}
class Renamed extends defineProblem(Forbidden, { type: '/renamed', title: 'Other.' }) {}

const problem = { type: '/out-of-credit', title: 'No credit.', status: 403, detail: 'x' }
const response = (content: unknown, status = 403, fields: Record<string, string> = {}) =>
  new Response(typeof content === 'string' ? content : JSON.stringify(content), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...fields },
  })
const differences = async (given: Response, expected?: unknown, members?: unknown) =>
  (await findingsOf(given, expected, members, 'call()')).differences

describe('the differences', () => {
  test.each<[string, Response, unknown, unknown]>([
    ['any problem', response(problem), undefined, undefined],
    ['its status', response(problem), 403, undefined],
    ['its members', response(problem), { detail: 'x' }, undefined],
    ['its class', response(problem), OutOfCredit, { detail: 'x' }],
    ['the class of its status', response(problem), Forbidden, undefined],
    [
      'its class, in another language',
      response({ ...problem, title: 'Kein Guthaben.' }, 403, { 'Content-Language': 'de' }),
      OutOfCredit,
      undefined,
    ],
  ])('there are none to %s', async (_, given, expected, members) => {
    expect(await differences(given, expected, members)).toEqual([])
  })

  test.each<[string, Response, unknown, readonly string[]]>([
    ['status', response(problem), 404, ['status: expected 404, received 403']],
    ['status of a class', response(problem), NotFound, ['status: expected 404, received 403']],
    [
      'title',
      response({ ...problem, title: 'Other.' }),
      OutOfCredit,
      ['title: expected "No credit.", received "Other."'],
    ],
    [
      'type, which is an alias',
      response({ ...problem, type: '/poor' }),
      OutOfCredit,
      ['type: expected "/out-of-credit", received "/poor", an alias of it'],
    ],
    [
      'type',
      response({ ...problem, type: '/x' }),
      OutOfCredit,
      ['type: expected "/out-of-credit", received "/x"'],
    ],
    [
      'type of a class without aliases',
      response({ ...problem, type: '/x' }),
      Renamed,
      ['type: expected "/renamed", received "/x"'],
    ],
    ['member', response(problem), { detail: 'y' }, ['detail: expected "y", received "x"']],
  ])('another %s is one', async (_, given, expected, lines) => {
    expect(await differences(given, expected)).toEqual(lines)
  })

  test('a success is no problem', async () => {
    const lines = await differences(response(problem, 399))
    expect(lines).toContain('status: expected an error, 400 to 599, received 399')
    expect(await differences(response(problem, 400))).toEqual([])
  })
})

test('what a status requires is unmet, beside the differences', async () => {
  const given = response({ ...problem, status: 429 }, 429)
  const { differences: found, unmet } = await findingsOf(given, TooManyRequests, undefined, 'c()')
  expect(found).toEqual([])
  expect(unmet).toEqual([
    'Cache-Control: every 429 must have no-store (RFC 6585 §4), received nothing',
  ])
  expect(await problemDifferences(given, TooManyRequests)).toEqual(unmet)
})

describe('assertProblem', () => {
  test('returns a copy of the problem', async () => {
    expect(await assertProblem(response(problem), OutOfCredit)).toEqual(problem)
  })

  test('throws an assertion error with the differences', async () => {
    const error: unknown = await assertProblem(response(problem), 404).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'AssertionError',
      code: 'ERR_ASSERTION',
      differences: ['status: expected 404, received 403'],
    })
    expect((error as Error).message).toMatch(
      /^The response is not the expected problem with status 404:\n/
    )
  })

  test('names the call in the message for what cannot be expected', async () => {
    await expect(assertProblem(response(problem), 'x' as never)).rejects.toThrow(
      /^assertProblem\(\) takes /
    )
    await expect(problemDifferences(response(problem), 'x' as never)).rejects.toThrow(
      /^problemDifferences\(\) takes /
    )
    const call = matchers.toBeProblem.call({}, response(problem), 'x')
    await expect(call).rejects.toThrow(/^toBeProblem\(\) takes /)
  })
})

describe('toBeProblem', () => {
  const call = (given: Response, expected: unknown, isNot?: boolean) =>
    matchers.toBeProblem.call({ isNot }, given, expected)

  test('passes for the problem, and has the message of what was not expected', async () => {
    const outcome = await call(response(problem), 403)
    expect(outcome.pass).toBe(true)
    expect(outcome.message()).toMatch(
      /^The response is the problem with status 403, which is not expected\.\n/
    )
  })

  test('fails for another, with the differences', async () => {
    const outcome = await call(response(problem), 404)
    expect(outcome.pass).toBe(false)
    expect(outcome.message()).toMatch(/ {2}- status: expected 404, received 403\n/)
  })

  test('fails for a response without what its status requires, but not with .not', async () => {
    const given = () => response({ ...problem, status: 429 }, 429)
    expect((await call(given(), 429)).pass).toBe(false)
    expect((await call(given(), 429, false)).pass).toBe(false)
    expect((await call(given(), 429, true)).pass).toBe(true)
  })
})
