/** What each code of a database becomes, as drivers report it, without a database. */
import { describe, expect, test } from 'vitest'
import { errorClassOf } from '../../../src/errors/classes-by-status.ts'
import { fromDatabase } from '../../../src/recognizers/database.ts'

const exists = [409, 'A record with the same value exists already.']
const conflicts = [409, 'This conflicts with a record that exists already.']
const noSuchRecord = [422, 'The request refers to a record that does not exist.']
const inUse = [409, 'Other records still refer to this one.']
const missing = [422, 'A value that is required is missing.']
const notAllowed = [422, 'A value is not allowed.']
const lost = [503, 'Another request changed the same records at the same time.']
const away = [503, 'The database is not available at the moment.']
type Answer = readonly (string | number)[] | undefined

/** Status and detail for an error with these properties. */
function answerFor(members: object, message = 'text', method?: string): Answer {
  const context = method === undefined ? undefined : { req: { method } }
  const error = Object.assign(new Error(message), members)
  const answer = fromDatabase()(error, context as never)
  if (answer === undefined) return undefined
  expect(answer.headers['retry-after']).toBe(answer.status === 503 ? '1' : undefined)
  expect(answer.cause).toBe(error)
  expect(answer.condition).toBe(errorClassOf(answer.status).from({}).condition)
  return [answer.status, answer.detail ?? '']
}

describe('PostgreSQL', () => {
  const rows: readonly (readonly [code: string, Answer])[] = [
    ['23505', exists],
    ['23P01', conflicts],
    ['23503', noSuchRecord],
    ['23001', inUse],
    ['23502', missing],
    ['23514', notAllowed],
    ['40001', lost],
    ['40P01', lost],
    ['55P03', lost],
    ['53300', away],
    ['57P01', away],
    ['57P02', away],
    ['57P03', away],
    ['08000', away],
    ['08001', away],
    ['08003', away],
    ['08004', away],
    ['08006', away],
    ['42601', undefined], // syntax_error
    ['toString', undefined],
  ]
  test.each(rows)('the SQLSTATE %s in `code`, or in `errno` as of Bun', (code, answer) => {
    expect(answerFor({ severity: 'ERROR', code })).toEqual(answer)
    const ofBun = { severity: 'ERROR', code: 'ERR_POSTGRES_SERVER_ERROR', errno: code }
    expect(answerFor(ofBun)).toEqual(answer)
  })

  test('a foreign key is judged by the beginning of the message, or else by the method', () => {
    const key = { severity: 'ERROR', code: '23503' }
    const insert = 'insert or update on table "loans" violates foreign key constraint "a"'
    const remove = 'update or delete on table "books" violates foreign key constraint "a"'
    expect(answerFor(key, insert, 'DELETE')).toEqual(noSuchRecord)
    expect(answerFor(key, remove, 'POST')).toEqual(inUse)
    expect(answerFor(key, `Detail: ${insert}`, 'DELETE')).toEqual(inUse)
    expect(answerFor(key, `Detail: ${remove}`, 'POST')).toEqual(noSuchRecord)
    expect(answerFor({ ...key, message: 7 }, '', 'DELETE')).toEqual(inUse)
  })

  test('the message counts for foreign keys alone', () => {
    const unique = { severity: 'ERROR', code: '23505' }
    expect(answerFor(unique, 'update or delete on table "a"')).toEqual(exists)
  })

  test('a code that is no text and no number is none', () => {
    const throwing = {
      toString: () => {
        throw new Error('trap')
      },
    }
    for (const code of [throwing, ['23505'], null])
      expect(answerFor({ severity: 'ERROR', code, errno: code })).toBeUndefined()
  })

  test('an error without a text as its severity is of no database', () => {
    expect(answerFor({ severity: 1, code: '23505' })).toBeUndefined()
  })
})

describe('MySQL and MariaDB', () => {
  const rows: readonly (readonly [errno: number, Answer])[] = [
    [1022, exists],
    [1062, exists],
    [1169, exists],
    [1586, exists],
    [1216, noSuchRecord],
    [1452, noSuchRecord],
    [1217, inUse],
    [1451, inUse],
    [1048, missing],
    [1364, missing],
    [3819, notAllowed],
    [4025, notAllowed],
    [1205, lost],
    [1213, lost],
    [1020, lost],
    [3572, lost],
    [1040, away],
    [1053, away],
    [1064, undefined], // ER_PARSE_ERROR
  ]
  test.each(rows)('the number %i of MySQL gets its status and detail', (errno, answer) => {
    expect(answerFor({ errno, sqlState: '23000' })).toEqual(answer)
    expect(answerFor({ errno, sqlMessage: 'text' })).toEqual(answer)
    expect(answerFor({ errno, sqlState: 23000, sqlMessage: 7 })).toBeUndefined()
  })
})

describe('Prisma', () => {
  const rows: readonly (readonly [code: string, Answer])[] = [
    ['P2002', exists],
    ['P2003', noSuchRecord],
    ['P2014', inUse],
    ['P2004', notAllowed],
    ['P2011', missing],
    ['P2034', lost],
    ['P2024', away],
    ['P2037', away],
    ['P1001', away],
    ['P1002', away],
    ['P1008', away],
    ['P1017', away],
    ['P2010', undefined], // a raw query that failed
  ]
  test.each(rows)('the code %s, in `code` or `errorCode`', (code, answer) => {
    expect(answerFor({ name: 'PrismaClientKnownRequestError', code })).toEqual(answer)
    expect(answerFor({ name: 'PrismaClientInitializationError', errorCode: code })).toEqual(answer)
    class PrismaClientKnownRequestError extends Error {}
    const bare = Object.assign(new PrismaClientKnownRequestError('text'), { code })
    expect(fromDatabase()(bare)?.status).toBe(answer?.[0])
    expect(answerFor({ name: 'NotPrismaClient', code })).toBeUndefined()
    expect(answerFor({ name: 7, code })).toBeUndefined()
  })
})
