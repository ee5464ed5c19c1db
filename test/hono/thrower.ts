/** An app whose only handler throws, and its responses as problems. */
import { Hono } from 'hono'
import { httpErrors, type HttpErrorsOptions } from '../../src/index.ts'

export const silent: HttpErrorsOptions = { report: () => {} }

export function thrower(value: unknown, options: HttpErrorsOptions = silent) {
  return httpErrors(new Hono(), options).get('/', () => {
    throw value
  })
}

export async function respondTo(app: Pick<Hono, 'request'>, path = '/', init?: RequestInit) {
  const response = await app.request(path, init)
  const problem: Record<string, unknown> = await response.json()
  return { status: response.status, headers: response.headers, problem }
}
