import { errorOf, readProblem, throwIfError } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'
import { OutOfCredit } from './problems.ts'

/** Throws the error of the server: a `NotFound`, or a `ReceivedError` for all others. */
export async function findBook(origin: string, id: string): Promise<unknown> {
  const response = await throwIfError(await fetch(`${origin}/books/${id}`), [NotFound])
  return response.json()
}

/** Decides by the class of the error. */
export async function order(origin: string): Promise<string> {
  const response = await fetch(`${origin}/orders`, { method: 'POST' })
  const error = await errorOf(response, [OutOfCredit])
  if (error instanceof OutOfCredit) return `Only ${error.extensions.balance} left.`
  if (error) throw error
  return 'Ordered.'
}

/** The same without a class and a schema in the bundle: the type of the class is all that is used. */
export async function orderByType(origin: string): Promise<string> {
  const response = await fetch(`${origin}/orders`, { method: 'POST' })
  const problem = await readProblem<typeof OutOfCredit>(response)
  if (problem === undefined) return 'Ordered.'
  if (problem.type !== 'https://api.example.com/problems/out-of-credit') return problem.title ?? ''
  return `Only ${problem.balance} left.`
}
