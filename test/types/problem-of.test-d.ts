import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type {
  HttpVersionNotSupported,
  InternalServerError,
  Locked,
  NetworkAuthenticationRequired,
  RequestHeaderFieldsTooLarge,
  ValidationFailed,
  InvalidRequest,
} from '../../src/index.ts'
import {
  defineProblem,
  Forbidden,
  NotAcceptable,
  NotFound,
  type Available,
  type ProblemOf,
  type ValidationFault,
} from '../../src/index.ts'

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number(), accounts: z.array(z.string()).optional() }),
}) {}

describe('ProblemOf', () => {
  test('has the type, the status and the members of a problem type', () => {
    type Problem = ProblemOf<typeof OutOfCredit>
    expectTypeOf<
      Problem['type']
    >().toEqualTypeOf<'https://api.example.com/problems/out-of-credit'>()
    expectTypeOf<Problem['status']>().toEqualTypeOf<403>()
    expectTypeOf<Problem['balance']>().toEqualTypeOf<number>()
    expectTypeOf<Problem['accounts']>().toEqualTypeOf<string[] | undefined>()
    expectTypeOf<Problem['instance']>().toEqualTypeOf<string | undefined>()
    // @ts-expect-error no such member
    type _Balances = Problem['balances']
  })

  test('has the type about:blank and the standard members for the class of a status', () => {
    type Problem = ProblemOf<typeof NotFound>
    expectTypeOf<Problem['type']>().toEqualTypeOf<'about:blank'>()
    expectTypeOf<keyof Problem>().toEqualTypeOf<
      'type' | 'title' | 'status' | 'detail' | 'instance' | 'condition' | 'applied'
    >()
  })

  test('has the members that the status itself has', () => {
    expectTypeOf<ProblemOf<typeof NotAcceptable>['available']>().toEqualTypeOf<
      readonly Available[] | undefined
    >()
    expectTypeOf<ProblemOf<typeof RequestHeaderFieldsTooLarge>['field']>().toEqualTypeOf<
      string | undefined
    >()
    expectTypeOf<ProblemOf<typeof HttpVersionNotSupported>['supported']>().toEqualTypeOf<
      readonly string[] | undefined
    >()
    expectTypeOf<ProblemOf<typeof NetworkAuthenticationRequired>['login']>().toEqualTypeOf<
      string | undefined
    >()
    expectTypeOf<ProblemOf<typeof Locked>['precondition']>().toEqualTypeOf<string | undefined>()
    class NoVariant extends defineProblem(NotAcceptable, {
      type: 'https://api.example.com/problems/no-variant',
      title: 'No variant.',
    }) {}
    expectTypeOf<ProblemOf<typeof NoVariant>>().toHaveProperty('available')
    // @ts-expect-error a 404 has no such member
    type _Available = ProblemOf<typeof NotFound>['available']
    // @ts-expect-error an option that is sent as a field is no member
    type _Challenges = ProblemOf<typeof Forbidden>['challenges']
  })

  test('has the faults of a failed validation', () => {
    expectTypeOf<ProblemOf<typeof ValidationFailed>['errors']>().toEqualTypeOf<
      readonly ValidationFault[]
    >()
    expectTypeOf<ProblemOf<typeof ValidationFailed>['status']>().toEqualTypeOf<422>()
    expectTypeOf<ProblemOf<typeof InvalidRequest>['status']>().toEqualTypeOf<400>()
    expectTypeOf<ProblemOf<typeof InvalidRequest>['type']>().toEqualTypeOf<'about:blank'>()
  })

  test('has the members of a subclass that declares its extensions', () => {
    class BookMissing extends NotFound {
      declare readonly extensions: { readonly bookId: string }
    }
    expectTypeOf<ProblemOf<typeof BookMissing>['bookId']>().toEqualTypeOf<string>()
  })

  test('is a union for several classes, which type and status tell apart', () => {
    const problem = {} as ProblemOf<
      typeof OutOfCredit | typeof Forbidden | typeof InternalServerError
    >
    if (problem.status === 500) expectTypeOf(problem.type).toEqualTypeOf<'about:blank'>()
    else if (problem.type === 'about:blank') {
      // @ts-expect-error the class of the status has no members
      void problem.balance
    } else expectTypeOf(problem.balance).toBeNumber()
  })
})
