import { expect, test } from 'vitest'
import { errorList } from '../../../src/formatters/html/error-list.ts'

const fieldsOf = (...errors: readonly Record<string, string>[]) =>
  [...(errorList(errors) ?? '').matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, field]) => field)

test.each([
  ['#/age', 'age'],
  ['/age', 'age'],
  ['#/address/street', 'address › street'],
  ['#/books/0/title', 'books › 0 › title'],
  ['#/a~1b~0c', 'a/b~c'],
  ['#/stra%C3%9Fe', 'straße'],
  ['/100%25', '100%25'],
  ['#/100%', '100%'],
  ['#/%3Cb%3E', '&lt;b&gt;'],
])('the pointer %s is shown as the field %s (RFC 6901)', (pointer, field) => {
  expect(fieldsOf({ detail: 'x', pointer })).toEqual([field])
})

test('an error of the whole content has no field', () => {
  expect(fieldsOf({ detail: 'x', pointer: '#' }, { detail: 'x', pointer: '' })).toEqual([])
  expect(fieldsOf({ detail: 'x' })).toEqual([])
})

test('a parameter is shown by its name', () => {
  expect(fieldsOf({ detail: 'x', parameter: 'page', in: 'query' })).toEqual(['page'])
})

test('a value that is no list of errors has no list', () => {
  for (const value of [undefined, null, 7, 'x', [], [null], [{ detail: 7 }], { detail: 'x' }]) {
    expect(errorList(value)).toBeUndefined()
  }
  expect(errorList([{ detail: 'x' }, 'y'])).toBeUndefined()
})
