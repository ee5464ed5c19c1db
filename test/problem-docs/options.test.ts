/** What `problemDocs` refuses at start, and with which sentence. */
import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { Forbidden, MethodNotAllowed, NotFound, Unauthorized } from '../../src/errors/errors.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { placesOf } from '../../src/problem-docs/places.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { all, base } from './bookshop-problems.ts'

const valid = { base }

describe('the options', () => {
  test.each([
    [{}, `Option 'base' must be a URI reference in ASCII`],
    [{ base: '' }, `Option 'base' must be a URI reference in ASCII`],
    [{ base: 'problems/' }, `absolute or with '/' first`],
    [{ base: 'https://exämple.org/' }, `Option 'base' must be a URI reference in ASCII`],
    [{ base: new URL(base) }, `received a URL.`],
    [{ ...valid, name: ' ' }, `Option 'name' must be a text that is not blank; received " ".`],
    [{ ...valid, home: '/' }, `Option 'home' of problemDocs() must be an object or false`],
    [{ ...valid, home: { href: 'javascript:1', label: 'x' } }, `Option 'home.href' must be`],
    [{ ...valid, home: { href: '/' } }, `Option 'home.label' must be a text`],
    [{ ...valid, accent: 'red' }, `Option 'accent' must be a colour such as #1a7f37`],
    [{ ...valid, nmae: 'x' }, `Unknown option 'nmae' of problemDocs(): did you mean 'name'?`],
    [{ ...valid, support: {} }, `Unknown option 'support' of problemDocs()`],
    [undefined, `The options of problemDocs() must be an object; received undefined.`],
    [base, `The options of problemDocs() must be an object; received a string.`],
  ])('%j is refused: %s', (options, sentence) => {
    expect(() => problemDocs(all, options as never)).toThrow(sentence)
    expect(() => problemDocs(all, options as never)).toThrow(TypeError)
  })
})

describe('the problem types', () => {
  const define = (type: string, name: string, aliases: readonly string[] = []) =>
    defineProblem(NotFound, { type, name, title: name, aliases })

  test.each([
    ['nothing', undefined],
    ['a class', all[0]],
    ['a text', 'x'],
    ['a Set', new Set(all)],
  ])('%s is refused as the list of problem types', (_, classes) => {
    const sentence = 'The first argument of problemDocs() must be what problems() returns'
    expect(() => problemDocs(classes as never, valid)).toThrow(sentence)
  })

  test('The class of a status is refused', () => {
    expect(() => problemDocs([NotFound as never], valid)).toThrow(
      'Argument 1 of problems() must be a class of defineProblem()'
    )
  })

  test('Two classes with one type are refused by both names', () => {
    const classes = [define(`${base}a`, 'One'), define(`${base}a`, 'Two')]
    expect(() => problemDocs(classes, valid)).toThrow(
      `The type ${base}a belongs to two problem types: One (${base}a) and Two (${base}a).`
    )
  })

  test('Two types with one page are refused by both types', () => {
    const classes = [
      define('https://api.example.com/problems/a', 'One'),
      define('https://api.example.com/problems#a', 'Two'),
    ]
    expect(() => problemDocs(classes, valid)).toThrow(
      `The types https://api.example.com/problems/a and https://api.example.com/problems#a have the same page 'a' below the base ${base}.`
    )
  })

  test.each([
    ['https://api.example.com/errors/a', base],
    ['https://api.example.com/problemsheet/a', 'https://api.example.com/problems'],
    ['https://api.example.com/problems/', base],
    ['https://API.example.com/errors/a', base],
    ['/errors/a', base],
    ['/errors/a', '/problems/'],
  ])('%s, of the origin of the base %s but not below it, is refused', (type, other) => {
    expect(() => problemDocs([define(type, 'Stray')], { base: other })).toThrow(
      `The type ${type} of Stray is not below the base ${other} of problemDocs(): correct one of them.`
    )
  })

  test.each([
    'urn:example:a',
    'https://example.com/problems/a',
    'http://api.example.com/problems/a',
  ])('%s, of another origin than the base, is on the index only', async (type) => {
    const text = await (await problemDocs([define(type, 'Other')], valid).request('/')).text()
    expect(text).toContain(`<p><code>${type}</code></p>`)
  })

  test('A type whose members are required and that has no example is refused by its name', () => {
    const Poor = defineProblem(Forbidden, {
      type: `${base}poor`,
      title: 'Poor',
      extensions: z.object({ balance: z.number() }),
    })
    expect(() => problemDocs([Poor], valid)).toThrow(
      /^Problem type Poor needs an example, as its members are required \(balance: .*\): set 'example' in defineProblem\(\)\.$/
    )
  })

  test('A type of another origin needs no example', () => {
    const Poor = defineProblem(Forbidden, {
      type: 'https://other.example/poor',
      title: 'Poor',
      extensions: z.object({ balance: z.number() }),
    })
    expect(() => problemDocs([Poor], valid)).not.toThrow()
  })

  test.each([
    [405, 'allow', MethodNotAllowed],
    [401, 'www-authenticate', Unauthorized],
  ] as const)(
    'A type of the status %d needs an example with the field %s',
    (status, field, base) => {
      const Fielded = defineProblem(base as unknown as typeof NotFound, {
        type: 'https://api.example.com/problems/fielded',
        title: 'Fielded',
      })
      expect(() => problemDocs([Fielded], valid)).toThrow(
        `Problem type Fielded needs an example, as a ${status} has the field ${field}: set 'example' in defineProblem().`
      )
    }
  )
})

test.each(['x?y=1', 'x#f'])(
  'A type that goes on with %s after the base is refused, as its page would have another address',
  (rest) => {
    const Odd = defineProblem(NotFound, {
      type: `https://api.example.com/problems/${rest}`,
      title: 'X.',
    })
    expect(() => problemDocs([Odd], { base: 'https://api.example.com/problems/' })).toThrow(
      new TypeError(
        `The type https://api.example.com/problems/${rest} has '?' or '#' after the base https://api.example.com/problems/, and so no page: use another character.`
      )
    )
  }
)

test('The id of a problem type is the last part of its address, without white space, and each once', () => {
  const [plain, spaced, again] = ['tag:x', 'urn:a%20b/', 'urn:b:a%20b'].map((type, index) =>
    defineProblem(NotFound, { type, name: `Type${index}`, title: 'Foreign.' })
  )
  if (!plain || !spaced || !again) throw new Error('A class is missing.')
  const { list } = placesOf([plain, spaced, again], base)
  expect(list.map(({ id }) => id)).toEqual(['x', 'a-b', 'a-b-2'])
})
