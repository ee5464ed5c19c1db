/** Content that follows the head of its response later, without a server. */
import { describe, expect, test } from 'vitest'
import { made } from './base-response.ts'

const flush = () => Promise.resolve()

const length = (value: unknown, more: object = {}) => ({ 'content-length': value, ...more })

describe('content that follows later', () => {
  async function streamed(value: unknown, chunks: readonly string[], last?: string, status = 200) {
    const { response, failed } = made()
    response.writeHead(status, length(value))
    const results: boolean[] = []
    for (const chunk of chunks) {
      results.push(response.write(chunk))
      await flush()
    }
    if (last === undefined) response.end()
    else response.end(last)
    return {
      calls: response.calls,
      results,
      failures: failed.mock.calls.map(([failure, , send, isLogged]) => [failure, send, isLogged]),
    }
  }
  const tooLong = new RangeError('The content is longer than its Content-Length.')
  const tooShort = new RangeError('The content is shorter than its Content-Length.')

  test('content of its length is written', async () => {
    expect(await streamed('5', ['ab', 'cd'], 'e')).toEqual({
      calls: [
        ['writeHead', 200, length('5')],
        ['write', 'ab'],
        ['write', 'cd'],
        ['write', 'e'],
        ['end'],
      ],
      results: [true, true],
      failures: [],
    })
    const exact = await streamed('4', ['ab', 'cd'])
    expect(exact.calls.slice(1)).toEqual([['write', 'ab'], ['write', 'cd'], ['end']])
    expect(exact.failures).toEqual([])
  })

  test('content that is too long is cut at its length, and the response is complete', async () => {
    const { calls, results, failures } = await streamed('3', ['ab', 'cd', 'e'])
    expect(calls).toEqual([
      ['writeHead', 200, length('3')],
      ['write', 'ab'],
      ['write', Buffer.from('c')],
      ['end'],
    ])
    expect(results).toEqual([true, false, false])
    expect(failures).toEqual([[tooLong, undefined, false]])
  })

  test('content beyond a length that is used up is not written', async () => {
    const { calls, failures } = await streamed('2', ['ab', 'c'])
    expect(calls).toEqual([['writeHead', 200, length('2')], ['write', 'ab'], ['end']])
    expect(failures).toEqual([[tooLong, undefined, false]])
    expect((await streamed('2', ['ab'], 'c')).failures).toEqual([[tooLong, undefined, false]])
  })

  test('a length that was set by setHeader holds for it too', async () => {
    const { response } = made()
    response.fields.set('content-length', '4')
    response.write('ab')
    await flush()
    response.end('cd')
    expect(response.calls).toEqual([
      ['writeHead', 200, length('4')],
      ['write', 'ab'],
      ['write', 'cd'],
      ['end'],
    ])
  })

  test('content that is too short destroys the response', async () => {
    const { calls, failures } = await streamed('3', ['ab'])
    expect(calls.at(-1)).toEqual(['destroy', tooShort])
    expect(failures).toEqual([[tooShort, undefined, false]])
    expect((await streamed('4', ['ab'], 'c')).failures).toEqual([[tooShort, undefined, false]])
  })

  test.each<[unknown, number]>([
    ['x', 200],
    ['1.5', 200],
    [String(2 ** 53), 200],
    ['9', 400],
    ['9', 404],
  ])('the length %j of a %i is not sent', async (value, status) => {
    const { calls, failures } = await streamed(value, ['ab'], 'c', status)
    expect(calls).toEqual([
      ['writeHead', status, {}],
      ['write', 'ab'],
      ['end', 'c'],
    ])
    expect(failures).toEqual([])
  })

  test('the length of a 399 is sent', async () => {
    expect((await streamed('2', ['ab'], undefined, 399)).calls[0]).toEqual([
      'writeHead',
      399,
      length('2'),
    ])
  })
})
