/** A callback of `stream` that fails, in each preset: the stream is aborted, and the error is reported. */
import { Hono, type Context } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'
import { full } from '../../src/presets/full.ts'
import * as main from '../../src/index.ts'
import * as tiny from '../../src/presets/tiny.ts'

afterEach(() => void vi.restoreAllMocks())

async function contextOf(): Promise<Context> {
  let found: Context | undefined
  await new Hono()
    .get('/', (c) => {
      found = c
      return c.text('')
    })
    .request('/')
  if (found === undefined) throw new Error('The handler was not called.')
  return found
}

test.each([
  ['hono-http-errors', main.withAbortOnError],
  ['hono-http-errors/tiny', tiny.withAbortOnError],
])('withAbortOnError of %s aborts the stream and reports the error', async (_, wrap) => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const error = new Error('SECRET')
  const aborted: unknown[] = []
  const stream = new WritableStream({ abort: (reason) => void aborted.push(reason) })
  const callback = wrap(await contextOf(), async () => {
    throw error
  })
  await callback({ writer: stream.getWriter() })
  expect(log.mock.calls).toEqual([['GET / 500:', error]])
  expect(aborted).toEqual([
    Object.assign(new Error('The content was cut short, as an error was reported.'), {
      code: 'ERR_STREAM_PREMATURE_CLOSE',
    }),
  ])
})

test('the full preset has every formatter and recognizer, and a class for each status', () => {
  expect(full.formatters().map(({ type }) => type)).toEqual([
    'application/problem+json',
    'application/json',
    'text/html; charset=utf-8',
    'application/problem+xml',
    'application/xml',
    'text/plain; charset=utf-8',
  ])
  const own = () => undefined
  expect(full.recognizers([own])[0]).toBe(own)
  expect(full.recognizers([]).length).toBeGreaterThan(5)
  expect(full.errorClassOf(404)).toBe(main.NotFound)
})
