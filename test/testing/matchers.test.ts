/** `toBeProblem` in Vitest and in Jest, with the values and the matchers of each. */
import { expect as jestExpect } from 'expect'
import { describe, expect, test } from 'vitest'
import { Forbidden, MethodNotAllowed, NotFound } from '../../src/index.ts'
import { matchers, type ProblemMatchers } from '../../src/testing/index.ts'
import { Busy, Closed, credit, library, OutOfCredit, responseOf } from './library.ts'

expect.extend(matchers)
jestExpect.extend(matchers)

/** What both frameworks have in common. */
interface Expect {
  (value: unknown): ProblemMatchers & { readonly not: ProblemMatchers }
  any(sample: unknown): { asymmetricMatch(value: unknown): boolean }
  stringContaining(sample: string): { asymmetricMatch(value: unknown): boolean }
  stringMatching(sample: RegExp): { asymmetricMatch(value: unknown): boolean }
  arrayContaining(sample: unknown[]): { asymmetricMatch(value: unknown): boolean }
  objectContaining(sample: object): { asymmetricMatch(value: unknown): boolean }
  anything(): { asymmetricMatch(value: unknown): boolean }
}

describe.each([
  ['Vitest', expect as unknown as Expect],
  ['Jest', jestExpect as unknown as Expect],
])('toBeProblem in %s', (framework, extended) => {
  type Arguments = readonly unknown[]

  /** `passes`, or the lines with the differences; the opposite, by `.not`, must have the other outcome. */
  async function outcomeOf(response: Response, args: Arguments): Promise<unknown> {
    const run = extended(response) as unknown as Record<
      'toBeProblem',
      (...args: Arguments) => Promise<void>
    >
    const { not } = extended(response) as unknown as Record<'not', typeof run>
    const outcome = await run.toBeProblem(...args).then(() => 'passes', linesOf)
    const opposite = await not.toBeProblem(...args).then(() => 'passes', messageOf)
    if (outcome === 'passes') expect(opposite).toContain(', which is not expected.\n')
    else expect(opposite).toBe('passes')
    return outcome
  }

  test.each<readonly [string, string, ...Arguments]>([
    ['its class', '/credit', OutOfCredit],
    ['the class of its status', '/credit', Forbidden],
    ['its status code', '/credit', 403],
    ['any problem', '/credit'],
    ['a class without a type', '/books/7', NotFound],
    ['a class with a required field', '/closed', Closed],
    ['a class without members', '/busy', Busy],
    ['values', '/credit', OutOfCredit, { balance: 30, accounts: ['/account/1', '/account/2'] }],
    ['a detail', '/books/7', NotFound, { detail: 'No book has that id.' }],
    ['the absence of a member', '/books/7', NotFound, { instance: undefined }],
    ['asymmetric matchers', '/credit', OutOfCredit, { balance: extended.any(Number) }],
    [
      'a part of an array',
      '/credit',
      OutOfCredit,
      { accounts: extended.arrayContaining(['/account/2']) },
    ],
    ['a part of a text', '/credit', OutOfCredit, { detail: extended.stringContaining('30') }],
    ['a regular expression', '/credit', OutOfCredit, { title: /credit/g }],
    ['a matcher of the status', '/credit', { status: extended.any(Number) }],
    ['a matcher of the type', '/credit', { type: extended.stringMatching(/out-of-credit$/) }],
    ['matchers in an array', '/credit', { accounts: [extended.anything(), /2$/] }],
  ])(`In ${framework}, a response passes for %s`, async (_what, path, ...args) => {
    expect(await outcomeOf(await library.request(String(path)), args)).toBe('passes')
  })

  test.each<readonly [string, string, ...Arguments]>([
    ['status: expected 404, received 403', '/credit', NotFound],
    ['status: expected 404, received 403', '/credit', 404],
    ['status: expected 404, received 403', '/credit', { status: 404 }],
    [
      `type: expected "${OutOfCredit.type}", received "about:blank"`,
      '/books/7',
      { type: OutOfCredit.type },
    ],
    ['balance: expected 20, received 30', '/credit', OutOfCredit, { balance: 20 }],
    [
      'accounts[1]: expected "/account/3", received "/account/2"',
      '/credit',
      OutOfCredit,
      { accounts: ['/account/1', '/account/3'] },
    ],
    [
      'accounts[1]: expected nothing, received "/account/2"',
      '/credit',
      OutOfCredit,
      { accounts: ['/account/1'] },
    ],
    ['balance: expected nothing, received 30', '/credit', OutOfCredit, { balance: undefined }],
    ['instance: expected "/7", received nothing', '/books/7', NotFound, { instance: '/7' }],
    ['balance: expected Any<String>, received 30', '/credit', { balance: extended.any(String) }],
    [
      'detail: expected StringContaining "20", received "Your balance is 30."',
      '/credit',
      OutOfCredit,
      { detail: extended.stringContaining('20') },
    ],
    [
      'detail: expected a match of /20/, received "Your balance is 30."',
      '/credit',
      OutOfCredit,
      { detail: /20/ },
    ],
    [
      'accounts[0]: expected Any<Number>, received "/account/1"',
      '/credit',
      OutOfCredit,
      { accounts: [extended.any(Number), /2/] },
    ],
  ])(`In ${framework}, a response fails with the line %s`, async (line, path, ...args) => {
    expect(await outcomeOf(await library.request(String(path)), args)).toEqual([line])
  })

  test(`In ${framework}, a response that is no error fails for any problem`, async () => {
    expect(await outcomeOf(await library.request('/fine'), [])).toEqual([
      'status: expected an error, 400 to 599, received 200',
      'Content-Type: expected application/problem+json (RFC 9457 §3), received "application/json"',
    ])
  })

  test(`In ${framework}, the response can still be read`, async () => {
    const response = await library.request('/credit')
    expect(await outcomeOf(response, [OutOfCredit])).toBe('passes')
    expect(response.bodyUsed).toBe(false)
    expect(await response.json()).toMatchObject({ balance: 30 })
  })

  test(`In ${framework}, a response that is the problem but for a required field passes neither`, async () => {
    const response = responseOf({ status: 405 }, { status: 405 })
    const line =
      '\n  - Allow: every 405 must have this field (RFC 9110 §15.5.6), received nothing\n'
    await expect(extended(response).toBeProblem(MethodNotAllowed)).rejects.toThrow(line)
    await expect(extended(response).not.toBeProblem(MethodNotAllowed)).rejects.toThrow(
      'The response is the problem MethodNotAllowed (405), which is not expected.'
    )
  })

  test(`In ${framework}, .not refuses what is no response`, async () => {
    const message = 'toBeProblem() takes a Response; received a string.'
    await expect(extended('x').not.toBeProblem()).rejects.toThrow(message)
    await expect(extended('x').toBeProblem()).rejects.toThrow(message)
  })

  test(`In ${framework}, a failure is no error of the matcher: it lists every difference`, async () => {
    const response = responseOf({ ...credit, balance: '30', title: 'x' })
    expect(await outcomeOf(response, [OutOfCredit, { balance: 20, detail: 'x' }])).toEqual([
      'title: expected "You do not have enough credit.", received "x"',
      'balance: expected 20, received "30"',
      'detail: expected "x", received "Your balance is 30."',
      'The members do not fit the schema of OutOfCredit: balance: Invalid input: expected number, received string',
    ])
  })
})

function messageOf(error: unknown): string {
  return (error as Error).message
}

function linesOf(error: unknown): unknown {
  return messageOf(error).match(/(?<=^ {2}- ).*$/gm) ?? messageOf(error)
}
