/** `stack: 'always'` holds for the whole process, so it has a file of its own. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { httpErrorHandlers, httpErrors, NotFound } from '../../src/index.ts'

test('Errors of clients have frames once an app asks for them', () => {
  expect(new NotFound().stack).not.toContain('\n    at ')
  httpErrors(new Hono(), { stack: 'always' })
  httpErrorHandlers({ stack: 'always' })
  expect(new NotFound().stack).toContain('\n    at ')
})
