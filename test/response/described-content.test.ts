/** Which fields of an error response describe its content, and are wrong once another one replaces it. */
import { describe, expect, test } from 'vitest'
import { hasDescription, misplacedFields } from '../../src/response/described-content.ts'
import type { Reply } from '../../src/response/exchange.ts'

const reply = (fields: Reply['fields'], formatterFields?: Record<string, string>): Reply => ({
  status: 404,
  fields,
  content: '{}',
  formatterFields,
})

describe('hasDescription', () => {
  test.each([
    'Content-Language',
    'content-disposition',
    'Content-Security-Policy',
    'Content-Types',
    'Content-Length-Before',
    'Content-Ranges',
    'Digest',
    'Repr-Digest',
    'Content-Digest',
  ])('%s describes the content', (name) => {
    expect(hasDescription(reply({ 'Cache-Control': 'no-store', [name]: 'x' }))).toBe(true)
  })

  test.each([
    'Content-Type',
    'Content-Length',
    'Content-Range',
    'X-Content-Type-Options',
    'Want-Digest',
    'Digest-Of',
    'Repr-Digests',
    'My-Repr-Digest',
    'Allow',
  ])('%s does not', (name) => {
    expect(hasDescription(reply({ [name]: 'x' }))).toBe(false)
  })

  test.each([
    ['link', false],
    ['set-cookie', false],
    ['vary', false],
    ['x-link', true],
    ['links', true],
    ['referrer-policy', true],
  ])('the field %s of a formatter does: %o', (name, expected) => {
    expect(hasDescription(reply({}, { [name]: 'x' }))).toBe(expected)
  })
})

describe('misplacedFields', () => {
  const misplaced = (
    fields: Reply['fields'],
    {
      status = 404,
      isEmpty = false,
      formatterFields,
      headers = {},
    }: {
      status?: number
      isEmpty?: boolean
      formatterFields?: Record<string, string>
      headers?: Record<string, string>
    } = {}
  ) => {
    const sent = Object.entries(fields).map(([name, lines]) => [name, [lines].flat().join(', ')])
    const response = new Response(null, {
      status,
      headers: { ...Object.fromEntries(sent), ...headers },
    })
    return misplacedFields(response, reply(fields, formatterFields), isEmpty)
  }

  test('a field that describes the content is misplaced, one of several lines too', () => {
    const fields = { 'Content-Language': ['de', 'en'], Digest: 'x', Allow: 'GET' }
    expect(misplaced(fields)).toEqual(['Content-Language', 'Digest'])
  })

  test('a field that middleware has set to another value is not', () => {
    const fields = { 'Content-Language': 'de', Digest: 'x' }
    expect(misplaced(fields, { headers: { 'Content-Language': 'en' } })).toEqual(['Digest'])
  })

  test.each([
    ['Referrer-Policy', ['Referrer-Policy']],
    ['Link', []],
    ['Set-Cookie', []],
    ['Vary', []],
  ])('the field %s of the formatter: %j', (name, expected) => {
    const formatterFields = { [name.toLowerCase()]: 'x' }
    expect(misplaced({ [name]: 'x', Allow: 'GET' }, { formatterFields })).toEqual(expected)
  })

  test.each([
    [false, 404, []],
    [false, 302, []],
    [true, 404, ['Content-Type']],
    [true, 400, ['Content-Type']],
    [true, 399, ['Content-Type', 'Cache-Control']],
    [true, 302, ['Content-Type', 'Cache-Control']],
  ])(
    'Content-Type and Cache-Control of a response (empty: %o) of %i: %j',
    (isEmpty, status, expected) => {
      const fields = { 'Content-Type': 'a/b', 'Cache-Control': 'no-store', Allow: 'GET' }
      expect(misplaced(fields, { isEmpty, status })).toEqual(expected)
    }
  )
})
