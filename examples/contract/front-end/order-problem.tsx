/** @jsxImportSource hono/jsx/dom */
import { problemOf } from './api.ts'
import type { KnownProblem } from './failure.tsx'
import type { Texts } from './texts.ts'

/**
 * What the page shows of the problem types of an order, from their members.
 *
 * @param onTopUp called with the amount that is missing.
 * @returns undefined for problems that the server describes.
 */
export function orderProblem(
  error: unknown,
  texts: Texts,
  money: (cents: number) => string,
  onTopUp: (amount: number) => void
): KnownProblem | undefined {
  const problem = problemOf(error)
  switch (problem?.type) {
    case '/problems/out-of-credit': {
      const { balance, price } = problem
      const missing = price - balance
      const content = (
        <>
          <dl>
            <dt>{texts.account}</dt>
            <dd>{money(balance)}</dd>
            <dt>{texts.price}</dt>
            <dd>{money(price)}</dd>
            <dt>{texts.missing}</dt>
            <dd>{money(missing)}</dd>
          </dl>
          <button type="button" onClick={() => onTopUp(missing)}>
            {texts.add(money(missing))}
          </button>
        </>
      )
      return { title: texts.outOfCredit, content }
    }
    case '/problems/out-of-stock':
      return { title: texts.outOfStock, content: <p>{texts.left(problem.copies)}</p> }
    case '/problems/too-many-orders':
      return { title: texts.tooManyOrders, content: <p>{texts.limit(problem.limit)}</p> }
    default:
      return undefined
  }
}
