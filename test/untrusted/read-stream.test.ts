/** Reads streams of an app within limits, without losing any of them. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { joined, readStream, type ChunkReader } from '../../src/untrusted/read-stream.ts'

afterEach(() => {
  vi.useRealTimers()
})

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (content: Uint8Array | undefined) => content && new TextDecoder().decode(content)

/** A stream of these chunks; it stays open if `end` is `open`, or fails with any other value. */
function streamOf(chunks: readonly unknown[], end: unknown = 'closed') {
  const left = [...chunks]
  const cancel = vi.fn<(reason: unknown) => void>()
  const pull = vi.fn<(controller: ReadableStreamDefaultController) => void>((controller) => {
    if (left.length > 0) controller.enqueue(left.shift())
    else if (end === 'closed') controller.close()
    else if (end !== 'open') controller.error(end)
  })
  return {
    cancel,
    pull,
    stream: new ReadableStream<unknown>({ pull, cancel }, { highWaterMark: 0 }),
  }
}

async function chunksOf(stream: ReadableStream<unknown>): Promise<readonly unknown[]> {
  const chunks: unknown[] = []
  const reader = stream.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read())
    chunks.push(read.value instanceof Uint8Array ? textOf(read.value) : read.value)
  return chunks
}

describe('readStream', () => {
  test('a stream within the limits is read to its end, and can be read again', async () => {
    const read = await readStream(streamOf([bytes('ab'), bytes(''), bytes('cd')]).stream, 4, 1000)
    expect(textOf(read.content)).toBe('abcd')
    expect(read.failure).toBeUndefined()
    expect(await chunksOf(read.rest())).toEqual(['ab', '', 'cd'])
  })

  test('an empty stream has content without bytes', async () => {
    const read = await readStream(streamOf([]).stream, 0, 1000)
    expect(read.content).toEqual(new Uint8Array())
    expect(await chunksOf(read.rest())).toEqual([])
  })

  test('a stream with more bytes is read one chunk beyond the limit, and loses nothing', async () => {
    const { stream, pull } = streamOf(['ab', 'c', 'de', 'f'].map(bytes))
    const read = await readStream(stream, 2, 1000)
    expect(read.content).toBeUndefined()
    expect(read.failure).toEqual(new RangeError('The content takes more than 2 bytes.'))
    expect(pull).toHaveBeenCalledTimes(2)
    expect(await chunksOf(read.rest())).toEqual(['ab', 'c', 'de', 'f'])
  })

  test('a stream of 10,000 chunks is read, and one of more is not', async () => {
    const chunks = (length: number) => Array.from({ length }, () => bytes(''))
    expect((await readStream(streamOf(chunks(10_000)).stream, 9, 9000)).content).toHaveLength(0)
    const { failure } = await readStream(streamOf(chunks(10_001)).stream, 9, 9000)
    expect(failure).toEqual(new RangeError('The content takes more than 10000 chunks.'))
  })

  test('a chunk that is not of bytes is a failure, and stays in the stream', async () => {
    const read = await readStream(streamOf([bytes('a'), 'text', bytes('b')]).stream, 9, 1000)
    expect(read.content).toBeUndefined()
    expect(read.failure).toEqual(new TypeError('The content has a chunk that is not of bytes.'))
    expect(await chunksOf(read.rest())).toEqual(['a', 'text', 'b'])
  })

  test('a stream that fails has the failure, and fails again when it is read', async () => {
    const failure = new Error('x')
    const read = await readStream(streamOf([bytes('a')], failure).stream, 9, 1000)
    expect([read.content, read.failure]).toEqual([undefined, failure])
    const reader = read.rest().getReader()
    expect(await reader.read()).toMatchObject({ done: false })
    await expect(reader.read()).rejects.toBe(failure)
  })

  test('a stream that takes longer than the limit is a failure, and loses nothing', async () => {
    vi.useFakeTimers()
    let controller: ReadableStreamDefaultController | undefined
    const stream = new ReadableStream<unknown>({ start: (given) => void (controller = given) })
    controller?.enqueue(bytes('a'))
    const reading = readStream(stream, 9, 250)
    let isDone = false
    void reading.then(() => (isDone = true))
    await vi.advanceTimersByTimeAsync(249)
    expect(isDone).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    const read = await reading
    expect(read.failure).toEqual(new Error('The content takes more than 250 ms.'))
    controller?.enqueue(bytes('b'))
    controller?.enqueue(bytes('c'))
    controller?.close()
    expect(await chunksOf(read.rest())).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['was read', streamOf([bytes('a')]).stream],
    ['is too large', streamOf([bytes('ab')]).stream],
  ])('a stream that %s has no timer left', async (_, stream) => {
    vi.useFakeTimers()
    const reading = readStream(stream, 1, 1000)
    expect(vi.getTimerCount()).toBe(1)
    await reading
    expect(vi.getTimerCount()).toBe(0)
  })

  test('cancel ends the stream, and a stream that cannot be ended is no failure', async () => {
    const { stream, cancel } = streamOf([bytes('ab')], 'open')
    cancel.mockImplementation(() => {
      throw new Error('x')
    })
    const read = await readStream(stream, 1, 1000)
    expect(cancel).not.toHaveBeenCalled()
    expect(read.cancel()).toBeUndefined()
    expect(cancel).toHaveBeenCalledTimes(1)
    // An unhandled rejection would fail the run in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  })
})

describe('joined', () => {
  const reader = (...values: readonly unknown[]) => {
    const left = [...values]
    const cancel = vi.fn<(reason?: unknown) => Promise<unknown>>((reason) =>
      Promise.resolve(reason)
    )
    const read = () => Promise.resolve({ done: left.length === 0, value: left.shift() })
    return { read, cancel } satisfies ChunkReader
  }

  test('the chunks come first, then the read that has begun, then the reader', async () => {
    const pending = Promise.resolve({ done: false, value: 'b' })
    expect(await chunksOf(joined([bytes('a')], pending, reader('c', 'd')))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
    expect(await chunksOf(joined([bytes('a')], undefined, reader('c')))).toEqual(['a', 'c'])
  })

  test('a read that has begun and was the last one ends the stream', async () => {
    const stream = joined([], Promise.resolve({ done: true }), reader('c'))
    expect(await chunksOf(stream)).toEqual([])
  })

  test('the reader is cancelled with the reason', async () => {
    const source = reader('a')
    await joined([], undefined, source).cancel('enough')
    expect(source.cancel.mock.calls).toEqual([['enough']])
  })
})
