/** What a restored error has besides the properties of its class, and that nothing of it can be changed. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { errorFrom, errorOf, ReceivedError } from '../../src/client/index.ts'
import { NotFound, TooManyRequests } from '../../src/index.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const received = { status: 429, headers: { 'retry-after': '5' }, url: 'https://x.org/a' }
const content = { title: 'Slowly', detail: 'One a second.', instance: '/1', applied: false }
const mark = Symbol.for('hono-http-errors.received')

describe.each([
  ['of a class', [TooManyRequests]],
  ['of none', []],
] as const)('an error %s', (_what, classes) => {
  const make = () => errorFrom(received, content, [...classes])

  test('has its problem, its delay, its response and the mark', () => {
    const error = make()
    const problem = { type: 'about:blank', status: 429, ...content }
    expect(error).toMatchObject({ problem, retryAfter: 5, response: received })
    expect(Reflect.get(error, mark)).toBe(true)
    const shown = Object.entries(Object.getOwnPropertyDescriptors(error)).filter(([name]) =>
      ['problem', 'retryAfter', 'response', 'getResponse'].includes(name)
    )
    expect(
      Object.fromEntries(
        shown.map(([name, { enumerable, writable, configurable }]) => [
          name,
          { enumerable, writable, configurable },
        ])
      )
    ).toEqual({
      problem: { enumerable: true, writable: false, configurable: false },
      retryAfter: { enumerable: true, writable: false, configurable: false },
      response: { enumerable: false, writable: false, configurable: false },
      getResponse: { enumerable: false, writable: false, configurable: false },
    })
    expect(Object.getOwnPropertyDescriptor(error, mark)).toEqual({
      value: true,
      enumerable: true,
      writable: false,
      configurable: false,
    })
  })

  test('is a 500 in plain Hono, and is written to the console', async () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {})
    const error = make() as unknown as { getResponse(): Response }
    const response = error.getResponse()
    expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error'])
    expect(write.mock.calls).toEqual([[error]])
  })
})

test('A ReceivedError has its name, its status and its type', () => {
  const error = new ReceivedError({ type: '/x', status: 418 })
  expect([error.name, error.status, error.type, error.message]).toEqual([
    'ReceivedError',
    418,
    '/x',
    'HTTP 418',
  ])
  expect(error).toBeInstanceOf(Error)
})

test('The error of a class has the members of the problem as its options', () => {
  const error = errorFrom(received, { ...content, condition: 'permanent', more: 1 }, [
    TooManyRequests,
  ])
  expect(error).toMatchObject({
    message: 'One a second.',
    detail: 'One a second.',
    instance: '/1',
    applied: false,
    condition: 'permanent',
    extensions: { more: 1 },
    headers: { 'retry-after': '5' },
  })
  expect(Reflect.get(errorFrom(received, {}, [TooManyRequests]), 'extensions')).toBeUndefined()
})

test('The first class that fits is taken', () => {
  class First extends NotFound {}
  class Second extends NotFound {}
  expect(errorFrom({ status: 404 }, {}, [First, Second]).constructor).toBe(First)
  expect(errorFrom({ status: 404 }, {}, [Second, First]).constructor).toBe(Second)
})

describe('the status of a response', () => {
  test.each([100, 101, 200, 304, 399])('%i is no error', async (status) => {
    const response = { status, headers: new Headers(), text: async () => 'x' }
    expect(await errorOf(response as never)).toBeUndefined()
  })

  test.each([0, 99, 400, 600])('%i is one', async (status) => {
    const response = { status, headers: new Headers(), text: async () => '{"title":"x"}' }
    expect((await errorOf(response as never))?.problem).toEqual({
      type: 'about:blank',
      status,
      title: 'x',
    })
  })

  test.each([-1, NaN, 'x', undefined])('%j is that of no response', async (status) => {
    await expect(errorOf({ status } as never)).rejects.toThrow(
      new TypeError('response must be a Response: await it.')
    )
  })
})

describe('the content of a media type', () => {
  const titleOf = (type: unknown, text: string) =>
    errorFrom({ status: 404, headers: { 'content-type': type } }, text).problem.title

  test.each<[unknown, boolean]>([
    ['application/json', true],
    ['APPLICATION/JSON', true],
    ['application/json; charset=utf-8', true],
    ['application/problem+json', true],
    ['application/vnd.api+json', true],
    ['', true],
    [undefined, true],
    [7, true],
    ['application/jsonx', false],
    ['application/xjson', false],
    ['application/problem-json', false],
    ['text/json', false],
    ['x application/json', false],
    ['text/plain', false],
  ])('%j is read as JSON: %j', (type, isRead) => {
    expect(titleOf(type, '{"title":"x"}')).toBe(isRead ? 'x' : undefined)
  })

  test.each([
    ['  {"title":"x"}', 'x'],
    ['\n\t{"title":"x"}\n', 'x'],
    ['{"title":"x"}x', undefined],
    ['[{"title":"x"}]', undefined],
    ['x{"title":"x"}', undefined],
  ])('%j has the title %j', (text, title) => {
    expect(titleOf('application/json', text)).toBe(title)
  })

  test.each([
    [`<script type="application/problem+json">`, 'x'],
    [`<script ${'a'.repeat(98)}/problem+json>`, 'x'],
    [`<script ${'a'.repeat(99)}/problem+json>`, undefined],
    [`<script /problem+json${'a'.repeat(99)}>`, 'x'],
    [`<script /problem+json${'a'.repeat(100)}>`, undefined],
    [`<script type="problem+json">`, undefined],
    [`<noscript /problem+json>`, undefined],
  ])('a page with %j has the title %j', (tag, title) => {
    expect(titleOf('text/html', `<p>${tag}{"title":"x"}</script><p>`)).toBe(title)
    expect(titleOf('application/xhtml+xml', `${tag}{"title":"x"}</SCRIPT>`)).toBe(title)
  })
})

test('Where the engine captures no stack on request, the error is of the class all the same', () => {
  const { captureStackTrace } = Error
  Object.assign(Error, { captureStackTrace: undefined })
  try {
    expect(errorFrom({ status: 404 }, { detail: 'x' }, [NotFound])).toBeInstanceOf(NotFound)
  } finally {
    Object.assign(Error, { captureStackTrace })
  }
})
