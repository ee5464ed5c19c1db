/** Node's methods for interim responses, guarded, without a server. */
import { describe, expect, test } from 'vitest'
import { sent100 } from '../../src/node/continue.ts'
import { guardInterim } from '../../src/node/interim-methods.ts'

type Values = Record<string, unknown>

describe('guardInterim', () => {
  const names = ['writeContinue', 'writeEarlyHints', 'writeInformation', 'writeProcessing']

  function guarded(httpVersion: string, headersSent = false) {
    const calls: unknown[][] = []
    const prototype: Values = { req: { httpVersion }, headersSent, writeOther: 'text' }
    for (const name of names) {
      prototype[name] = function (this: unknown, ...args: unknown[]) {
        calls.push([name, this, ...args])
        return 'sent'
      }
    }
    guardInterim(prototype as never)
    const response = Object.create(prototype) as Record<string, (...args: unknown[]) => unknown>
    return { response, calls }
  }

  test.each(names)('%s is called over HTTP/1.1 and HTTP/2, with its arguments', (name) => {
    for (const version of ['1.1', '2.0']) {
      const { response, calls } = guarded(version)
      expect(response[name]?.(1, 2)).toBe('sent')
      expect(calls).toEqual([[name, response, 1, 2]])
      expect(Object.hasOwn(response, sent100)).toBe(name === 'writeContinue')
      if (name === 'writeContinue') expect(response[sent100]).toBe(true)
    }
  })

  test.each(names)('%s sends nothing over HTTP/1.0, or once the response has begun', (name) => {
    for (const { response, calls } of [guarded('1.0'), guarded('x'), guarded('1.1', true)]) {
      expect(response[name]?.()).toBe(false)
      expect([calls, Object.hasOwn(response, sent100)]).toEqual([[], false])
    }
  })

  test('a method that this version of Node lacks is not added', () => {
    const prototype = { req: { httpVersion: '1.1' }, headersSent: false }
    guardInterim(prototype as never)
    expect(Object.keys(prototype)).toEqual(['req', 'headersSent'])
  })
})
