import { PGlite } from '@electric-sql/pglite'
import {
  PrismaClientInitializationError,
  PrismaClientKnownRequestError,
} from '@prisma/client-runtime-utils'
import { DrizzleQueryError } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/pglite'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import mysql, { type Connection } from 'mysql2/promise'
import mysqlServer from 'mysql2'
import pg from 'pg'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { fromDatabase } from '../../src/recognizers/database.ts'
import { respondTo, hostileValues } from './respond-to.ts'
import { thrownBy } from './schemas.ts'

const recognizers = [fromDatabase()]

/** In every name and value of the database; must never reach a client. */
const marker = 'secret'

/** The status of the response to an error, of which nothing of the database is sent. */
async function statusFor(error: unknown, method = 'POST'): Promise<number> {
  expect((await respondTo(error)).status).toBe(500)
  const app = httpErrors(new Hono(), { recognizers, report: () => {} })
  app.all('/', () => {
    throw error
  })
  const response = await app.request('/', { method })
  const { status, headers } = response
  expect(headers.get('Retry-After')).toBe(status === 503 ? '1' : null)
  expect(await response.text()).not.toContain(marker)
  expect(JSON.stringify([...headers])).not.toContain(marker)
  return status
}

describe('PostgreSQL', () => {
  let database: PGlite
  const books = pgTable('secret_books', { id: integer(), isbn: text() })

  beforeAll(async () => {
    database = await PGlite.create()
    await database.exec(`
      create table secret_books (
        id int primary key, isbn text unique not null check (length(isbn) < 20));
      create table secret_loans (book int references secret_books on delete restrict);
      create table secret_rooms (at int4range, exclude using gist (at with &&));
      insert into secret_books values (1, 'secret-1'), (2, 'secret-2');
      insert into secret_loans values (1);
      insert into secret_rooms values ('[1,5]');
    `)
  }, 120_000)

  afterAll(() => database.close())

  const statements: readonly (readonly [string, string, number])[] = [
    ['a unique constraint', `insert into secret_books values (3, 'secret-1')`, 409],
    ['a primary key', `insert into secret_books values (1, 'secret-9')`, 409],
    ['an exclusion constraint', `insert into secret_rooms values ('[2,3]')`, 409],
    ['a reference to nothing', `insert into secret_loans values (9)`, 422],
    ['a record that is referred to', `delete from secret_books where id = 1`, 409],
    ['a missing value', `insert into secret_books values (4, null)`, 422],
    ['a check constraint', `insert into secret_books values (5, '${'secret'.repeat(9)}')`, 422],
    ['a wrong statement', `select secret from nowhere`, 500],
    ['a value of the wrong type', `select 'secret'::int`, 500],
  ]

  /** The fields of the error that PostgreSQL reports: PGlite is PostgreSQL, and pg reads the same fields. */
  async function reportOf(sql: string): Promise<Record<string, string>> {
    const error = (await thrownBy(() => database.query(sql))) as Record<string, string>
    return { ...error, message: String(error['message']) }
  }

  test.each(statements)('an error of PGlite gets the status of %s', async (_name, sql, status) => {
    expect(await statusFor(await thrownBy(() => database.query(sql)))).toBe(status)
  })

  test.each(statements)(
    'an error of PGlite through Drizzle gets the status of %s',
    async (_name, sql, status) => {
      const error = await thrownBy(() => drizzle(database).execute(sql))
      expect(error).toBeInstanceOf(DrizzleQueryError)
      expect(await statusFor(error)).toBe(status)
    }
  )

  test('through a query of Drizzle: a unique constraint', async () => {
    const query = drizzle(database).insert(books).values({ id: 1, isbn: 'secret-1' })
    expect(await statusFor(await thrownBy(() => query.execute()))).toBe(409)
  })

  test.each(statements)('an error of pg gets the status of %s', async (_name, sql, status) => {
    const { message = '', ...fields } = await reportOf(sql)
    const error = Object.assign(new pg.DatabaseError(message, 9, 'error'), fields)
    expect(await statusFor(error)).toBe(status)
  })

  test.each(statements)('of postgres.js: %s', async (_name, sql, status) => {
    const { PostgresError } = postgres
    const error = Reflect.construct(PostgresError, [await reportOf(sql)])
    expect(error).toBeInstanceOf(PostgresError)
    expect(await statusFor(error)).toBe(status)
  })

  test('a serialization failure of two transactions', async () => {
    // One connection cannot have two transactions: the same error as a server raises.
    const sql = `do $$ begin raise exception 'secret' using errcode = '40001'; end $$`
    expect(await statusFor(await thrownBy(() => database.exec(sql)))).toBe(503)
  })

  test.each(['40P01', '55P03', '53300', '57P03', '08006'])(
    'the temporary failure %s becomes a 503',
    async (code) => {
      const sql = `do $$ begin raise exception 'secret' using errcode = '${code}'; end $$`
      expect(await statusFor(await thrownBy(() => database.exec(sql)))).toBe(503)
    }
  )

  test('a foreign key whose message is in another language is judged by the method', async () => {
    const error = Object.assign(new pg.DatabaseError('Einfügen secret', 9, 'error'), {
      severity: 'FEHLER',
      code: '23503',
    })
    expect(await statusFor(error, 'POST')).toBe(422)
    expect(await statusFor(error, 'DELETE')).toBe(409)
  })
})

describe('MySQL', () => {
  let connection: Connection
  let server: ReturnType<typeof mysqlServer.createServer>

  beforeAll(async () => {
    server = mysqlServer.createServer(() => {})
    server.on('connection', (client) => {
      client.on('error', () => {}) // the client leaves at the end
      client.serverHandshake({
        protocolVersion: 10,
        serverVersion: '8.4.0',
        connectionId: 1,
        statusFlags: 2,
        characterSet: 8,
        capabilityFlags: 0xffffff ^ 0x800,
        authCallback: (_parameters: unknown, done: (error: null) => void) => done(null),
      })
      client.on('query', (sql: string) => {
        const code = Number(sql)
        client.writeError({ code, message: `Duplicate entry 'secret' for key 'secret'` })
      })
    })
    server.listen(0)
    await once(Reflect.get(server, '_server') as never, 'listening')
    const { port } = (Reflect.get(server, '_server') as { address(): AddressInfo }).address()
    connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'u' })
  })

  afterAll(async () => {
    connection.destroy()
    await new Promise((resolve) => server.close(() => resolve(undefined)))
  })

  test.each([
    ['ER_DUP_ENTRY', 1062, 409],
    ['ER_DUP_ENTRY_WITH_KEY_NAME', 1586, 409],
    ['ER_NO_REFERENCED_ROW_2', 1452, 422],
    ['ER_ROW_IS_REFERENCED_2', 1451, 409],
    ['ER_BAD_NULL_ERROR', 1048, 422],
    ['ER_NO_DEFAULT_FOR_FIELD', 1364, 422],
    ['ER_CHECK_CONSTRAINT_VIOLATED', 3819, 422],
    ['ER_LOCK_DEADLOCK', 1213, 503],
    ['ER_LOCK_WAIT_TIMEOUT', 1205, 503],
    ['ER_CON_COUNT_ERROR', 1040, 503],
    ['ER_PARSE_ERROR', 1064, 500],
    ['ER_NO_SUCH_TABLE', 1146, 500],
  ])('the error %s of mysql2 gets its status', async (name, number, status) => {
    const error = await thrownBy(() => connection.query(String(number)))
    expect(error).toMatchObject({ code: name, errno: number })
    expect(await statusFor(error)).toBe(status)
    expect(
      await statusFor(new DrizzleQueryError('insert secret', ['secret'], error as Error))
    ).toBe(status)
  })
})

/** The shape of an error, as the driver of the name makes it. */
function errorLike(message: string, members: object): Error {
  return Object.assign(new Error(message), members)
}

/** What is used of `node:sqlite`. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => { exec(sql: string): void; close(): void }
}

const sqliteRows = [
  ['UNIQUE', 2067, 'SQLITE_CONSTRAINT_UNIQUE', 409],
  ['UNIQUE', 1555, 'SQLITE_CONSTRAINT_PRIMARYKEY', 409],
  ['FOREIGN KEY', 787, 'SQLITE_CONSTRAINT_FOREIGNKEY', 422],
  ['NOT NULL', 1299, 'SQLITE_CONSTRAINT_NOTNULL', 422],
  ['CHECK', 275, 'SQLITE_CONSTRAINT_CHECK', 422],
] as const

describe('SQLite', () => {
  // From Node 22.13 on without a flag, with a warning; the types of Node 20 do not have it.
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const sqlite = process.getBuiltinModule?.('node:sqlite') as NodeSqlite | undefined
  warn.mockRestore()

  test.skipIf(sqlite === undefined).each([
    [`insert into secret values (1, 'secret')`, 409],
    [`insert into secret values (1, 'other')`, 409],
    [`insert into secret values (2, null)`, 422],
    [`insert into secret values (2, 'much too long')`, 422],
    [`insert into loans values (9)`, 422],
    [`select nothing`, 500],
  ])('of node:sqlite: %s', async (sql, status) => {
    if (sqlite === undefined) return
    const database = new sqlite.DatabaseSync(':memory:')
    database.exec(`create table secret (id integer primary key, name text unique not null check (length(name) < 9));
      create table loans (book references secret); pragma foreign_keys = on;
      insert into secret values (1, 'secret')`)
    expect(await statusFor(await thrownBy(() => database.exec(sql)))).toBe(status)
    database.close()
  })

  test.each(sqliteRows)(
    'in the shape of node:sqlite: %s %i',
    async (name, errcode, _code, status) => {
      const members = { code: 'ERR_SQLITE_ERROR', errcode, errstr: 'constraint failed' }
      expect(await statusFor(errorLike(`${name} constraint failed: secret.isbn`, members))).toBe(
        status
      )
    }
  )

  // better-sqlite3 12.6.2 lib/sqlite-error.js; @libsql/client 0.17 LibsqlError; bun:sqlite 1.3
  test.each(sqliteRows)(
    'in the shape of better-sqlite3: %s %i %s',
    async (name, _number, code, status) => {
      const members = { name: 'SqliteError', code }
      expect(await statusFor(errorLike(`${name} constraint failed: secret.isbn`, members))).toBe(
        status
      )
    }
  )

  // node-sqlite3 6 and libSQL over HTTP know the primary code only.
  test.each(sqliteRows)('in the shape of sqlite3: %s %i', async (name, _number, _code, status) => {
    const message = `SQLITE_CONSTRAINT: ${name} constraint failed: secret.isbn`
    expect(await statusFor(errorLike(message, { errno: 19, code: 'SQLITE_CONSTRAINT' }))).toBe(
      status
    )
  })

  test.each(sqliteRows)('in the shape of D1: %s %i %s', async (name, _number, code, status) => {
    const text = `${name} constraint failed: secret.isbn: SQLITE_CONSTRAINT`
    const cause = new Error(text)
    expect(await statusFor(new Error(`D1_ERROR: ${text}`, { cause }))).toBe(status)
    expect(await statusFor(new Error(`D1_ERROR: ${text} (extended: ${code})`))).toBe(status)
    expect(await statusFor(cause)).toBe(status)
  })

  test.each([
    errorLike('database is locked', { code: 'SQLITE_BUSY' }),
    errorLike('database is locked', { code: 'SQLITE_BUSY_SNAPSHOT' }),
    errorLike('database table is locked', { code: 'SQLITE_LOCKED_SHAREDCACHE' }),
    errorLike('database is locked', { code: 'ERR_SQLITE_ERROR', errcode: 517 }),
    new Error('D1_ERROR: database is locked: SQLITE_BUSY'),
    new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.'),
  ])('a database that is locked or overloaded is a 503: %s', async (error) => {
    expect(await statusFor(error)).toBe(503)
  })

  test.each([
    errorLike('no such table: secret', { code: 'SQLITE_ERROR' }),
    errorLike('file is not a database', { code: 'SQLITE_NOTADB' }),
    errorLike('no such table: secret', { code: 'ERR_SQLITE_ERROR', errcode: 1 }),
    errorLike('constraint failed', { code: 'SQLITE_CONSTRAINT_TRIGGER' }),
    new Error('D1_ERROR: no such table: secret: SQLITE_ERROR'),
    new Error('UNIQUE constraint failed: secret.isbn'),
  ])('another error is a 500: %s', async (error) => {
    expect(await statusFor(error)).toBe(500)
  })

  test('a foreign key is a 409 for DELETE', async () => {
    const members = { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }
    expect(await statusFor(errorLike('FOREIGN KEY constraint failed', members), 'DELETE')).toBe(409)
  })
})

describe('Prisma', () => {
  const meta = { modelName: 'secret', target: ['secret'] }
  test.each([
    ['P2002', 409],
    ['P2003', 422],
    ['P2011', 422],
    ['P2014', 409],
    ['P2034', 503],
    ['P2024', 503],
    ['P2010', 500],
  ])('a known error of the code %s', async (code, status) => {
    const init = { code, clientVersion: '7.10.1', meta }
    const error = new PrismaClientKnownRequestError('Unique constraint failed on secret', init)
    expect(await statusFor(error)).toBe(status)
  })

  test('a database that cannot be reached is a 503', async () => {
    const error = new PrismaClientInitializationError('secret', '7.10.1', 'P1001')
    expect(await statusFor(error)).toBe(503)
  })
})

describe('a database error behind another one', () => {
  const driverError = errorLike('secret', { severity: 'ERROR', code: '23505' })

  test.each([
    ['cause', new Error('secret', { cause: new Error('secret', { cause: driverError }) })],
    ['driverError of TypeORM', errorLike('secret', { driverError })],
    [
      'original of Sequelize',
      errorLike('secret', { name: 'SequelizeUniqueConstraintError', original: driverError }),
    ],
  ])('is found by its %s', async (_name, error) => {
    expect(await statusFor(error)).toBe(409)
  })

  test('does not change an exception whose status the app has chosen', async () => {
    const exception = new HTTPException(404, { message: 'No.', cause: driverError })
    expect((await respondTo(exception, recognizers)).status).toBe(404)
  })

  test('of a chain that is a circle is not found', () => {
    const error = new Error('text')
    error.cause = new Error('text', { cause: error })
    expect(fromDatabase()(error)).toBeUndefined()
  })
})

test('an object that is no Error is not recognized', () => {
  expect(fromDatabase()({ severity: 'ERROR', code: '23505' })).toBeUndefined()
})

test('the code of an error that is of no database is not recognized', () => {
  expect(fromDatabase()(errorLike('text', { code: '23505' }))).toBeUndefined()
  expect(fromDatabase()(errorLike('text', { code: 'P2002' }))).toBeUndefined()
  expect(fromDatabase()(errorLike('text', { errno: 1062 }))).toBeUndefined()
})

test('the option retryAfter is sent with a 503, and is checked at the start', () => {
  const error = errorLike('text', { severity: 'ERROR', code: '40001' })
  expect(fromDatabase({ retryAfter: 5 })(error)?.headers['retry-after']).toBe('5')
  expect(fromDatabase({ retryAfter: 0 })(error)?.headers['retry-after']).toBe('0')
  expect(() => fromDatabase({ retryAfter: 'soon' as never })).toThrow(
    new TypeError(
      `Option 'retryAfter' must be a number of seconds or a Date, such as retryAfter: 30; received "soon".`
    )
  )
  for (const retryAfter of [-1, -0.5, Number.NaN, Infinity]) {
    expect(() => fromDatabase({ retryAfter })).toThrow(
      new RangeError(
        `Option 'retryAfter' must be a finite number of seconds, 0 or more; received ${retryAfter}.`
      )
    )
  }
  expect(() => fromDatabase({ retry: 1 } as never)).toThrow(/retry/)
})

test('the thrown error is the cause, for the log', () => {
  const error = errorLike('text', { severity: 'ERROR', code: '23505' })
  expect(fromDatabase()(error)?.cause).toBe(error)
})

test.each(hostileValues)('fromDatabase survives %s', (_name, value) => {
  expect(fromDatabase()(value)).toBeUndefined()
})
