/** Which names lead to a page, and which types are refused, by their origin. */
import { describe, expect, test } from 'vitest'
import { Gone, NotFound } from '../../src/errors/errors.ts'
import { placesOf } from '../../src/problem-docs/places.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'

const base = 'https://x.org/p/'
const define = (type: string, name: string, aliases?: readonly string[]) =>
  defineProblem(Gone, { type, name, title: 'X.', ...(aliases && { aliases }) })

/** The pages that the aliases of these classes lead to, by their names. */
function aliasesOf(...classes: ReturnType<typeof define>[]) {
  const { aliases } = placesOf(classes, base)
  return Object.fromEntries(
    [...aliases].map(([name, { problemClass }]) => [name, problemClass.type])
  )
}

describe('the names of aliases', () => {
  test('are what follows the base, and the last part', () => {
    const One = define(`${base}one`, 'One', [`${base}a/b`, 'urn:x:c', 'https://y.org/d/', '/p/e'])
    expect(aliasesOf(One)).toEqual({
      'a/b': One.type,
      b: One.type,
      c: One.type,
      d: One.type,
      e: One.type,
    })
  })

  test('are none where there are no aliases, where they are empty, and where they are those of a page', () => {
    expect(aliasesOf(define(`${base}one`, 'One'))).toEqual({})
    expect(aliasesOf(define(`${base}one`, 'One', []))).toEqual({})
    expect(aliasesOf(define(`${base}one`, 'One', [base]))).toEqual({ p: `${base}one` })
    expect(
      aliasesOf(define(`${base}one`, 'One', [`${base}two`]), define(`${base}two`, 'Two'))
    ).toEqual({})
  })

  test('belong to the first of two types, unless the second has it below the base', () => {
    const One = define(`${base}one`, 'One', ['urn:x:a', 'urn:x:b'])
    const Two = define(`${base}two`, 'Two', ['urn:y:a', `${base}b`])
    expect(aliasesOf(One, Two)).toEqual({ a: One.type, b: Two.type })
  })
})

describe('a type that is not below the base', () => {
  const other = (type: string, of: string) => () =>
    placesOf([defineProblem(NotFound, { type, name: 'Other', title: 'X.' })], of)

  test.each([
    ['https://x.org/q', 'https://x.org/p/'],
    ['HTTPS://X.org/q', 'https://x.org/p/'],
    ['http://x.org:80/q', 'http://x.org:80/p/'],
    ['/q', 'https://x.org/p/'],
    ['/q', '/p/'],
    ['/q', 'urn:x:'],
  ])('%s, of the origin of %s, is refused with the whole message', (type, of) => {
    expect(other(type, of)).toThrow(
      new TypeError(
        `The type ${type} of Other is not below the base ${of} of problemDocs(): correct one of them.`
      )
    )
  })

  test.each([
    ['http://x.org/q', 'https://x.org/p/'],
    ['https://x.org:8443/q', 'https://x.org/p/'],
    ['https://x.org.uk/q', 'https://x.org/p/'],
    ['//x.org/q', 'https://x.org/p/'],
    ['//x.org/q', '/p/'],
    ['https://x.org/q', '/p/'],
    ['urn:y:a', 'urn:x:'],
    ['urn:y:a', '/p/'],
    ['tag:x', 'https://x.org/p/'],
  ])('%s is of another origin than %s', (type, of) => {
    expect(other(type, of)().list.map(({ name }) => name)).toEqual([undefined])
  })

  test.each([
    ['https://x.org/p/a?b', 'https://x.org/p/'],
    ['https://x.org/p/a#b', 'https://x.org/p'],
    ['https://x.org/p#a?b', 'https://x.org/p#'],
    ['HTTP://x.org/p/a?b', 'HTTP://x.org/p/'],
    ['/p/a#b', '/p/'],
  ])('%s has no page below %s', (type, of) => {
    expect(other(type, of)).toThrow(
      new TypeError(
        `The type ${type} has '?' or '#' after the base ${of}, and so no page: use another character.`
      )
    )
  })
})
