/** Errors of validation libraries beyond those of the common table, and values that only look like them. */
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { Ajv } from 'ajv'
import { validateOrReject, IsInt } from 'class-validator'
import { Schema } from 'effect'
import { Schema as Schema4 } from 'effect-4'
import Type1 from 'typebox'
import Value1 from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { fromValidation } from '../../src/index.ts'
import { propertyOf } from '../../src/untrusted/inspect.ts'
import { thrownBy } from '../recognizers/schemas.ts'

/** The errors that a failed check becomes; undefined where it is not recognized. */
async function errorsOf(check: () => unknown): Promise<unknown> {
  return errorsOfThrown(await thrownBy(check))
}

/** The errors of a thrown value. */
function errorsOfThrown(thrown: unknown): unknown {
  return propertyOf(fromValidation()(thrown)?.extensions, 'errors')
}

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const throwingOwnKeys = new Proxy(
  {},
  {
    ownKeys() {
      throw new Error('trapped')
    },
  }
)

describe('effect', () => {
  const strict3 = { errors: 'all', onExcessProperty: 'error' } as const

  test('A name that the schema does not have is not allowed, in version 3 and 4', async () => {
    const three = Schema.Struct({ age: Schema.Number })
    const four = Schema4.Struct({ age: Schema4.Number })
    const data = { age: 1, more: 'secret' }
    const expected = [{ detail: 'This is not allowed here.', pointer: '#/more' }]
    expect(await errorsOf(() => Schema.decodeUnknownSync(three, strict3)(data))).toMatchObject(
      expected
    )
    expect(await errorsOf(() => Schema4.decodeUnknownSync(four, strict3)(data))).toMatchObject(
      expected
    )
  })

  test('A name that is missing is required, in version 3 and 4', async () => {
    const expected = [{ detail: 'This is required.', pointer: '#/age' }]
    const three = Schema.Struct({ age: Schema.Number })
    const four = Schema4.Struct({ age: Schema4.Number })
    expect(await errorsOf(() => Schema.decodeUnknownSync(three)({}))).toMatchObject(expected)
    expect(await errorsOf(() => Schema4.decodeUnknownSync(four)({}))).toMatchObject(expected)
  })

  test('A union is one error that lists what its members want', async () => {
    const three = Schema.Struct({ size: Schema.Union(Schema.Number, Schema.Boolean) })
    const four = Schema4.Struct({ size: Schema4.Union([Schema4.Number, Schema4.Boolean]) })
    const data = { size: 'secret' }
    expect(await errorsOf(() => Schema.decodeUnknownSync(three)(data))).toEqual([
      { detail: 'Expected number | boolean', pointer: '#/size', code: 'Union' },
    ])
    expect(await errorsOf(() => Schema4.decodeUnknownSync(four)(data))).toMatchObject([
      { detail: 'Expected number | boolean', pointer: '#/size' },
    ])
  })

  test('A literal is described as it is written in JSON', async () => {
    const three = Schema.Struct({ size: Schema.Literal('small', 7) })
    const four = Schema4.Struct({ size: Schema4.Literal('small'), more: Schema4.Literal(7) })
    expect(await errorsOf(() => Schema.decodeUnknownSync(three)({ size: 'x' }))).toEqual([
      { detail: 'Expected "small" | 7', pointer: '#/size', code: 'Union' },
    ])
    expect(
      await errorsOf(() =>
        Schema4.decodeUnknownSync(four, { errors: 'all' })({ size: 'x', more: 8 })
      )
    ).toMatchObject([
      { detail: 'Expected "small"', pointer: '#/size' },
      { detail: 'Expected 7', pointer: '#/more' },
    ])
  })

  test('The message of the app is used, whether it is a text, or an object of a function', async () => {
    const text = Schema.String.pipe(Schema.minLength(9, { message: () => 'Give nine letters.' }))
    const override = Schema.String.pipe(
      Schema.minLength(9, { message: () => ({ message: 'Give more.', override: true }) })
    )
    expect(await errorsOf(() => Schema.decodeUnknownSync(text)('x'))).toMatchObject([
      { detail: 'Give nine letters.' },
    ])
    expect(await errorsOf(() => Schema.decodeUnknownSync(override)('x'))).toMatchObject([
      { detail: 'Give more.' },
    ])
  })

  test('A message of the app that throws is left out', async () => {
    const issue = {
      _tag: 'Type',
      actual: 'x',
      message: 'Wrong.',
      ast: {
        _tag: 'StringKeyword',
        annotations: {
          message: (): never => {
            throw new Error('trapped')
          },
        },
      },
    }
    expect(errorsOfThrown({ _tag: 'ParseError', issue })).toEqual([
      { detail: 'Wrong.', pointer: '#', code: 'Type' },
    ])
  })

  test('A node without a description has the general detail', () => {
    const unknown = { _tag: 'Type', actual: 'x', ast: {} }
    const union = {
      _tag: 'Type',
      actual: 'x',
      ast: { _tag: 'Union', types: [{ _tag: 'StringKeyword' }, {}] },
    }
    for (const issue of [unknown, union]) {
      expect(errorsOfThrown({ _tag: 'ParseError', issue })).toMatchObject([
        { detail: 'This value is not valid.', pointer: '#' },
      ])
    }
  })

  test('A node that cannot be made a text is described by its name', () => {
    const issue = {
      _tag: 'Type',
      actual: 'x',
      ast: Object.assign(Object.create(null), { _tag: 'StringKeyword' }),
    }
    expect(errorsOfThrown({ _tag: 'ParseError', issue })).toEqual([
      { detail: 'Expected string', pointer: '#', code: 'Type' },
    ])
  })

  test('A node with its own wording is described by it', () => {
    const issue = {
      _tag: 'Type',
      actual: 'x',
      ast: { _tag: 'Declaration', annotations: { expected: 'an even number' } },
    }
    expect(errorsOfThrown({ _tag: 'SchemaError', issue })).toEqual([
      { detail: 'Expected an even number', pointer: '#', code: 'Type' },
    ])
  })

  test('A tree that is deeper than 64 issues is not recognized', () => {
    let issue: object = { _tag: 'Type', message: 'Wrong.' }
    for (let depth = 0; depth < 70; depth++) issue = { _tag: 'Pointer', path: 'a', issue }
    expect(errorsOfThrown({ _tag: 'ParseError', issue })).toBeUndefined()
  })

  test('A union with one issue is that issue', () => {
    const issue = {
      _tag: 'AnyOf',
      issues: [{ _tag: 'Pointer', path: ['age'], issue: { _tag: 'Type', message: 'Wrong.' } }],
    }
    expect(errorsOfThrown({ _tag: 'SchemaError', issue })).toEqual([
      { detail: 'Wrong.', pointer: '#/age', code: 'Type' },
    ])
  })
})

describe('validators of JSON Schema', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
  const thrownByAjv = (schema: object, data: unknown): unknown => {
    const validate = ajv.compile(schema)
    validate(data)
    return validate.errors
  }

  test('Ajv: a missing property is required at its own place', () => {
    const schema = { type: 'object', required: ['age', 'a/b'] }
    expect(errorsOfThrown(thrownByAjv(schema, {}))).toEqual([
      { detail: 'is required', pointer: '#/age', code: 'required' },
      { detail: 'is required', pointer: '#/a~1b', code: 'required' },
    ])
  })

  test('Ajv: the members of a union are left out, beside the error of the union', () => {
    const member = { anyOf: [{ type: 'number' }, { type: 'boolean' }] }
    expect(
      errorsOfThrown(thrownByAjv({ type: 'object', properties: { size: member } }, { size: 'x' }))
    ).toEqual([{ detail: 'must match a schema in anyOf', pointer: '#/size', code: 'anyOf' }])
  })

  test('TypeBox 1: the members of a union are left out, and a missing property is required', async () => {
    const schema = Type1.Object({ size: Type1.Union([Type1.Number(), Type1.Boolean()]) })
    const errors = Value1.Errors(schema, { size: 'x' })
    expect(errors.length).toBeGreaterThan(1)
    expect(errorsOfThrown(errors)).toMatchObject([{ pointer: '#/size', code: 'anyOf' }])
    expect(errorsOfThrown(Value1.Errors(schema, {}))).toMatchObject([
      { detail: 'is required', pointer: '#/size', code: 'required' },
    ])
  })

  test('An error that names no property keeps its own message and place', () => {
    const base = { instancePath: '/a', schemaPath: '#', params: {} }
    expect(
      errorsOfThrown([
        { ...base, keyword: 'required', message: 'must have more' },
        { ...base, keyword: 'minProperties', message: 'must have 2 properties' },
      ])
    ).toEqual([
      { detail: 'must have more', pointer: '#/a', code: 'required' },
      { detail: 'must have 2 properties', pointer: '#/a', code: 'minProperties' },
    ])
  })
})

describe('TypeBox 0.34', () => {
  test('The error of an AssertError is read again where it is the cause of another', async () => {
    const schema = Type.Object({ age: Type.Number(), mail: Type.String() })
    const thrown = await thrownBy(() => Value.Assert(schema, { age: 'x', mail: 1 }))
    const first = errorsOfThrown(thrown)
    expect(first).toHaveLength(2)
    expect(errorsOfThrown(thrown)).toEqual(first)
  })

  test('Of a very long list of errors, the first 1000 are sent', async () => {
    const data = Array.from({ length: 3000 }, () => 'x')
    expect(await errorsOf(() => Value.Assert(Type.Array(Type.Number()), data))).toHaveLength(1000)
  })

  test('A method Errors() that gives something else leaves the first error', () => {
    const error = { path: '/age', message: 'Wrong.', schema: {}, value: 1 }
    const thrown = Object.assign(new Error('Wrong.'), { error, Errors: () => [1] })
    expect(errorsOfThrown(thrown)).toEqual([{ detail: 'Wrong.', pointer: '#/age' }])
  })
})

describe('class-validator', () => {
  test('A property that is not in the class is not allowed', async () => {
    class Book {
      declare pages: unknown
    }
    IsInt()(Book.prototype, 'pages')
    const book = Object.assign(new Book(), { pages: 1, more: 'secret' })
    const options = { whitelist: true, forbidNonWhitelisted: true }
    expect(await errorsOf(() => validateOrReject(book, options))).toEqual([
      { detail: 'This is not allowed here.', pointer: '#/more', code: 'whitelistValidation' },
    ])
  })

  test('An error without a property is about the object itself', () => {
    const thrown = [{ constraints: { unknownValue: 'an unknown value was passed' } }]
    expect(errorsOfThrown(thrown)).toEqual([
      { detail: 'an unknown value was passed', pointer: '#', code: 'unknownValue' },
    ])
  })

  test.each<[string, unknown]>([
    ['a property that is a number', [{ property: 7, constraints: { isInt: 'no' } }]],
    ['constraints that are a revoked Proxy', [{ property: 'a', constraints: revoked() }]],
    ['constraints that throw', [{ property: 'a', constraints: throwingOwnKeys }]],
    ['children that say nothing', [{ property: 'a', children: [{ property: 'b' }] }]],
  ])('A list of objects with %s is not recognized', (_what, thrown) => {
    expect(errorsOfThrown(thrown)).toBeUndefined()
  })

  test('Errors that are nested more than 32 objects deep are left out', () => {
    const nested = (depth: number): object => ({
      property: 'a',
      ...(depth === 0 ? { constraints: { isInt: 'no' } } : { children: [nested(depth - 1)] }),
    })
    expect(errorsOfThrown([nested(31)])).toEqual([
      { detail: 'no', pointer: `#${'/a'.repeat(32)}`, code: 'isInt' },
    ])
    expect(errorsOfThrown([nested(40)])).toBeUndefined()
  })

  test('Of a very long list of errors, the first 1000 are sent', () => {
    const thrown = Array.from({ length: 3000 }, (_, index) => ({
      property: String(index),
      constraints: { isInt: 'no', isString: 'neither' },
    }))
    expect(errorsOfThrown(thrown)).toHaveLength(1000)
  })
})

test('typia: a quoted name that is not JSON is the name as it stands', () => {
  const thrown = [{ path: '$input["a\\x41"].b', expected: 'string', value: 1 }]
  expect(errorsOfThrown(thrown)).toEqual([{ detail: 'Expected string', pointer: '#/a%5Cx41/b' }])
})
