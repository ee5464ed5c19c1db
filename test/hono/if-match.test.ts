import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, ifMatch } from '../../src/index.ts'

/** The response to a PUT of a resource that has this entity tag now. */
function put(
  etag: string | undefined,
  field: string | undefined,
  options?: Parameters<typeof ifMatch>[2]
): Response | Promise<Response> {
  const app = httpErrors(new Hono(), { report: () => {} })
  app.put('/', (c) => {
    ifMatch(c, etag, options)
    return c.text('changed')
  })
  const headers = field === undefined ? {} : { 'If-Match': field }
  return app.request('/', { method: 'PUT', headers })
}

describe('ifMatch', () => {
  test.each([
    ['"1"', '"1"'],
    ['"1"', '*'],
    ['"1"', ' * '],
    ['"1"', '"0", "1"'],
    ['"1"', '"0","1","2"'],
    ['"1"', ',, "0" ,, "1" ,'],
    ['"a,b"', '"x", "a,b"'],
    ['""', '""'],
    ['"W/1"', '"W/1"'],
  ])(
    'ifMatch passes a change of the state %s by a request with If-Match: %s',
    async (etag, field) => {
      expect((await put(etag, field)).status).toBe(200)
    }
  )

  test.each([
    ['"1"', '"2"'],
    ['"1"', 'W/"1"'],
    ['W/"1"', 'W/"1"'],
    ['W/"1"', '"1"'],
    ['"1"', '1'],
    ['"1"', ''],
    ['"1"', '"1'],
    ['"b"', '"a,"b"'],
    ['"1"', '"0" "1"'],
    ['"1"', '*, "0"'],
  ])('ifMatch refuses with 412 a change of the state %s by If-Match: %s', async (etag, field) => {
    const response = await put(etag, field)
    expect(response.status).toBe(412)
    expect(response.headers.get('etag')).toBe(etag)
    expect(await response.json()).toMatchObject({ status: 412, title: 'Precondition Failed' })
  })

  test.each(['*', '"1"'])(
    'ifMatch refuses with 412 If-Match: %s if nothing is stored',
    async (field) => {
      const response = await put(undefined, field)
      expect(response.status).toBe(412)
      expect(response.headers.has('etag')).toBe(false)
    }
  )

  test('ifMatch refuses with 428 a change without If-Match, and no cache may store the 428', async () => {
    const response = await put('"1"', undefined)
    expect(response.status).toBe(428)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('If-Match') })
  })

  test('ifMatch passes a change without If-Match if nothing is stored', async () => {
    expect((await put(undefined, undefined)).status).toBe(200)
  })

  test('ifMatch passes a change without If-Match if it is not required', async () => {
    expect((await put('"1"', undefined, { required: false })).status).toBe(200)
    expect((await put('"1"', '"2"', { required: false })).status).toBe(412)
  })

  test.each([['1'], ['W/1'], ['"a"b"'], [7], [null], [{}]])(
    'ifMatch refuses %j as an entity tag and names the argument',
    (etag) => {
      const c = { req: { header: () => '"1"' } }
      expect(() => ifMatch(c as never, etag as never)).toThrow(
        /^Argument 2 of ifMatch\(\) must be an entity tag/
      )
    }
  )

  test('ifMatch refuses an unknown option', () => {
    const c = { req: { header: () => '"1"' } }
    expect(() => ifMatch(c as never, '"1"', { require: true } as never)).toThrow(
      "Unknown option 'require' of ifMatch(): did you mean 'required'?"
    )
  })

  test('ifMatch finds a tag in any list that contains it, and in no other list', async () => {
    const tag = fc
      .string({ unit: fc.constantFrom('a', 'b', ',', ' ', '*', '/', 'W', '!', '~') })
      .filter((text) => !text.includes(' '))
      .map((text) => `"${text}"`)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(tag, { minLength: 1 }), tag, async (tags, other) => {
        const field = tags.join(', ')
        for (const each of tags) expect((await put(each, field)).status).toBe(200)
        expect((await put(other, field)).status).toBe(tags.includes(other) ? 200 : 412)
      }),
      { numRuns: 50 }
    )
  })
})
