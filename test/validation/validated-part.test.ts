import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { mayHaveContent, validatedPart } from '../../src/validation/validated-part.ts'

/** What a handler returns for a request with values in every part. */
async function inHandler<Result>(
  use: (c: Context) => Result,
  method = 'GET',
  url = '/books/7?page=2&tag=a&tag=b&empty=&word=undefined&nil=null'
): Promise<Result> {
  const app = new Hono()
  let result: Result | undefined
  app.all('/books/:id', (c) => {
    result = use(c)
    return c.text('')
  })
  const headers = {
    Cookie: 'session=abc; theme="dark";plain=; flag; =nameless; inner=a"b',
    'X-Version': '3',
  }
  await app.request(url, { method, headers })
  return result as Result
}

const partOf = (data: unknown, issues: readonly unknown[] = [], method?: string) =>
  inHandler((c) => validatedPart(c, data, issues), method)

describe('validatedPart() with the validated data', () => {
  test.each<[object, string | undefined]>([
    [{ page: '2' }, 'query'],
    [{ page: 2 }, 'query'],
    [{ page: '2', tag: ['a', 'b'] }, 'query'],
    [{ empty: '' }, 'query'],
    [{ id: '7' }, 'param'],
    [{ session: 'abc' }, 'cookie'],
    [{ theme: 'dark' }, 'cookie'],
    [{ plain: '' }, 'cookie'],
    [{ flag: '' }, undefined],
    [{ fla: 'flag' }, undefined],
    [{ '': 'nameless' }, 'cookie'],
    [{ inner: 'a"b' }, 'cookie'],
    [{ word: 'undefined' }, 'query'],
    [{ word: undefined, page: '2' }, undefined],
    [{ word: null, page: '2' }, undefined],
    [{ nil: null, page: '2' }, undefined],
    [{ absent: 'undefined', page: '2' }, undefined],
    [{ absent: 'null', page: '2' }, undefined],
    [{ 'x-version': '3' }, 'header'],
    [{ page: '2', missing: undefined }, 'query'],
    [{ id: '7', missing: undefined }, 'param'],
    [{ missing: undefined }, undefined],
    [{ page: '3' }, undefined],
    [{ page: '2', id: '7' }, undefined],
    [{ page: null }, undefined],
    [{ page: '2', other: null }, 'query'],
    [{ page: '2', tag: null }, undefined],
    [{ toString: '2' }, undefined],
    [{}, undefined],
  ])('of %j is %s', async (data, part) => {
    expect(await partOf(data)).toBe(part)
  })

  test('Content that has the value of a parameter by chance is content', async () => {
    expect(await partOf({ id: '7' }, [], 'POST')).toBe('param')
    expect(await partOf({ page: '2' }, [], 'POST')).toBeUndefined()
    expect(
      await partOf({ page: '2', tag: 'a,b', empty: '', word: 'undefined', nil: 'null' }, [], 'POST')
    ).toBe('query')
    expect(await partOf({ page: '2' }, [], 'HEAD')).toBe('query')
    expect(await partOf({ title: null }, [], 'POST')).toBeUndefined()
    const undefinedToo = { id: '7', missing: undefined }
    expect(await partOf(undefinedToo, [], 'POST')).toBe('param')
  })

  test('Of parts with the same values, the first of query, path, cookies and header counts', async () => {
    const data = { id: '7' }
    const url = '/books/7?id=7'
    expect(await inHandler((c) => validatedPart(c, data, []), 'GET', url)).toBe('query')
  })
})

describe('validatedPart() with issues alone', () => {
  test.each<[object, string | undefined]>([
    [{ path: ['page'], input: '2' }, 'query'],
    [{ path: ['id'], input: '7' }, 'param'],
    [{ path: ['id'], input: 7 }, 'param'],
    [{ path: ['id'], input: '8' }, undefined],
    [{ path: ['id', 'x'], input: '7' }, undefined],
    [{ path: [], input: '7' }, undefined],
    [{ path: 'id', input: '7' }, undefined],
    [{ path: ['id'] }, undefined],
  ])('of %j is %s', async (issue, part) => {
    for (const data of [undefined, null, 'text']) expect(await partOf(data, [issue])).toBe(part)
    expect(await partOf(undefined, [issue], 'POST')).toBe(part)
  })

  test('Issues without a name of one member do not count', async () => {
    const issues = [
      { path: ['page'], input: '2' },
      { path: ['a', 'b'], input: 'x' },
    ]
    expect(await partOf(undefined, issues)).toBe('query')
  })
})

test('validatedPart() is undefined without a context, and where reading throws', async () => {
  expect(validatedPart(undefined, { page: '2' }, [])).toBeUndefined()
  expect(validatedPart({} as Context, { page: '2' }, [])).toBeUndefined()
  const throwing = {
    get page() {
      throw new Error('trap')
    },
  }
  expect(await partOf(throwing)).toBeUndefined()
})

test.each([
  ['GET', false],
  ['HEAD', false],
  ['POST', true],
  ['DELETE', true],
  ['OPTIONS', true],
])('mayHaveContent() of %s is %s', (method, expected) => {
  expect(mayHaveContent({ req: { method } } as Context)).toBe(expected)
})
