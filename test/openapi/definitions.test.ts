/** References of a JSON Schema: where each leads, and what is copied. */
import { describe, expect, test } from 'vitest'
import { findDefinition, moveDefinitions } from '../../src/openapi/definitions.ts'
import type { JsonSchema } from '../../src/problem-types/json-schema.ts'

const refTo = (name: string) => `=${name}`
const moved = (part: object, root: object = part) =>
  moveDefinitions(part as JsonSchema, root as JsonSchema, refTo, 'Odd')

describe('findDefinition()', () => {
  const root = {
    $id: 'root',
    $defs: { a: { $id: 'A', b: {} }, 'x/y~z': {}, ab: {}, both: { of: 'defs' } },
    definitions: { old: {}, both: { of: 'definitions' } },
  } as const
  const { a, ab, both } = root.$defs

  test.each([
    ['#', '', root, ''],
    ['root', '', root, ''],
    ['A', 'a', a, ''],
    ['#/$defs/a', 'a', a, ''],
    ['#/$defs/a/b', 'a', a, '/b'],
    ['#/$defs/ab', 'ab', ab, ''],
    ['#/$defs/x~1y~0z', 'x/y~z', {}, ''],
    ['#/definitions/old', 'old', {}, ''],
    ['#/definitions/old/c', 'old', {}, '/c'],
    ['#/$defs/both', 'both', both, ''],
    ['#/properties/p', '', root, '/properties/p'],
    ['#/$defsx', '', root, '/$defsx'],
  ])('finds what the reference %s names', (ref, key, source, rest) => {
    expect(findDefinition(root as never, ref, 'Odd')).toEqual({ key, source, rest })
  })

  test.each(['#/$defs/', '#/$defs/c', '#/definitions/c', 'x#/a', '', 'B', '#a', 'A/b'])(
    '%j leads nowhere',
    (ref) => {
      expect(() => findDefinition(root as never, ref, 'Odd')).toThrow(
        new TypeError(
          `The JSON Schema of Odd refers to '${ref}', which it does not define: define it in '$defs'.`
        )
      )
    }
  )
})

describe('moveDefinitions()', () => {
  test.each(['$schema', '$id', '$comment', '$defs', 'definitions'])('%s is not copied', (name) => {
    expect(moved({ [name]: 'x', type: 'object' })).toEqual({
      schema: { type: 'object' },
      definitions: {},
    })
  })

  test.each(['const', 'enum', 'default', 'examples', 'required'])(
    'The value of %s is data, and stays as it is',
    (name) => {
      const value = [{ $ref: 'nowhere', $id: 'x', $comment: 'y' }]
      expect(moved({ [name]: value }).schema).toEqual({ [name]: value })
    }
  )

  test.each(['properties', 'patternProperties', 'dependentSchemas'])(
    'The members of %s are schemas by name',
    (name) => {
      const members = { $defs: { $comment: 'x', a: 1 }, const: { $ref: '#/$defs/a' } }
      expect(moved({ [name]: members, $defs: { a: {} } })).toEqual({
        schema: { [name]: { $defs: { a: 1 }, const: { $ref: '=a' } } },
        definitions: { a: {} },
      })
      expect(moved({ [name]: [1, 'x', null] }).schema).toEqual({ [name]: [1, 'x', null] })
    }
  )

  test.each([
    ['Word', 'Word'],
    ['with_line-', 'with_line-'],
    ['a1', '1'],
    ['_a', '1'],
    ['a b', '1'],
    ['Members', '1'],
    ['-a', '1'],
  ])('The definition %s has the name %s', (key, name) => {
    const { schema, definitions } = moved({
      not: { $ref: `#/$defs/${key}` },
      items: [{ $ref: `#/$defs/${key}` }],
      $defs: { [key]: { type: 'null' }, unused: {} },
    })
    expect(schema).toEqual({ not: { $ref: `=${name}` }, items: [{ $ref: `=${name}` }] })
    expect(definitions).toEqual({ [name]: { type: 'null' } })
  })

  test('Definitions are counted, and may refer to each other and to the whole schema', () => {
    const root = {
      a: { $ref: '#/$defs/a1' },
      b: { $ref: '#/$defs/b2/x' },
      $defs: {
        a1: { b: { $ref: '#/$defs/b2' } },
        b2: { a: { $ref: '#/$defs/a1' }, all: { $ref: '#' } },
      },
    }
    expect(moved(root)).toEqual({
      schema: { a: { $ref: '=1' }, b: { $ref: '=2/x' } },
      definitions: {
        1: { b: { $ref: '=2' } },
        2: { a: { $ref: '=1' }, all: { $ref: '=Members' } },
        Members: { a: { $ref: '=1' }, b: { $ref: '=2/x' } },
      },
    })
  })

  test('A schema that is named where it stands becomes a definition, also for later references', () => {
    expect(moved({ a: { $id: 'T', b: 1 }, c: { $ref: 'T' }, d: { $id: 7, e: 1 } })).toEqual({
      schema: { a: { $ref: '=T' }, c: { $ref: '=T' }, d: { e: 1 } },
      definitions: { T: { b: 1 } },
    })
  })
})
