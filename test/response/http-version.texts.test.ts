/** What each version of HTTP lets an error say, without a server. */
import { type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { UpgradeRequired } from '../../src/index.ts'
import { toProblem } from '../../src/problem/problem.ts'
import {
  adaptToHttpVersion,
  fieldsForHttpVersion,
  isSendableOver,
} from '../../src/response/http-version.ts'
import { over, contextWith, contextOf } from './exchange-over.ts'

test.each([
  [426, undefined, true],
  [426, '1.0', true],
  [426, '1.1', true],
  [426, '2.0', false],
  [426, '2', false],
  [426, '3', false],
  [400, '2.0', true],
  [505, '2.0', true],
])('a %i over HTTP/%s can be sent: %o', (status, version, expected) => {
  expect(isSendableOver(status, over(version))).toBe(expected)
})

describe('fieldsForHttpVersion', () => {
  test('fields without Connection stay the same object over every version', () => {
    const fields = { upgrade: 'h2c', 'x-own': '1' }
    for (const version of ['1.0', '1.1', '2.0']) {
      expect(fieldsForHttpVersion(fields, over(version, true))).toBe(fields)
    }
  })

  test.each([
    ['upgrade', true, 'upgrade, close'],
    ['upgrade', false, 'upgrade'],
    ['close', true, 'close'],
    ['close', false, 'close'],
  ])('Connection: %s where the connection closes (%o) is %s', (connection, closes, sent) => {
    expect(fieldsForHttpVersion({ connection }, over('1.1', closes))).toEqual({ connection: sent })
  })
})

describe('a 426 over HTTP/2', () => {
  const adapted = async (error: UpgradeRequired, c?: Context) =>
    adaptToHttpVersion(error, contextOf(over('2.0'), c))

  test('it is a 505 with all that the error says, whose cause is the error', async () => {
    const error = new UpgradeRequired({
      upgrade: ['websocket'],
      detail: 'Open a WebSocket.',
      instance: '/requests/7',
      extensions: { region: 'eu' },
    })
    const other = await adapted(error)
    expect(other.cause).toBe(error)
    expect(toProblem(other)).toMatchObject({
      status: 505,
      detail: 'Open a WebSocket.',
      instance: '/requests/7',
      region: 'eu',
      supported: ['websocket'],
    })
  })

  test.each([
    ['websocket, h2c', ['websocket', 'h2c']],
    ['websocket,h2c', ['websocket', 'h2c']],
  ])(
    'the protocols that the app has set (%s) are listed where the error has none',
    async (upgrade, supported) => {
      const c = await contextWith({ Upgrade: upgrade })
      expect(toProblem(await adapted(UpgradeRequired.from(), c))).toMatchObject({ supported })
    }
  )

  test('without any, HTTP/1.1 is', async () => {
    const c = await contextWith({})
    expect(toProblem(await adapted(UpgradeRequired.from(), c))).toMatchObject({
      supported: ['HTTP/1.1'],
      detail: UpgradeRequired.definition.explanation,
    })
  })
})
