/** A 100 that waits until the app reads, without a server. */
import { describe, expect, test } from 'vitest'
import { deferContinue, sent100 } from '../../src/node/continue.ts'
import type { Incoming, Outgoing } from '../../src/node/outgoing.ts'

type Values = Record<string, unknown>

describe('deferContinue', () => {
  function exchange(values: Values = {}) {
    const calls: unknown[] = []
    const incoming = Object.create({
      read(size: number) {
        calls.push(size)
        return 'chunk'
      },
    }) as Incoming
    const outgoing = { headersSent: false, writeContinue: () => void calls.push('100'), ...values }
    deferContinue(incoming, outgoing as unknown as Outgoing)
    return { incoming, calls }
  }

  test('the first read asks for the content, and each read reads', () => {
    const { incoming, calls } = exchange()
    expect([incoming.read(7), incoming.read(8)]).toEqual(['chunk', 'chunk'])
    expect(calls).toEqual(['100', 7, 8])
  })

  test.each([{ [sent100]: true }, { headersSent: true }])(
    'it asks for nothing after a 100 or a response: %o',
    (values) => {
      const { incoming, calls } = exchange(values)
      incoming.read(7)
      expect(calls).toEqual([7])
    }
  )

  test('the record of a 100 is that of Node', () => {
    expect(sent100).toBe('_sent100')
  })
})
