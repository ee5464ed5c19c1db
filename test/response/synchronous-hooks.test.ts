/** Hooks whose value is needed at once: an asynchronous one is refused, and its rejection ends no process. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  fromStatusProperty,
  httpErrors,
  NotFound,
  type HttpErrorsOptions,
  type Recognizer,
} from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { createLocalizer } from '../../src/languages/localize.ts'
import { respondTo } from '../support/respond-to.ts'

const unhandled = vi.fn<() => void>()

beforeEach(() => void process.on('unhandledRejection', unhandled))

afterEach(() => {
  process.off('unhandledRejection', unhandled)
  unhandled.mockReset()
})

/** Returns a promise that rejects, without being an asynchronous function. */
const late = (): never => Promise.reject(new Error('late')) as never

/** What a program without types may pass. */
const untyped = (options: object): HttpErrorsOptions => options

const kept = new HTTPException(404, { res: new Response('kept', { status: 404 }) })
const shopError = Object.assign(new Error('The order was sent.'), { status: 409 })

const hooks: readonly [string, Error, HttpErrorsOptions, number][] = [
  ['typeFor', new NotFound(), untyped({ typeFor: late }), 404],
  ['instance', new NotFound(), untyped({ instance: late }), 404],
  ['extensions', new NotFound(), untyped({ extensions: late }), 404],
  ['expose', new NotFound(), untyped({ expose: late }), 404],
  ['cacheControl', new NotFound(), untyped({ cacheControl: late }), 404],
  ['keepResponse', kept, untyped({ keepResponse: late }), 404],
  ['formatters', new NotFound(), untyped({ formatters: late }), 404],
  ['choose', new NotFound(), { localize: createLocalizer([en, de], { choose: late }) }, 404],
  ['trust', shopError, { recognizers: [fromStatusProperty({ trust: late })] }, 500],
]

describe('a hook that returns a promise that rejects', () => {
  test.each(hooks)(
    '%s: the client gets the response, and the promise is reported and ends no process',
    async (name, thrown, options, status) => {
      const { response, reported } = await respondTo(thrown, options)
      expect(response.status).toBe(status)
      expect(reported).toHaveLength(2)
      const failures = reported.filter((each) => each !== thrown)
      expect(failures).toEqual([
        new TypeError(`Hook '${name}' must not return a promise: make the hook synchronous.`),
      ])
      await new Promise((resolve) => setImmediate(resolve))
      expect(unhandled).not.toHaveBeenCalled()
    }
  )
})

describe('an asynchronous function', () => {
  const asynchronous = (async () => undefined) as never
  const refusal = (option: string): TypeError =>
    new TypeError(
      `Option '${option}' must be a synchronous function; received an asynchronous one.`
    )

  test.each([
    'formatters',
    'cacheControl',
    'typeFor',
    'extensions',
    'instance',
    'expose',
    'keepResponse',
  ])('is refused as the option %s, at start', (option) => {
    expect(() => httpErrors(new Hono(), untyped({ [option]: asynchronous }))).toThrow(
      refusal(option)
    )
  })

  test.each(['report', 'localize', 'undeclared'])('may be the option %s', (option) => {
    const app = new Hono()
    expect(httpErrors(app, untyped({ [option]: asynchronous }))).toBe(app)
  })

  test('is refused as `choose` of createLocalizer, at start', () => {
    expect(() => createLocalizer([en], { choose: asynchronous })).toThrow(refusal('choose'))
  })

  test('is refused as `trust` of fromStatusProperty, at start', () => {
    expect(() => fromStatusProperty({ trust: asynchronous })).toThrow(refusal('trust'))
  })

  test('is refused as an option of an app of /tiny, and of serve, in the same way', async () => {
    const tiny = await import('../../src/presets/tiny.ts')
    const { createAdaptorServer } = await import('../../src/presets/node.ts')
    const errors = untyped({ expose: asynchronous })
    const fetch = (): Response => new Response()
    for (const call of [
      () => tiny.httpErrors(new Hono(), errors),
      () => httpErrors(new Hono(), errors),
      () => createAdaptorServer({ fetch, errors }),
    ]) {
      expect(call).toThrow(refusal('expose'))
    }
  })

  test('is a recognizer, a report and a formatter: these may wait', async () => {
    const recognizer: Recognizer = async (thrown) =>
      thrown === shopError ? new NotFound('Waited.') : undefined
    const format = async (): Promise<string> => 'waited'
    const options = { recognizers: [recognizer], formatters: { type: 'text/x-own', format } }
    const { response, body } = await respondTo(shopError, options)
    expect([response.status, body]).toEqual([404, 'waited'])
  })
})
