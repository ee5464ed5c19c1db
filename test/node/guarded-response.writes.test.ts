/** A guarded response, which extends a class that only writes down what is called: what the app writes. */
import { describe, expect, test } from 'vitest'
import { nameLike } from '../../src/node/guarded-request.ts'
import { recordLatest, takeOverFrom } from '../../src/node/outgoing.ts'
import { asOutgoing, made } from './base-response.ts'

test('a guarded class has the name of its base class', () => {
  const { Guarded } = made()
  expect(Guarded.name).toBe('BaseResponse')
  const other = () => {}
  nameLike(other, { name: 'Named' })
  expect(other.name).toBe('Named')
  // As the name of every function: another class may extend this one.
  expect(Object.getOwnPropertyDescriptor(other, 'name')).toMatchObject({ configurable: true })
})

describe('a response that the app writes', () => {
  test('it is written as it is', () => {
    const { response, failed } = made()
    expect(response.writeHead(200, { 'X-A': '1' })).toBe(response)
    expect(response.write('a')).toBe(true)
    response.flushHeaders()
    response.end('b')
    response.destroy()
    expect(response.calls).toEqual([
      ['writeHead', 200, { 'X-A': '1' }],
      ['write', 'a'],
      ['flushHeaders'],
      ['end', 'b'],
      ['destroy', undefined],
    ])
    expect(failed).not.toHaveBeenCalled()
  })

  test.each([100, 199, 600, 1000, Number.NaN])('the status %d cannot be final', (status) => {
    const { response, failed } = made()
    response.writeHead(status)
    const error = new RangeError(`A response cannot have the status ${status}.`)
    expect(failed.mock.calls).toEqual([[error, response, expect.any(Function), false]])
    expect(response.calls).toEqual([])
  })

  test.each([200, 599])('the status %i can', (status) => {
    const { response } = made()
    response.writeHead(status)
    expect(response.calls).toEqual([['writeHead', status]])
  })

  test('fields of the connection are removed over HTTP/2 only', () => {
    const fields = { Connection: 'close', 'X-A': '1' }
    const over2 = made({ httpVersionMajor: 2 }).response
    over2.writeHead(200, fields)
    expect(over2.calls).toEqual([['writeHead', 200, { 'X-A': '1' }]])
    const over1 = made().response
    over1.writeHead(200, fields)
    expect(over1.calls).toEqual([['writeHead', 200, fields]])
  })

  test('the latest response ends the connection while the server closes, and no other', () => {
    const { response, Guarded, request } = made({}, true)
    const latest = new Guarded(request)
    response.writeHead(200)
    latest.writeHead(200)
    expect([response.shouldKeepAlive, latest.shouldKeepAlive]).toEqual([true, false])
  })

  test.each([
    [399, { 'transfer-encoding': 'chunked' }, true],
    [400, { 'transfer-encoding': 'chunked' }, false],
    [404, { 'content-length': '5' }, true],
    [413, { 'content-length': '5' }, false],
  ])('a %i to content that is unread (%j) keeps the connection: %o', (status, headers, keeps) => {
    const { response } = made({ complete: false, headers })
    Reflect.get(response.req, 'socket').destroySoon = undefined
    response.writeHead(status)
    expect(response.shouldKeepAlive).toBe(keeps)
  })
})

describe('a response that was taken from the app', () => {
  test('nothing that the app calls is written, and it can be taken once', () => {
    const { response } = made()
    expect(takeOverFrom(asOutgoing(response))).toBeTypeOf('function')
    expect(response.writeHead(200)).toBe(response)
    expect(response.write('a')).toBe(false)
    expect(response.end('b')).toBe(response)
    expect(response.destroy(new Error('gone'))).toBe(response)
    response.flushHeaders()
    expect(response.calls).toEqual([])
    expect(takeOverFrom(asOutgoing(response))).toBeUndefined()
  })

  test('fields of the response of the app are removed, but Date, Connection and those of middleware', () => {
    const { response } = made()
    const fields = {
      date: 'now',
      connection: 'close',
      etag: '"1"',
      'x-id': '7',
      'content-type': 'a/b',
    }
    for (const [name, value] of Object.entries(fields)) response.fields.set(name, value)
    takeOverFrom(asOutgoing(response))
    expect(response.getHeaderNames()).toEqual(['date', 'connection', 'x-id'])
  })

  test('after the reply, nothing of the app is written', () => {
    const { response } = made()
    takeOverFrom(asOutgoing(response))?.({ status: 404, fields: {}, content: null })
    const { length } = response.calls
    response.write('late')
    expect(response.calls).toHaveLength(length)
    expect(response.calls.at(-1)).toEqual(['end'])
  })

  test.each(['sent', 'ended'] as const)('a response that is %s is not taken', (state) => {
    const { response } = made()
    response[state] = true
    expect(takeOverFrom(asOutgoing(response))).toBeUndefined()
  })
})

test('a response is the latest of its connection when it is made', () => {
  const { response, Guarded, request } = made({}, true)
  recordLatest(asOutgoing(response))
  const second = new Guarded(request)
  response.writeHead(200)
  second.writeHead(200)
  expect([response.shouldKeepAlive, second.shouldKeepAlive]).toEqual([true, false])
})
