import { describe, expect, test } from 'vitest'
import { negotiate } from '../../src/formatters/negotiate.ts'
import { htmlFormatter, httpErrors, NotFound, toProblem } from '../../src/index.ts'
import { Hono } from 'hono'

describe('the option formatters', () => {
  test.each([null, undefined, {}])('A list with %s is refused by name', (value) => {
    const options = { formatters: [value as never] }
    expect(() => httpErrors(new Hono(), options)).toThrow(`'formatters[0]' must be a formatter`)
  })
})

describe('htmlFormatter()', () => {
  test('A text that is undefined is the English one', async () => {
    const problem = toProblem(new NotFound())
    const page = await htmlFormatter({ texts: { home: undefined as never } }).format(
      problem,
      undefined
    )
    expect(page).toBe(await htmlFormatter().format(problem, undefined))
  })
})

describe('negotiate()', () => {
  test('A formatter whose type is no media type is never preferred', () => {
    const odd = { type: 'nonsense' }
    const html = { type: 'text/html' }
    expect(negotiate('text/html', [odd, html])).toBe(html)
    expect(negotiate('image/png', [odd, html])).toBe(odd)
  })
})
