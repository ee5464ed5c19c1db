import { describe, expect, test } from 'vitest'
import { membersOf } from '../../src/untrusted/inspect.ts'
import { readStream } from '../../src/untrusted/read-stream.ts'
import { jsonPointer } from '../../src/problem/json-pointer.ts'

test('An AggregateError whose list has no length has no members', () => {
  const errors = new Proxy([new Error('secret')], {
    get() {
      throw new Error('trapped')
    },
  })
  expect(membersOf(Object.assign(new Error('x'), { errors }), 10)).toEqual([])
})

describe('readStream()', () => {
  test('A chunk that is not of bytes is a failure that says so', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue('text')
      },
    })
    const { content, failure } = await readStream(stream, 100, 1000)
    expect(content).toBeUndefined()
    expect(failure).toEqual(new TypeError('The content has a chunk that is not of bytes.'))
  })
})

test('A symbol without a description is an empty name in a JSON Pointer', () => {
  expect(jsonPointer(['a', Symbol(), Symbol('b')])).toBe('#/a//b')
})
