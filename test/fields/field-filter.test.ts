/** The fields of a foreign error. */
import { expect, test } from 'vitest'
import { filterFields } from '../../src/fields/field-filter.ts'

const none: ReadonlySet<string> = new Set()

test('fields that can be sent are kept by their names in lower case, with a number as its digits', () => {
  expect(filterFields({ 'X-A': '1', 'Retry-After': 30, Link: ['<a>', '<b>'] }, none)).toEqual({
    fields: { 'x-a': '1', 'retry-after': '30', link: ['<a>', '<b>'] },
    dropped: [],
  })
})

test('the fields of Headers are kept, each Set-Cookie as a line', () => {
  const headers = new Headers([
    ['X-A', '1'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ])
  expect(filterFields(headers, none)).toEqual({
    fields: { 'set-cookie': ['a=1', 'b=2'], 'x-a': '1' },
    dropped: [],
  })
})

test('fields that describe the content or the connection are left out, and are no failure', () => {
  const headers = {
    'Content-Type': 'a/b',
    Upgrade: 'a',
    ETag: '"a"',
    Date: 7,
    'Content-Length': 'x',
  }
  expect(filterFields(headers, none)).toEqual({ fields: {}, dropped: [] })
})

test('of these, a field that the status asks for is kept, and is no failure if it is not valid', () => {
  const wanted = new Set(['etag', 'content-range'])
  expect(filterFields({ ETag: '"a"', 'Content-Range': 'bytes */7' }, wanted)).toEqual({
    fields: { etag: '"a"', 'content-range': 'bytes */7' },
    dropped: [],
  })
  expect(filterFields({ ETag: 'a', 'Content-Range': 'bytes 0-1/2' }, wanted)).toEqual({
    fields: {},
    dropped: [],
  })
})

test('fields that are not valid are dropped by their names as they were written', () => {
  const headers = {
    'X-A': 'a\nb',
    'a b': '1',
    'Retry-After': 'soon',
    'X-Bool': true,
    'X-NaN': Number.NaN,
    'X-Null': null,
    'X-Undefined': undefined,
    'X-Big': 7n,
    get 'X-Getter'(): never {
      throw new Error('x')
    },
  }
  expect(filterFields(headers, none)).toEqual({
    fields: { 'x-nan': 'NaN' },
    dropped: ['X-A', 'a b', 'Retry-After', 'X-Bool', 'X-Null', 'X-Undefined', 'X-Big', 'X-Getter'],
  })
})

const throws = (): never => {
  throw new Error('x')
}

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['text', 'X-A: 1'],
  ['a number', 7],
  ['a symbol', Symbol('x')],
  ['a function', Object.assign(() => {}, { 'X-A': '1' })],
  ['a Proxy that does not list its names', new Proxy({ a: '1' }, { ownKeys: throws })],
  ['a Proxy without a prototype', new Proxy({ a: '1' }, { getPrototypeOf: throws })],
  ['Headers that cannot be read', Object.create(Headers.prototype)],
])('there are no fields in %s', (_, headers) => {
  expect(filterFields(headers, none)).toEqual({ fields: {}, dropped: [] })
})
