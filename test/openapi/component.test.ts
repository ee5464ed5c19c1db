/** What a document states of a class: its name, its texts, and what is no class. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { componentOf, isErrorClass } from '../../src/openapi/component.ts'
import { errorResponses, errorSchemas } from '../../src/openapi/index.ts'
import { Conflict, defineHttpError, defineProblem, HttpError, NotFound } from '../../src/index.ts'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'

/** The texts of the one response of a class. */
function textsOf(errorClass: AnyErrorClass) {
  const [response] = Object.values(errorResponses(errorClass))
  const [example] = Object.values(response?.content['application/problem+json'].examples ?? {})
  const [schema] = Object.values(errorSchemas(errorClass))
  expect(schema?.['description']).toBe(response?.description)
  return { description: response?.description, summary: example?.summary }
}

describe('the texts', () => {
  const declare = (texts: { name: string; description?: string }, Base = Conflict) =>
    defineProblem(Base, { type: `/${texts.name}`, title: `The title of ${texts.name}.`, ...texts })

  test('of a problem type are its title, and its description where it has one', () => {
    expect(textsOf(declare({ name: 'Bare' }))).toEqual({
      description: 'The title of Bare.',
      summary: 'The title of Bare.',
    })
    expect(textsOf(declare({ name: 'Full', description: 'Why.' }))).toEqual({
      description: 'Why.',
      summary: 'The title of Full.',
    })
  })

  test('of a status are its phrase and its explanation', () => {
    expect(textsOf(NotFound)).toEqual({
      description: NotFound.definition.explanation,
      summary: 'Not Found',
    })
  })
})

describe('the name of a status', () => {
  const define = (phrase: string) =>
    defineHttpError(419, phrase, 'none', 'unknown', 'Reload the page.')

  test.each([
    ['Page Expired', 'PageExpired'],
    ['A-b.c_1', 'ABC_1'],
  ])('of %j is %s', (phrase, name) => {
    expect(Object.keys(errorSchemas(define(phrase)))).toEqual([name])
  })

  test.each(['Überlastet', 'Ü', '過負荷'])('of %j is none, with the whole message', (phrase) => {
    expect(() => errorSchemas(define(phrase))).toThrow(
      new TypeError(
        "The phrase of status 419 makes no name for OpenAPI, which has letters, digits, '.', '-' and '_' only: give it to defineHttpError() in ASCII."
      )
    )
  })
})

describe('isErrorClass()', () => {
  const definition = { status: 404 }
  const from = () => new NotFound()
  const call = () => {}

  test.each<[unknown, boolean]>([
    [NotFound, true],
    [class extends NotFound {}, true],
    [Object.assign(call.bind(null), { definition, from }), true],
    [Object.assign(call.bind(null), { definition: { status: '404' }, from }), false],
    [Object.assign(call.bind(null), { definition, from: 1 }), false],
    [Object.assign(call.bind(null), { from }), false],
    [{ definition, from }, false],
    [HttpError, false],
    [new NotFound(), false],
    [null, false],
    [undefined, false],
  ])('the value %o is taken for an error class: %j', (value, isClass) => {
    expect(isErrorClass(value)).toBe(isClass)
  })
})

describe('the definitions', () => {
  const extensions = z.object({ price: z.object({ amount: z.number() }).meta({ id: 'Money' }) })
  const Dear = defineProblem(Conflict, {
    type: '/dear',
    title: 'Dear.',
    name: 'Dear',
    extensions,
    example: { price: { amount: 1 } },
  })

  test('stand beside the component, or within it', () => {
    const beside = componentOf(Dear, '_')
    const within = componentOf(Dear, '/$defs/')
    expect(Object.keys(beside.definitions)).toEqual(['Money'])
    expect(beside.schema).not.toHaveProperty('$defs')
    expect(within.schema['$defs']).toEqual(within.definitions)
    const ref = { $ref: '#/components/schemas/Dear/$defs/Money' }
    expect(within.schema['properties']).toMatchObject({ price: ref })
    expect(beside.schema['properties']).toMatchObject({
      price: { $ref: '#/components/schemas/Dear_Money' },
    })
    expect(componentOf(NotFound, '/$defs/').schema).not.toHaveProperty('$defs')
  })

  test('are made once for each place', () => {
    expect(componentOf(Dear, '_')).toBe(componentOf(Dear, '_'))
    expect(componentOf(Dear, '_')).not.toBe(componentOf(Dear, '/$defs/'))
  })

  test('A member that every error has is refused with the whole message', () => {
    const Odd = defineProblem(Conflict, {
      type: '/odd',
      title: 'Odd.',
      name: 'Odd',
      // @ts-expect-error the compiler refuses the name as well
      extensions: z.object({ cause: z.string().optional() }),
    })
    expect(() => errorSchemas(Odd)).toThrow(
      new TypeError(
        "The schema of Odd has the member 'cause', which is a member or an option of every error with its status: give it another name."
      )
    )
  })
})
