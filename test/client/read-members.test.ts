/** The members of a problem that the client reads, whatever the content is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorFrom, errorOf, readProblem, ReceivedError } from '../../src/client/index.ts'
import { errorClassesByStatus } from '../../src/index.ts'
import { contentServer } from './hostile-server.ts'

const problemJson = 'application/problem+json'

const credit = { type: 'https://example.com/credit', title: 'No credit', balance: 30 }

async function problemFrom(type: string, content: string | Uint8Array) {
  return readProblem(await fetch(await contentServer(403, type, content)))
}

const alone = { type: 'about:blank', status: 403 }

const full = { ...credit, status: 403 }

const json = JSON.stringify(credit)

describe('members', () => {
  const from = (content: unknown, url = '') => errorFrom({ status: 403, url }, content).problem

  test('Members of a wrong type are ignored, and unknown members are kept', () => {
    const wrong = {
      title: 1,
      detail: {},
      instance: [],
      condition: 'no',
      applied: 'true',
      type: null,
    }
    expect(from({ ...wrong, status: 'x', more: [1] })).toEqual({ ...alone, more: [1] })
    expect(from({ status: 200 })).toEqual(alone)
  })

  test('Members with the right types are kept', () => {
    const members = {
      title: 'a',
      detail: 'b',
      instance: '/c',
      condition: 'permanent',
      applied: false,
    }
    expect(from(members)).toEqual({ ...alone, ...members })
  })

  test.each([
    [
      '/problems/credit',
      'https://api.example.com/v1/books',
      'https://api.example.com/problems/credit',
    ],
    ['credit', 'https://api.example.com/v1/books', 'https://api.example.com/v1/credit'],
    ['https://Example.com', 'https://api.example.com/', 'https://Example.com'],
    ['urn:a:b', 'https://api.example.com/', 'urn:a:b'],
    ['/problems/credit', '', '/problems/credit'],
    ['', 'https://api.example.com/', 'about:blank'],
    ['//[', 'https://api.example.com/', '//['],
  ])('The type %j of a response from %j is %j', (type, url, resolved) => {
    expect(from({ type }, url).type).toBe(resolved)
  })

  test('__proto__ is no member, at any depth', async () => {
    const problem = await problemFrom(
      problemJson,
      '{"__proto__":{"detail":"x"},"a":{"__proto__":{"b":1}},"constructor":{"prototype":1}}'
    )
    expect(problem).toEqual({ ...alone, a: {}, constructor: { prototype: 1 } })
    expect(Object.getOwnPropertyNames(problem?.['a'])).toEqual([])
    expect({}).not.toHaveProperty('b')
  })

  test('errorFrom takes text, an object, and anything else', () => {
    const headers = { 'content-type': problemJson }
    const of = (content: unknown) => errorFrom({ status: 403, headers }, content).problem
    expect([of(json), of(credit), of(new Map())]).toEqual([full, full, alone])
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    const getter = Object.defineProperty({}, 'title', {
      enumerable: true,
      get: () => {
        throw new Error('x')
      },
    })
    for (const value of [undefined, null, 1, cycle, getter, new ArrayBuffer(9), 9n]) {
      expect(of(value)).toEqual(alone)
    }
  })
})

test('The client returns an error for every content', async () => {
  const classes = [...errorClassesByStatus.values()] as never[]
  const content = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .dictionary(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            'type',
            'title',
            'detail',
            'instance',
            'cause',
            'available',
            'field',
            'login',
            'supported',
            'message',
            'headers',
            'toJSON',
            'extensions',
            'retryAfter'
          )
        ),
        fc.jsonValue()
      )
      .map((members) => JSON.stringify(members))
  )
  const type = fc.constantFrom(problemJson, 'application/json', 'text/html', 'text/plain', '')
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 400, max: 599 }),
      type,
      content,
      async (status, media, text) => {
        const response = new Response(text, { status, headers: { 'content-type': media } })
        const error = await errorOf(response, classes)
        const known = errorClassesByStatus.get(status)
        expect(error?.status).toBe(status)
        expect(error?.constructor).toBe(known ?? ReceivedError)
        expect(error?.problem.status).toBe(status)
        expect(typeof error?.message).toBe('string')
      }
    ),
    { numRuns: 500 }
  )
})
