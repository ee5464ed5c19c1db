/** A guarded response, which extends a class that only writes down what is called: what cannot be written. */
import { describe, expect, test } from 'vitest'
import { takeOverFrom } from '../../src/node/outgoing.ts'
import { asOutgoing, made, type BaseResponse, type Call } from './base-response.ts'

const exceptionHead = [500, { 'Content-Type': 'text/plain' }]
const flush = () => Promise.resolve()

describe('a response whose head cannot be written', () => {
  const refusal = new TypeError('Invalid character')
  const fields = { 'X-Bad': 'a\nb', 'X-A': '1' }

  test('an error is sent without the fields that are wrong', () => {
    const { response, dropped, failed } = made()
    response.refusal = refusal
    response.writeHead(404, fields)
    expect(response.calls).toEqual([['writeHead', 404, { 'X-A': '1' }]])
    expect(dropped.mock.calls).toEqual([[['X-Bad'], 404, response]])
    expect(failed).not.toHaveBeenCalled()
  })

  test.each<[string, unknown[]]>([
    ['a success', [200, fields]],
    ['an error whose fields are right', [404, { 'X-A': '1' }]],
  ])('%s fails, and can be replaced', (_, args) => {
    const { response, failed, dropped } = made()
    response.refusal = refusal
    response.writeHead(...args)
    expect(failed.mock.calls).toEqual([[refusal, response, expect.any(Function), false]])
    expect([response.calls, dropped.mock.calls]).toEqual([[], []])
    const [[, , send] = []] = failed.mock.calls
    send?.({ status: 500, fields: { 'X-A': '1' }, content: 'error' })
    expect(response.calls).toEqual([
      ['writeHead', 500, 'Internal Server Error', { 'X-A': '1', 'Content-Length': '5' }],
      ['end', Buffer.from('error')],
    ])
  })

  test('after its head was sent it is destroyed, and cannot be replaced', () => {
    const { response, failed } = made()
    response.writeHead(200)
    response.refusal = refusal
    response.writeHead(404, fields)
    expect(response.calls.at(-1)).toEqual(['destroy', refusal])
    expect(failed.mock.calls).toEqual([[refusal, response, undefined, false]])
  })

  test('a failure that is no Error is the cause of one', () => {
    const { response } = made()
    response.writeHead(200)
    response.refusal = 'refused' as unknown as Error
    response.writeHead(404, fields)
    expect(response.calls.at(-1)).toEqual([
      'destroy',
      new Error('The response failed.', { cause: 'refused' }),
    ])
  })

  test('an error response that fails is not replaced by another one', () => {
    const { response, failed } = made()
    const send = takeOverFrom(asOutgoing(response))
    response.refusal = refusal
    send?.({ status: 404, fields: {}, content: null })
    expect(failed.mock.calls).toEqual([[refusal, response, undefined, false]])
  })
})

describe('the text of an exception', () => {
  const error = new Error('SECRET')

  test('it is not written: the response can be replaced, and the failure is on the console already', () => {
    const { response, failed } = made()
    response.writeHead(...exceptionHead)
    response.end('Error: SECRET')
    response.destroy(error)
    expect(response.calls).toEqual([])
    expect(failed.mock.calls).toEqual([[error, response, expect.any(Function), true]])
  })

  test('after the response has begun, it is destroyed', () => {
    const { response, failed } = made()
    response.write('a')
    response.end('Error: SECRET')
    response.destroy(error)
    expect(response.calls).toEqual([
      ['write', 'a'],
      ['destroy', error],
    ])
    expect(failed.mock.calls).toEqual([[error, response, undefined, true]])
  })

  test('a text that is not that of the error is written, and then the response destroyed', () => {
    const { response, failed } = made()
    response.writeHead(...exceptionHead)
    response.end('Error: of the app')
    response.destroy(error)
    expect(response.calls).toEqual([
      ['writeHead', ...exceptionHead],
      ['end', 'Error: of the app'],
      ['destroy', error],
    ])
    expect(failed).not.toHaveBeenCalled()
  })

  test('a text without an error is written in the same turn of the event loop', async () => {
    const { response } = made()
    expect(response.writeHead(...exceptionHead)).toBe(response)
    expect(response.end('Error: of the app', 'utf8')).toBe(response)
    expect(response.calls).toEqual([])
    await flush()
    expect(response.calls).toEqual([
      ['writeHead', ...exceptionHead],
      ['end', 'Error: of the app', 'utf8'],
    ])
  })

  test('a text without a head is written too', async () => {
    const { response } = made()
    response.write('a')
    response.end('Error: of the app')
    await flush()
    expect(response.calls).toEqual([
      ['write', 'a'],
      ['end', 'Error: of the app'],
    ])
  })

  test.each<[string, (response: BaseResponse) => unknown, Call]>([
    ['write', (response) => response.write('a'), ['write', 'a']],
    ['end', (response) => response.end('a'), ['end', 'a']],
    ['flushHeaders', (response) => response.flushHeaders(), ['flushHeaders']],
    ['destroy', (response) => response.destroy(), ['destroy', undefined]],
  ])('its head is written before %s', (_, call, last) => {
    const { response } = made()
    response.writeHead(...exceptionHead)
    call(response)
    expect(response.calls).toEqual([['writeHead', ...exceptionHead], last])
  })

  test('a response that is taken is not written afterwards', async () => {
    const { response } = made()
    response.writeHead(...exceptionHead)
    response.end('Error: SECRET')
    takeOverFrom(asOutgoing(response))
    await flush()
    expect(response.calls).toEqual([])
  })
})
