/**
 * The names of the marks that two copies of this package share: CommonJS beside ES modules, or two versions.
 * A name that changes splits the copies of different versions.
 */
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { getHttpError, httpErrors, NotFound, throws, withAbortOnError } from '../../src/index.ts'
import { cutContent, thrownBefore } from '../../src/hono/cut-content.ts'
import { wrappedAppOf } from '../../src/hono/last-resort.ts'
import { wrappedAppOfHandler } from '../../src/hono/wrapped-app.ts'

const marked = (value: object, name: string): unknown =>
  Reflect.get(value, Symbol.for(`hono-http-errors.${name}`))

async function contextOf(add: (app: Hono) => void): Promise<Context> {
  let found: Context | undefined
  const app = httpErrors(new Hono(), { report: false }).use((c, next) => {
    found = c
    return next()
  })
  add(app)
  await app.request('/')
  if (found === undefined) throw new Error('The middleware was not called.')
  return found
}

describe('the mark', () => {
  test('servedApp is on the fetch of a wrapped app', () => {
    const app = httpErrors(new Hono())
    expect(marked(app.fetch, 'servedApp')).toBe(wrappedAppOf(app.fetch))
    expect(wrappedAppOf(app.fetch)?.app).toBe(app)
    expect(wrappedAppOf(new Hono().fetch)).toBeUndefined()
  })

  test('wrappedApp is on the router of a wrapped app and on its handlers, beside callsNext', () => {
    const app = httpErrors(new Hono()).get('/', (c) => c.text(''))
    const wrapped = marked(app.router, 'wrappedApp')
    expect(wrapped).toMatchObject({ isOverruled: false })
    expect(wrappedAppOfHandler(app.router)).toBe(wrapped)
    const [route] = app.routes
    expect(route && marked(route.handler, 'wrappedApp')).toBe(wrapped)
    expect(route && marked(route.handler, 'callsNext')).toBe(false)
  })

  test('throws is on the middleware of throws', () => {
    expect(marked(throws(NotFound), 'throws')).toMatchObject({ classes: [NotFound] })
  })

  test('throws is on the context in an app that is not wrapped', async () => {
    let mark: unknown
    const app = new Hono().get('/', throws(NotFound), (c) => {
      mark = marked(c, 'throws')
      return c.text('')
    })
    await app.request('/')
    expect(mark).toBeTypeOf('function')
  })

  test('record is on the request of an error', async () => {
    const c = await contextOf(() => {})
    expect(marked(c.req.raw, 'record')).toMatchObject({ c, error: getHttpError(c) })
  })

  test('lastNext is on the context after middleware has called next', async () => {
    const c = await contextOf((app) => app.get('/', (inner) => inner.text('')))
    expect(marked(c, 'lastNext')).toBe(0)
  })

  test('thrownValue is on the error that a stream is aborted with', () => {
    const thrown = new Error('The database is gone.')
    const error = cutContent(thrown)
    expect(marked(error, 'thrownValue')).toBe(thrown)
    expect(thrownBefore(error)).toBe(thrown)
    expect(thrownBefore(thrown)).toBe(thrown)
  })
})

test('the error that a stream is aborted with has a public text and the code that is not logged', () => {
  const error = cutContent('secret')
  expect(error.message).toBe('The content was cut short, as an error was reported.')
  expect({ ...error }).toEqual({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
  expect(error.cause).toBeUndefined()
})

test('a callback of withAbortOnError passes on a stream that has no writer of Hono', async () => {
  const c = await contextOf(() => {})
  const callback = withAbortOnError(c, async () => {
    throw new NotFound()
  })
  await expect(callback({ writer: 'other' })).resolves.toBeUndefined()
})
