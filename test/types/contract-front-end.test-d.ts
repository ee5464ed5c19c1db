/** The types of problems in the page of examples/contract, which come from the classes of the server. */
import { expectTypeOf, test } from 'vitest'
import type { ShopProblem } from '../../examples/contract/front-end/api.ts'

declare const problem: ShopProblem

test('The type of a problem narrows its members', () => {
  if (problem.type === '/problems/out-of-credit') {
    expectTypeOf(problem.balance).toEqualTypeOf<number>()
    expectTypeOf(problem.status).toEqualTypeOf<403>()
    // @ts-expect-error: the server sends no such member.
    void problem.credit
  }
})

test('A type that the server does not have is an error of the compiler', () => {
  // @ts-expect-error: the last letter is missing.
  void (problem.type === '/problems/out-of-credi')
})
