/** A class that was thrown or returned without `new`. */
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'
import { explained } from '../../src/errors/forgotten-new.ts'
import { brand } from '../../src/errors/http-error.ts'

describe('explained', () => {
  class BookMissing extends NotFound {}
  test.each([
    ['NotFound', NotFound],
    ['BookMissing', BookMissing],
  ])('the class %s becomes an error about the missing new', (name, errorClass) => {
    expect(explained(errorClass)).toEqual(
      new TypeError(`${name} was thrown or returned without \`new\`: write throw new ${name}().`, {
        cause: errorClass,
      })
    )
  })

  test('every other value is returned as it is', () => {
    const like = { prototype: { [brand]: true, name: 'x' } }
    const values = [new NotFound(), Error, () => 1, like, 'text', undefined, null]
    for (const value of values) expect(explained(value)).toBe(value)
  })
})
