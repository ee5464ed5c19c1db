/** What an app responds to an error, and what it reports. */
import { Hono } from 'hono'
import { vi } from 'vitest'
import {
  httpErrors,
  problemJsonFormatter,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'

/** Returns the response of an app with these options to a thrown error, and what the app reports. */
export async function respondTo(error: Error, options: HttpErrorsOptions) {
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter()], report, ...options })
  app.get('/', () => {
    throw error
  })
  const response = await app.request('/')
  return {
    response,
    body: await response.text(),
    reported: report.mock.calls.map(([each]) => each),
  }
}

/** A hook that throws. */
export const fails = (): never => {
  throw new Error('hook')
}
