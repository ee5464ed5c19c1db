/** The members of a problem by the JSON of their values, and the address of its type. */
import { describe, expect, test } from 'vitest'
import { errorFrom } from '../../src/client/index.ts'
import { fieldOf, problemOf, resolve } from '../../src/client/read-problem.ts'

describe('a member of a problem', () => {
  const kept = (name: string, value: unknown) =>
    Object.hasOwn(problemOf({ status: 404 }, { [name]: value }), name)

  test.each(['title', 'detail', 'instance'])('%s is text', (name) => {
    for (const value of ['x', '', '"', 'null']) expect(kept(name, value)).toBe(true)
    for (const value of [1, true, null, ['x'], { x: 'y' }, undefined]) {
      expect(kept(name, value)).toBe(false)
    }
  })

  test('condition is one of three texts', () => {
    for (const value of ['temporary', 'permanent', 'unknown']) {
      expect(kept('condition', value)).toBe(true)
      for (const wrong of [`x${value}`, `${value}x`, `"${value}`, [value], value.toUpperCase()]) {
        expect(kept('condition', wrong)).toBe(false)
      }
    }
  })

  test('applied is a boolean', () => {
    for (const value of [true, false]) expect(kept('applied', value)).toBe(true)
    for (const value of ['true', 't', 1, 0, null, [true], {}]) {
      expect(kept('applied', value)).toBe(false)
    }
  })

  test('status is that of the response, and type is about:blank where there is none', () => {
    for (const type of ['', null, 7, ['x'], undefined]) {
      expect(problemOf({ status: 404 }, { type, status: 200, own: 1 })).toEqual({
        type: 'about:blank',
        status: 404,
        own: 1,
      })
    }
  })
})

describe('resolve()', () => {
  const base = 'https://api.example.com/v1/books'

  test.each([
    ['urn:x', base, 'urn:x'],
    ['a+b.c-d_1:x', base, 'a+b.c-d_1:x'],
    ['x', base, 'https://api.example.com/v1/x'],
    ['/a:b', base, 'https://api.example.com/a:b'],
    ['a b:c', base, 'https://api.example.com/v1/a%20b:c'],
    ['?a:b', base, 'https://api.example.com/v1/books?a:b'],
    [':x', base, 'https://api.example.com/v1/:x'],
    ['x', undefined, 'x'],
    ['x', '', 'x'],
    ['//[', base, '//['],
  ])('%j from %j is %j', (type, url, resolved) => {
    expect(resolve(type, url)).toBe(resolved)
  })
})

describe('fieldOf()', () => {
  test.each<[unknown, string | undefined]>([
    [new Headers({ A: 'x' }), 'x'],
    [{ a: 'x' }, 'x'],
    [{ A: 'x' }, undefined],
    [{ get: 'y', a: 'x' }, 'x'],
    [{ get: () => 'y', a: 'x' }, 'y'],
    [{ get: () => 7 }, undefined],
    [{ a: ['x'] }, undefined],
    [{ a: 7 }, undefined],
    [null, undefined],
    [undefined, undefined],
    ['a', undefined],
  ])('of %j is %j', (headers, value) => {
    expect(fieldOf(headers, 'a')).toBe(value)
  })
})

test.each([
  [undefined, undefined],
  [null, undefined],
  [7, undefined],
  ['x', undefined],
  [['x'], undefined],
  [[{ title: 'x' }], undefined],
  [{ title: 'x' }, 'x'],
  [{ toJSON: () => ({ title: 'x' }) }, 'x'],
  [{ toJSON: () => 'x' }, undefined],
])('Of the content %j, which a library has read, the title is %j', (content, title) => {
  expect(errorFrom({ status: 404 }, content).problem.title).toBe(title)
})

test('The members of the content stay as they are', () => {
  const content = Object.freeze({ title: 7, own: Object.freeze({ a: 1 }) })
  const { problem } = errorFrom({ status: 404 }, content)
  expect(problem).toEqual({ type: 'about:blank', status: 404, own: { a: 1 } })
  expect(problem['own']).not.toBe(content.own)
})
