/** Chunks of text and of bytes, and iterables that cannot be ended. */
import { describe, expect, test } from 'vitest'
import { firstByte } from '../../src/index.ts'

describe('firstByte', () => {
  test('the chunks of an iterable may be bytes or text', async () => {
    async function* chunks() {
      yield new Uint8Array([1, 2])
      yield 'ä'
    }
    const stream = await firstByte(chunks())
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
    expect([...bytes]).toEqual([1, 2, 0xc3, 0xa4])
  })

  test('an iterable that cannot be ended may be cancelled', async () => {
    const endless = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 'a' }) }) }
    const stream = await firstByte(endless as unknown as AsyncIterable<string>)
    await expect(stream.cancel()).resolves.toBeUndefined()
  })
})
