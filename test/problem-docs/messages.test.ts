/** The whole messages of problemDocs(), and the advice and the members of each status. */
import { describe, expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import { NotFound } from '../../src/errors/errors.ts'
import type { HttpErrorClass } from '../../src/errors/http-error-class.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { adviceFor } from '../../src/problem-docs/advice.ts'
import { membersOf, statusMemberNames } from '../../src/problem-docs/member-facts.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { all, base } from './bookshop-problems.ts'

const wantedBase = `Option 'base' must be a URI reference in ASCII, without user name or password, absolute or with '/' first, such as https://api.example.com/problems/; received`

describe('what problemDocs() refuses', () => {
  test.each<[unknown, string]>([
    [{}, `${wantedBase} undefined.`],
    [{ base: 'problems/' }, `${wantedBase} "problems/".`],
    [{ base: '?problems/' }, `${wantedBase} "?problems/".`],
    [{ base: '1http:x' }, `${wantedBase} "1http:x".`],
    [{ base: 'x-problems' }, `${wantedBase} "x-problems".`],
    [{ base: 'https:' }, `${wantedBase} "https:".`],
    [{ base: './x:y' }, `${wantedBase} "./x:y".`],
    [{ base, name: '' }, `Option 'name' must be a text that is not blank; received "".`],
    [{ base, name: ' ' }, `Option 'name' must be a text that is not blank; received " ".`],
    [
      { base, home: { href: '/', label: 'x', rel: 'y' } },
      `Unknown option 'rel' of 'home' of problemDocs(): it takes href, label.`,
    ],
  ])('%j is refused with the whole message', (options, message) => {
    expect(() => problemDocs([], options as never)).toThrow(new TypeError(message))
  })

  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    [all[0], 'a function (OutOfCredit)'],
    ['x', 'a string'],
    [new Set(all), 'a Set'],
  ])('The list %o is refused with the whole message', (classes, received) => {
    expect(() => problemDocs(classes as never, { base })).toThrow(
      new TypeError(
        `The first argument of problemDocs() must be what problems() returns; received ${received}.`
      )
    )
  })

  test.each(['/x/', 'urn:x:', 'HTTPS://x.org', 'x-y.z+1:a', 'A:b'])(
    'The base %s is taken',
    (other) => {
      expect(() => problemDocs([], { base: other })).not.toThrow()
    }
  )
})

const first = 'The same request may succeed later.'
const byField = `${first} Wait as long as the Retry-After field states, or else longer after each attempt.`
const repeatable = 'Requests of any method may be repeated, as this one was not processed.'
const idempotent =
  'A request whose method is not idempotent, such as POST, may be repeated only if it has an Idempotency-Key field, or if the response states "applied": false (RFC 9110 §9.2.2).'
const change = 'Do not send the same request again: change it first.'
const never = 'Do not send the request again.'
const server =
  'Do not send the same request again: it fails until the request or the server is changed.'
const person = 'Do not send the request again automatically, but let a person decide.'
const condition =
  'If a response has the member "condition" with the value "temporary", the same request may succeed later.'

const ofStatus = (status: number) =>
  defineProblem(errorClassesByStatus.get(status) as HttpErrorClass<number>, {
    type: `/problems/p${status}`,
    title: 'X.',
  })

/** The problem types of a status and of a condition. */
const ofCondition = (status: number, of: 'temporary' | 'permanent' | 'unknown') =>
  defineProblem(errorClassesByStatus.get(status) as HttpErrorClass<number>, {
    type: `/problems/c${status}`,
    title: 'X.',
    condition: of,
  })

describe('the advice', () => {
  test('Each status has the advice of its condition', () => {
    const statuses = new Map<string, number[]>()
    for (const status of errorClassesByStatus.keys()) {
      const advice = adviceFor(ofStatus(status)).join('\n')
      statuses.set(advice, [...(statuses.get(advice) ?? []), status])
    }
    expect([...statuses].map(([advice, list]) => [list.join(' '), advice])).toEqual([
      ['400 401 403 405 406 407 411 412 413 414 415 416 417 422 426 428 431', change],
      ['402 404 409 418 421 423 424 451 500 502 511', `${person}\n${condition}`],
      ['408 504', `${first} Wait longer after each attempt.\n${idempotent}`],
      ['410', never],
      ['425', `${first} Wait longer after each attempt.\n${repeatable}`],
      ['429', `${byField}\n${repeatable}`],
      ['501 505 506 508 510', server],
      ['503', `${byField}\n${idempotent}`],
      ['507', 'Only a person may send the request again (RFC 4918 §11.5).'],
    ])
  })

  test.each([
    [404, 'permanent', [never]],
    [410, 'permanent', [never]],
    [451, 'permanent', [never]],
    [409, 'permanent', [change]],
    [500, 'permanent', [server]],
    [503, 'permanent', [server]],
    [409, 'temporary', [`${first} Wait longer after each attempt.`, idempotent]],
    [503, 'temporary', [byField, idempotent]],
    [429, 'unknown', [person, condition]],
  ] as const)('A %i that is %s has its own', (status, of, advice) => {
    expect(adviceFor(ofCondition(status, of))).toEqual(advice)
  })
})

test('The members of each status, with their type and their meaning', () => {
  const withMembers = [...errorClassesByStatus.keys()].flatMap((status) => {
    const problemClass = ofStatus(status)
    const members = membersOf(problemClass, toProblem(new NotFound()))
    expect(statusMemberNames(problemClass)).toEqual(members.map(({ name }) => name))
    return members.length === 0 ? [] : [[status, members]]
  })
  expect(withMembers).toEqual([
    [
      406,
      [
        row(
          'available',
          'array of object',
          'The representations to choose from: href, type, language, encoding.'
        ),
      ],
    ],
    [423, [row('precondition', 'string', 'The name of the WebDAV condition.')]],
    [431, [row('field', 'string', 'The name of the field that is too large.')]],
    [505, [row('supported', 'array of string', 'The protocols that are supported instead.')]],
    [511, [row('login', 'string (uri-reference)', 'Where credentials can be submitted.')]],
  ])
})

const row = (name: string, type: string, meaning: string) => ({
  name,
  type,
  required: false,
  meaning,
})
