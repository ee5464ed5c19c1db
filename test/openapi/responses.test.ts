/** The whole responses of several classes, as each of the three entries documents them. */
import { Hono } from 'hono'
import { describeRoute, generateSpecs } from 'hono-openapi'
import { describe, expect, test } from 'vitest'
import { defineProblem, Forbidden, NotFound } from '../../src/index.ts'
import { throws } from '../../src/openapi/hono-openapi.ts'
import { errorResponses, errorSchemas } from '../../src/openapi/index.ts'
import { discriminatorOf, responsesOf, schemaOf, schemasOf } from '../../src/openapi/responses.ts'
import { componentsOf } from '../../src/openapi/components.ts'
import { errorResponses as zodResponses } from '../../src/openapi/zod-openapi.ts'

const Poor = defineProblem(Forbidden, {
  type: '/poor',
  title: 'No credit.',
  name: 'Poor',
  description: 'Top up first.',
})
const problem = (type: string, title: string, status: number, detail: string) => ({
  type,
  title,
  status,
  detail,
  condition: status === 404 ? 'unknown' : 'permanent',
})
const missing = problem('about:blank', 'Not Found', 404, NotFound.definition.explanation)
const forbidden = problem('about:blank', 'Forbidden', 403, Forbidden.definition.explanation)
const poor = problem('/poor', 'No credit.', 403, Forbidden.definition.explanation)
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const challenge = {
  'WWW-Authenticate': {
    description: 'How to authenticate: one challenge or more (RFC 9110 §11.6.1).',
    required: false,
    schema: { type: 'string' },
    example: 'Bearer realm="api"',
  },
}

const both = {
  oneOf: [ref('Poor'), ref('Forbidden')],
  discriminator: {
    propertyName: 'type',
    mapping: { '/poor': ref('Poor').$ref, 'about:blank': ref('Forbidden').$ref },
  },
}
const expected = {
  403: {
    description: '- No credit.\n- Forbidden',
    headers: challenge,
    content: {
      'application/problem+json': {
        schema: both,
        examples: {
          Poor: { summary: 'No credit.', value: poor },
          Forbidden: { summary: 'Forbidden', value: forbidden },
        },
      },
    },
  },
  404: {
    description: NotFound.definition.explanation,
    content: {
      'application/problem+json': {
        schema: ref('NotFound'),
        examples: { NotFound: { summary: 'Not Found', value: missing } },
      },
    },
  },
}

test('errorResponses() has a response for each status, ascending', () => {
  expect(errorResponses(NotFound, Poor, Forbidden)).toEqual(expected)
  expect(errorResponses()).toEqual({})
  expect(errorSchemas()).toEqual({})
})

test('errorSchemas() has a schema for each class, by ascending status', () => {
  expect(Object.keys(errorSchemas(NotFound, Poor, Forbidden))).toEqual([
    'Poor',
    'Forbidden',
    'NotFound',
  ])
})

test('throws() of hono-openapi documents the same responses', async () => {
  const app = new Hono().get(
    '/a',
    describeRoute({ summary: 'A' }),
    throws(NotFound, Poor, Forbidden),
    (c) => c.text('a')
  )
  const { paths, components } = await generateSpecs(app)
  expect(paths?.['/a']?.get?.responses).toEqual(expected)
  expect(components?.schemas).toEqual(errorSchemas(NotFound, Poor, Forbidden))
})

test('errorResponses() of zod-openapi has the same texts, headers and examples', () => {
  const responses = zodResponses(NotFound, Poor, Forbidden)
  const withoutSchemas = JSON.parse(
    JSON.stringify(responses, (key, value: unknown) => (key === 'schema' ? undefined : value))
  )
  expect(withoutSchemas).toEqual(
    JSON.parse(
      JSON.stringify(expected, (key, value: unknown) => (key === 'schema' ? undefined : value))
    )
  )
  const { schema } = responses[404].content['application/problem+json']
  // The generator takes any object for a problem, as the app does not check what it sends.
  for (const value of [{}, { a: 1 }]) expect(schema.safeParse(value).success).toBe(true)
  for (const value of [null, [], 'x', 7, undefined]) {
    expect(schema.safeParse(value).success).toBe(false)
  }
  expect(zodResponses(NotFound)[404].content['application/problem+json'].schema).toBe(schema)
})

describe('the parts', () => {
  const components = componentsOf([Poor, Forbidden], 'test()', '_')

  test('The schema of one component is a reference, of several one of them', () => {
    expect(schemaOf(components)).toEqual(both)
    expect(schemaOf(components.slice(0, 1))).toEqual(ref('Poor'))
    expect(discriminatorOf(components)).toEqual(both.discriminator)
    expect(discriminatorOf([...components, ...components.slice(0, 1)])).toBeUndefined()
  })

  test('Each call makes copies of the schemas', () => {
    const [one, other] = [schemasOf(components), schemasOf(components)]
    expect(one).toEqual(other)
    expect(one['Poor']).not.toBe(other['Poor'])
    expect(one['Poor']).not.toBe(components[0]?.schema)
  })

  test('A class that is there twice has one component, and its place is that of the first', () => {
    class Sub extends Poor {}
    const list = componentsOf([Poor, NotFound, Sub, Poor, NotFound], 'test()', '_')
    expect(list.map(({ name }) => name)).toEqual(['Poor', 'NotFound'])
  })

  test('What is no class is refused by its number', () => {
    expect(() => responsesOf([NotFound, 'x' as never], 'test()', '_', schemaOf)).toThrow(
      new TypeError('Argument 2 of test() must be an error class, such as NotFound; received "x".')
    )
  })
})
