import { describe, expect, test } from 'vitest'
import {
  describeSchema,
  messageAnnotation,
} from '../../../src/validation/libraries/effect-schema.ts'

const messageSymbol = Symbol.for('effect/annotation/Message')
const descriptionSymbol = Symbol.for('effect/annotation/Description')
const refinement = (description: unknown) => ({
  _tag: 'Refinement',
  annotations: { [descriptionSymbol]: description },
})

describe('messageAnnotation()', () => {
  test.each<[string, unknown, unknown, string | undefined]>([
    ['of a filter', undefined, { annotations: { message: 'Own.' } }, 'Own.'],
    ['of a schema of effect 4', { annotations: { message: 'Own.' } }, undefined, 'Own.'],
    ['of a schema of effect 3', { annotations: { [messageSymbol]: 'Own.' } }, undefined, 'Own.'],
    [
      'of a filter before that of the schema',
      { annotations: { message: 'Second.' } },
      { annotations: { message: 'First.' } },
      'First.',
    ],
    ['in an object', { annotations: { message: { message: 'Own.' } } }, undefined, 'Own.'],
    [
      'in an object that has none',
      { annotations: { message: { message: 7 } } },
      undefined,
      undefined,
    ],
    ['that is a number', { annotations: { message: 7 } }, undefined, undefined],
    ['that is expected', undefined, { annotations: { expected: 'a name' } }, 'Expected a name'],
    ['that is described', refinement('a name'), undefined, 'Expected a name'],
    ['described by a number', refinement(7), undefined, undefined],
    [
      'described outside of a refinement',
      { ...refinement('a name'), _tag: 'A' },
      undefined,
      undefined,
    ],
    [
      'that is expected before one that is described',
      refinement('second'),
      { annotations: { expected: 'first' } },
      'Expected first',
    ],
    ['that is absent', undefined, undefined, undefined],
  ])('finds the message %s', (_what, schema, filter, message) => {
    expect(messageAnnotation({}, schema, filter)).toBe(message)
  })

  test('A function gets the issue, and is asked once', () => {
    const received: unknown[] = []
    const issue = { actual: 7 }
    const message = (...args: unknown[]) => (received.push(...args), 'Made.')
    expect(messageAnnotation(issue, { annotations: { message } }, undefined)).toBe('Made.')
    expect(received).toEqual([issue])
  })

  test('A function that throws has no message', () => {
    const message = () => {
      throw new Error('x')
    }
    expect(messageAnnotation({}, { annotations: { message } }, undefined)).toBeUndefined()
    const schema = {
      ...refinement('a name'),
      annotations: { message, [descriptionSymbol]: 'a name' },
    }
    expect(messageAnnotation({}, schema, undefined)).toBe('Expected a name')
  })
})

/** A schema node that writes itself as a type, as those of effect 3 do. */
const written = (_tag: string, text: string) => ({ _tag, toString: () => text })

describe('describeSchema()', () => {
  test.each<[unknown, string | undefined]>([
    [{ annotations: { expected: 'a name' } }, 'a name'],
    [{ annotations: { expected: 7 }, _tag: 'String' }, 'string'],
    [{ _tag: 'String' }, 'string'],
    [{ _tag: 'StringKeyword' }, 'string'],
    [{ _tag: 'KeywordString' }, 'keywordstring'],
    [{ _tag: 'Objects' }, 'object'],
    [{ _tag: 'Arrays' }, 'array'],
    [{ _tag: 'Literal', literal: 'a' }, '"a"'],
    [{ _tag: 'Literal', literal: 7 }, '7'],
    [{ _tag: 'Literal', literal: null }, 'null'],
    [{ _tag: 'Literal', literal: 7n }, '7'],
    [{ _tag: 'Union', types: [{ _tag: 'String' }, { _tag: 'Number' }] }, 'string | number'],
    [{ _tag: 'Union', types: [{ _tag: 'String' }, { _tag: 'String' }] }, 'string'],
    [{ _tag: 'Union', types: [{ _tag: 'String' }, {}] }, undefined],
    [{ _tag: 'Union' }, 'union'],
    [{ _tag: 'Tuple', types: [{ _tag: 'String' }] }, 'tuple'],
    [written('TypeLiteral', '{ readonly a: string }'), '{ readonly a: string }'],
    [written('Declaration', '<Date>'), 'declaration'],
    [written('Declaration', '[object Date]'), 'declaration'],
    [written('Declaration', 'a [object b] <c>'), 'a [object b] <c>'],
    [Object.create(null, { _tag: { value: 'Number' } }), 'number'],
    [{}, undefined],
    [{ _tag: 7 }, undefined],
    [undefined, undefined],
  ])('describes the schema of row %#', (schema, text) => {
    expect(describeSchema(schema)).toBe(text)
  })

  test('Unions within eight others are described, deeper ones are not', () => {
    const union = (depth: number): object =>
      depth === 0 ? { _tag: 'String' } : { _tag: 'Union', types: [union(depth - 1)] }
    expect(describeSchema(union(8))).toBe('string')
    expect(describeSchema(union(9))).toBeUndefined()
  })
})
