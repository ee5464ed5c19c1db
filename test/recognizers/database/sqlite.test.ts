/** What the errors of SQLite become, in the forms that its drivers and Cloudflare D1 give them. */
import { describe, expect, test } from 'vitest'
import { fromDatabase } from '../../../src/recognizers/database.ts'

type Status = number | undefined

function statusFor(members: object, message = 'text', method?: string): Status {
  const context = method === undefined ? undefined : { req: { method } }
  return fromDatabase()(Object.assign(new Error(message), members), context as never)?.status
}

describe('node:sqlite', () => {
  test.each([
    [2067, 409],
    [1555, 409],
    [2579, 409],
    [787, 422],
    [1299, 422],
    [275, 422],
    [5, 503],
    [6, 503],
    [261, 503], // SQLITE_BUSY_RECOVERY
    [262, 503], // SQLITE_LOCKED_SHAREDCACHE
    [1, undefined],
    [7, undefined],
    [1280, undefined],
  ])('the result code %i is a %s', (errcode, status) => {
    expect(statusFor({ code: 'ERR_SQLITE_ERROR', errcode })).toBe(status)
    expect(statusFor({ code: 'ERR_OTHER', errcode })).toBeUndefined()
    expect(statusFor({ code: 'ERR_SQLITE_ERROR', errcode: String(errcode) })).toBeUndefined()
  })
})

describe('drivers that have the name of the result code', () => {
  test.each([
    ['SQLITE_CONSTRAINT_UNIQUE', 409],
    ['SQLITE_CONSTRAINT_PRIMARYKEY', 409],
    ['SQLITE_CONSTRAINT_ROWID', 409],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 422],
    ['SQLITE_CONSTRAINT_NOTNULL', 422],
    ['SQLITE_CONSTRAINT_CHECK', 422],
    ['SQLITE_BUSY', 503],
    ['SQLITE_BUSY_TIMEOUT', 503],
    ['SQLITE_LOCKED', 503],
    ['SQLITE_LOCKED_VTAB', 503],
    ['SQLITE_BUSYNESS', undefined],
    ['SQLITE_NOT_BUSY', undefined],
    ['SQLITE_CONSTRAINT_TRIGGER', undefined],
    ['XQLITE_CONSTRAINT_UNIQUE', undefined],
    ['SQLITE_toString', undefined],
    ['', undefined],
  ])('the code %j is a %s', (code, status) => {
    expect(statusFor({ code })).toBe(status)
  })

  test.each([
    ['UNIQUE', 409],
    ['FOREIGN KEY', 422],
    ['NOT NULL', 422],
    ['CHECK', 422],
    ['STRICT', undefined],
  ])('the constraint %s in the message of the primary code', (name, status) => {
    const primary = { code: 'SQLITE_CONSTRAINT' }
    expect(statusFor(primary, `${name} constraint failed: a.b`)).toBe(status)
    expect(statusFor(primary, `SQLITE_CONSTRAINT: ${name} constraint failed: a.b`)).toBe(status)
    expect(statusFor(primary, `a${name} constraint failed: a.b`)).toBeUndefined()
    expect(statusFor(primary, `${name} constraint failedx`)).toBeUndefined()
    expect(statusFor({ code: 'SQLITE_ERROR' }, `${name} constraint failed`)).toBeUndefined()
    expect(statusFor({ code: 'SQLITE_A_CONSTRAINT' }, `${name} constraint failed`)).toBeUndefined()
  })

  test('a foreign key is a 409 for DELETE alone', () => {
    const key = { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }
    const statuses = ['DELETE', 'PUT', 'delete'].map((method) => statusFor(key, 'x', method))
    expect(statuses).toEqual([409, 422, 422])
  })
})

describe('Cloudflare D1, by the message', () => {
  const unavailable = 'The database is not available at the moment.'
  const busy = 'Another request changed the same records at the same time.'
  test.each<[message: string, status: Status, detail: string | undefined]>([
    ['D1_ERROR: database is locked: SQLITE_BUSY', 503, busy],
    ['D1_ERROR: database table is locked: SQLITE_LOCKED (extended: 262)', 503, busy],
    ['database is locked: SQLITE_BUSYX', undefined, undefined],
    ['D1_ERROR: D1 DB is overloaded. Requests queued for too long.', 503, unavailable],
    ['D1_ERROR: Too many requests queued.', 503, unavailable],
    ['D1_ERROR: Network connection lost.', 503, unavailable],
    ['D1_ERROR: D1 DB storage caused object to be reset.', 503, unavailable],
    ['Not a D1_ERROR: overloaded', undefined, undefined],
    ['D1_ERROR: another reason', undefined, undefined],
    ['UNIQUE constraint failed: a.b: SQLITE_CONSTRAINTS', undefined, undefined],
  ])('the error with the message "%s" gets its status and detail', (message, status, detail) => {
    const error = fromDatabase()(new Error(message))
    expect([error?.status, error?.detail]).toEqual([status, detail])
  })

  test('the first 1000 characters of a message are searched', () => {
    const end = ': SQLITE_BUSY'
    expect(statusFor({}, 'x'.repeat(1000 - end.length) + end)).toBe(503)
    expect(statusFor({}, 'x'.repeat(1001 - end.length) + end)).toBeUndefined()
  })
})

describe('the error that a driver has thrown', () => {
  const driverError = Object.assign(new Error('x'), { severity: 'ERROR', code: '23505' })

  function buried(links: number): Error {
    let error: Error = driverError
    for (let index = 0; index < links; index++) error = new Error('x', { cause: error })
    return error
  }

  test('is found behind 15 others, and not behind 16', () => {
    expect(fromDatabase()(buried(15))?.status).toBe(409)
    expect(fromDatabase()(buried(16))).toBeUndefined()
  })

  test.each([
    [{ status: 400 }, undefined],
    [{ statusCode: 400 }, undefined],
    [{ getResponse: () => new Response() }, undefined],
    [{ status: '400', statusCode: null }, 409],
  ])('in an error with %o, which may have chosen a status', (members, status) => {
    expect(statusFor({ cause: driverError, ...members })).toBe(status)
  })

  test.each(['cause', 'driverError', 'original'])('is found as its %s', (link) => {
    expect(statusFor({ [link]: driverError })).toBe(409)
    expect(statusFor({ [`my${link}`]: driverError })).toBeUndefined()
  })

  test('is not found in a member that is no Error', () => {
    expect(statusFor({ cause: { severity: 'ERROR', code: '23505' } })).toBeUndefined()
  })
})

test.each([
  [{ retryafter: 1 }, `Unknown option 'retryafter' of fromDatabase(): did you mean 'retryAfter'?`],
  [7, `The options of fromDatabase() must be an object; received 7.`],
])('fromDatabase(%o) throws: %s', (options, message) => {
  expect(() => fromDatabase(options as never)).toThrow(new TypeError(message))
})

test('fromDatabase() checks the delay at the start', () => {
  expect(() => fromDatabase({ retryAfter: Number.NaN })).toThrow(/^Option 'retryAfter' /)
})
