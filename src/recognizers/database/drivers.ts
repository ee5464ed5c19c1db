/** How the errors of database drivers look: a function for each database. */

import { isNamed, propertyOf, textOf } from '../../untrusted/inspect.ts'
import {
  mysqlNumbers,
  postgresCodes,
  prismaCodes,
  sqliteConstraints,
  sqliteNames,
  sqliteNumbers,
} from './codes.ts'
import type { DatabaseFailure } from './failures.ts'

/** The result codes SQLITE_BUSY and SQLITE_LOCKED, the low byte of their extended codes. */
const SQLITE_BUSY = [5, 6]

/** A longer message is not searched. */
const LONGEST_MESSAGE = 1000

/** What an error of a driver stands for; undefined for an error of anything else. */
export function failureOf(error: object): DatabaseFailure | undefined {
  return postgres(error) ?? mysql(error) ?? sqlite(error) ?? d1(error) ?? prisma(error)
}

/** pg, postgres.js, PGlite, Neon: `severity` and `code`; Bun has the SQLSTATE in `errno`. */
function postgres(error: object): DatabaseFailure | undefined {
  if (typeof propertyOf(error, 'severity') !== 'string') return undefined
  const failure =
    lookUp(postgresCodes, propertyOf(error, 'code')) ??
    lookUp(postgresCodes, propertyOf(error, 'errno'))
  if (failure !== 'reference') return failure
  // PostgreSQL src/backend/utils/adt/ri_triggers.c, in the language of `lc_messages`
  const message = messageOf(error)
  if (message.startsWith('update or delete on table ')) return 'referenced'
  return message.startsWith('insert or update on table ') ? 'missing-reference' : failure
}

/** mysql2, mysql, mariadb: `errno` of the server and `sqlState`. */
function mysql(error: object): DatabaseFailure | undefined {
  const isOfServer = ['sqlState', 'sqlMessage'].some(
    (name) => typeof propertyOf(error, name) === 'string'
  )
  return isOfServer ? lookUp(mysqlNumbers, propertyOf(error, 'errno')) : undefined
}

/** better-sqlite3, sqlite3, libSQL and Bun: a `code` with the name; node:sqlite: `errcode`. */
function sqlite(error: object): DatabaseFailure | undefined {
  const code = propertyOf(error, 'code')
  if (typeof code !== 'string') return undefined
  if (code === 'ERR_SQLITE_ERROR') {
    const number = propertyOf(error, 'errcode')
    if (typeof number !== 'number') return undefined
    return SQLITE_BUSY.includes(number & 0xff) ? 'transaction' : lookUp(sqliteNumbers, number)
  }
  if (!code.startsWith('SQLITE_')) return undefined
  const name = code.slice('SQLITE_'.length)
  if (/^(?:BUSY|LOCKED)(?:_|$)/.test(name)) return 'transaction'
  return (
    lookUp(sqliteNames, name) ?? (name.startsWith('CONSTRAINT') ? constraintIn(error) : undefined)
  )
}

/** Cloudflare D1, and SQLite in Durable Objects: no code, but the name of one at the end of the message. */
function d1(error: object): DatabaseFailure | undefined {
  const message = messageOf(error)
  if (/: SQLITE_(?:BUSY|LOCKED)\b/.test(message)) return 'transaction'
  if (
    /^D1_ERROR: .*(?:overloaded|Too many requests queued|Network connection lost|storage caused object to be reset)/.test(
      message
    )
  ) {
    return 'unavailable'
  }
  return /: SQLITE_CONSTRAINT\b/.test(message) ? constraintIn(error) : undefined
}

/** `PrismaClientKnownRequestError { code }`, `PrismaClientInitializationError { errorCode }`. */
function prisma(error: object): DatabaseFailure | undefined {
  const name = propertyOf(error, 'name')
  const isPrisma = typeof name === 'string' && name.startsWith('PrismaClient')
  if (!isPrisma && !isNamed(error, 'PrismaClientKnownRequestError')) return undefined
  return (
    lookUp(prismaCodes, propertyOf(error, 'code')) ??
    lookUp(prismaCodes, propertyOf(error, 'errorCode'))
  )
}

/** "UNIQUE constraint failed: books.isbn" */
function constraintIn(error: object): DatabaseFailure | undefined {
  const found = /(?:^|: )([A-Z ]{5,11}) constraint failed\b/.exec(messageOf(error))
  return lookUp(sqliteConstraints, found?.[1])
}

function messageOf(error: object): string {
  return textOf(error, 'message').slice(0, LONGEST_MESSAGE)
}

function lookUp(
  table: Readonly<Record<string, DatabaseFailure>>,
  code: unknown
): DatabaseFailure | undefined {
  if (typeof code !== 'string' && typeof code !== 'number') return undefined
  return Object.hasOwn(table, code) ? table[code] : undefined
}
