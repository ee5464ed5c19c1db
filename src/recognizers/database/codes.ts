/** The error codes of databases and of Prisma, and what each stands for. */

import type { DatabaseFailure } from './failures.ts'

type Codes = Readonly<Record<string, DatabaseFailure>>

/** SQLSTATE of PostgreSQL: appendix A of its manual, "PostgreSQL Error Codes". */
export const postgresCodes: Codes = {
  '23505': 'unique',
  '23P01': 'exclusion',
  '23503': 'reference',
  '23001': 'referenced', // restrict_violation; from PostgreSQL 18 on of ON DELETE RESTRICT, too
  '23502': 'not-null',
  '23514': 'check',
  '40001': 'transaction', // serialization_failure
  '40P01': 'transaction', // deadlock_detected
  '55P03': 'transaction', // lock_not_available
  '53300': 'unavailable', // too_many_connections
  '57P01': 'unavailable', // admin_shutdown
  '57P02': 'unavailable', // crash_shutdown
  '57P03': 'unavailable', // cannot_connect_now
  '08000': 'unavailable',
  '08001': 'unavailable',
  '08003': 'unavailable',
  '08004': 'unavailable',
  '08006': 'unavailable',
}

/** Error numbers of MySQL and MariaDB: "Server Error Message Reference" of their manuals. */
export const mysqlNumbers: Codes = {
  1022: 'unique', // ER_DUP_KEY
  1062: 'unique', // ER_DUP_ENTRY
  1169: 'unique', // ER_DUP_UNIQUE
  1586: 'unique', // ER_DUP_ENTRY_WITH_KEY_NAME
  1216: 'missing-reference', // ER_NO_REFERENCED_ROW
  1452: 'missing-reference', // ER_NO_REFERENCED_ROW_2
  1217: 'referenced', // ER_ROW_IS_REFERENCED
  1451: 'referenced', // ER_ROW_IS_REFERENCED_2
  1048: 'not-null', // ER_BAD_NULL_ERROR
  1364: 'not-null', // ER_NO_DEFAULT_FOR_FIELD
  3819: 'check', // ER_CHECK_CONSTRAINT_VIOLATED of MySQL
  4025: 'check', // ER_CONSTRAINT_FAILED of MariaDB
  1205: 'transaction', // ER_LOCK_WAIT_TIMEOUT
  1213: 'transaction', // ER_LOCK_DEADLOCK
  1020: 'transaction', // ER_CHECKREAD, of MariaDB's snapshot isolation
  3572: 'transaction', // ER_LOCK_NOWAIT
  1040: 'unavailable', // ER_CON_COUNT_ERROR
  1053: 'unavailable', // ER_SERVER_SHUTDOWN
}

/** Extended result codes of SQLite (sqlite.org/rescode.html), and their names without SQLITE_. */
export const sqliteNumbers: Codes = {
  2067: 'unique',
  1555: 'unique',
  2579: 'unique',
  787: 'reference',
  1299: 'not-null',
  275: 'check',
}
export const sqliteNames: Codes = {
  CONSTRAINT_UNIQUE: 'unique',
  CONSTRAINT_PRIMARYKEY: 'unique',
  CONSTRAINT_ROWID: 'unique',
  CONSTRAINT_FOREIGNKEY: 'reference',
  CONSTRAINT_NOTNULL: 'not-null',
  CONSTRAINT_CHECK: 'check',
}

/** SQLite's texts for constraints (sqlite3 src/insert.c, src/vdbeaux.c), for drivers without its codes. */
export const sqliteConstraints: Codes = {
  UNIQUE: 'unique',
  'FOREIGN KEY': 'reference',
  'NOT NULL': 'not-null',
  CHECK: 'check',
}

/** Codes of Prisma: "Error message reference" of its documentation. */
export const prismaCodes: Codes = {
  P2002: 'unique',
  P2003: 'reference',
  P2014: 'referenced',
  P2004: 'check',
  P2011: 'not-null',
  P2034: 'transaction',
  P2024: 'unavailable',
  P2037: 'unavailable',
  P1001: 'unavailable',
  P1002: 'unavailable',
  P1008: 'unavailable',
  P1017: 'unavailable',
}
