/** For which responses the option `undeclared` is called. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  createHttpError,
  httpErrors,
  NotFound,
  throws,
  type Report,
  type UndeclaredHook,
  ValidationFailed,
  validationError,
  type AnyErrorClass,
} from '../../src/index.ts'

const fail = (error: unknown) => () => {
  throw error
}

describe('the option undeclared', () => {
  async function callsOf(thrown: unknown, declared: AnyErrorClass = NotFound) {
    const report = vi.fn<Report>()
    const undeclared = vi.fn<UndeclaredHook>()
    const app = httpErrors(new Hono(), { report, undeclared })
    app.get('/', throws(declared), fail(thrown))
    const { status } = await app.request('/')
    return { status, calls: undeclared.mock.calls.length, reported: report.mock.calls.length }
  }

  test.each<[string, unknown, object]>([
    ['a redirect', Response.redirect('http://a/', 302), { status: 302, calls: 0, reported: 0 }],
    ['a client that has left', createHttpError(499), { status: 499, calls: 0, reported: 0 }],
    ['a 498', createHttpError(498), { status: 498, calls: 1, reported: 1 }],
    ['a 500', createHttpError(500), { status: 500, calls: 0, reported: 1 }],
  ])('the hook is called only for an answered error below 500: %s', async (_, thrown, expected) => {
    expect(await callsOf(thrown)).toEqual(expected)
  })

  test('a route that declares no class declares that it answers no error: the hook is called for each', async () => {
    const undeclared = vi.fn<UndeclaredHook>()
    const app = httpErrors(new Hono(), { report: () => {}, undeclared })
    app.get('/', throws(), fail(new NotFound()))
    app.get('/broken', throws(), fail(new Error('secret')))
    expect([(await app.request('/')).status, (await app.request('/broken')).status]).toEqual([
      404, 500,
    ])
    expect(undeclared.mock.calls.map(([error]) => error.name)).toEqual(['NotFound'])
  })

  test('a failed validation is declared, and another error of its status is not', async () => {
    const { status } = validationError([{ detail: 'Taken.' }])
    const failed = await callsOf(validationError([{ detail: 'Taken.' }]), ValidationFailed)
    expect(failed).toEqual({ status, calls: 0, reported: 1 })
    const other = await callsOf(createHttpError(status), ValidationFailed)
    expect(other).toEqual({ status, calls: 1, reported: 1 })
  })
})
