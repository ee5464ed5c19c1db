/** Content that is known as a whole, and heads that are withheld, without a server. */
import { describe, expect, test } from 'vitest'
import { takeOverFrom } from '../../src/node/outgoing.ts'
import { asOutgoing, made, type BaseResponse } from './base-response.ts'

const flush = () => Promise.resolve()

const length = (value: unknown, more: object = {}) => ({ 'content-length': value, ...more })

/** What is written, and with which failures. */
async function written(write: (response: BaseResponse) => void, req: Record<string, unknown> = {}) {
  const { response, failed } = made(req)
  write(response)
  await flush()
  return { calls: response.calls, failures: failed.mock.calls.map(([failure]) => failure) }
}

describe('content that is known as a whole', () => {
  // 5 bytes
  const content = 'abcä'

  test.each<[string, unknown, unknown]>([
    ['the right length', '5', '5'],
    ['a length that is a number', 5, 5],
    ['a length that is too short', '4', '5'],
    ['a length that is too long', '6', '5'],
    ['a length that is none', 'x', '5'],
    ['several lengths', ['5'], '5'],
  ])('%s: %j is sent as %j', async (_, value, sent) => {
    const { calls, failures } = await written((response) => {
      response.writeHead(200, length(value))
      response.end(content)
    })
    expect(calls).toEqual([
      ['writeHead', 200, length(sent)],
      ['end', content],
    ])
    expect(failures).toEqual([])
  })

  test('what was written in the same turn of the event loop counts', async () => {
    const { calls, failures } = await written((response) => {
      response.writeHead(200, 'Fine', length('9', { 'X-A': '1' }))
      expect(response.headersSent).toBe(true)
      expect(response.write('ab')).toBe(true)
      expect(response.write('c')).toBe(true)
      response.end('d')
    })
    expect(calls).toEqual([
      ['writeHead', 200, 'Fine', { 'X-A': '1', 'content-length': '4' }],
      ['write', 'ab'],
      ['write', 'c'],
      ['end', 'd'],
    ])
    expect(failures).toEqual([])
  })

  test('the end may have no content', async () => {
    const { calls } = await written((response) => {
      response.writeHead(200, length('3'))
      response.write('abc')
      response.end()
    })
    expect(calls).toEqual([['writeHead', 200, length('3')], ['write', 'abc'], ['end']])
  })

  test('a length that was set by setHeader is measured too', async () => {
    const { calls } = await written((response) => {
      response.statusCode = 201
      response.fields.set('content-length', '9')
      response.end('abc')
      expect(response.fields.has('content-length')).toBe(false)
    })
    expect(calls).toEqual([
      ['writeHead', 201, length('3')],
      ['end', 'abc'],
    ])
  })

  test.each<[string, Record<string, unknown>, number, unknown]>([
    ['HEAD', { method: 'HEAD' }, 200, length('9')],
    ['304', {}, 304, length('9')],
    ['204', {}, 204, {}],
    ['404 to HEAD', { method: 'HEAD' }, 404, length('9')],
  ])('the length of %s is that of a GET, or none', async (_, req, status, fields) => {
    const { calls, failures } = await written((response) => {
      response.writeHead(status, length('9'))
      response.end()
    }, req)
    expect(calls).toEqual([['writeHead', status, fields], ['end']])
    expect(failures).toEqual([])
  })
})

test.each([['0'], ['9']])('a 204 has no length, whole or not: %s', async (value) => {
  const whole = await written((response) => {
    response.writeHead(204, length(value))
    response.end()
  })
  expect(whole.calls).toEqual([['writeHead', 204, {}], ['end']])
  const begun = await written((response) => {
    response.writeHead(204, length(value))
    response.flushHeaders()
  })
  expect(begun.calls).toEqual([['writeHead', 204, {}], ['flushHeaders']])
})

describe('a head that is withheld', () => {
  test.each<[string, (response: BaseResponse) => unknown, readonly unknown[]]>([
    ['flushHeaders', (response) => response.flushHeaders(), ['flushHeaders']],
    ['destroy', (response) => response.destroy(), ['destroy', undefined]],
    [
      'another writeHead with a length',
      (response) => {
        response.writeHead(201, length('4'))
        response.flushHeaders()
      },
      ['flushHeaders'],
    ],
    ['another writeHead', (response) => response.writeHead(201), ['writeHead', 201]],
  ])('it is written before %s', async (_, call, last) => {
    const { calls } = await written((response) => {
      response.writeHead(200, length('3'))
      call(response)
    })
    expect([calls[0], calls.at(-1)]).toEqual([['writeHead', 200, length('3')], last])
  })

  test('a response that is taken from the app is not written', async () => {
    const { calls } = await written((response) => {
      response.writeHead(200, length('3'))
      response.write('abc')
      takeOverFrom(asOutgoing(response))
    })
    expect(calls).toEqual([])
  })

  test('the reply in the place of a response is written alone', async () => {
    const { calls } = await written((response) => {
      response.writeHead(200, length('3'))
      takeOverFrom(asOutgoing(response))?.({ status: 404, fields: {}, content: 'error' })
    })
    expect(calls).toEqual([
      ['writeHead', 404, 'Not Found', { 'Content-Length': '5' }],
      ['end', Buffer.from('error')],
    ])
  })

  test('a response without a length is not withheld', async () => {
    const { response } = made()
    expect(response.headersSent).toBe(false)
    response.writeHead(200)
    expect(response.headersSent).toBe(true)
    response.write('a')
    response.end('b')
    expect(response.calls).toEqual([
      ['writeHead', 200],
      ['write', 'a'],
      ['end', 'b'],
    ])
  })
})
