import { html as template, raw } from 'hono/html'
import { describe, expect, test } from 'vitest'
import { html } from '../../src/formatters/html.ts'
import { Page, SlowPage } from './pages.tsx'
import { problemWith } from './problems.ts'

const hostile = problemWith({ detail: '<script>alert(1)</script>' })
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;'

describe('a page of your own', () => {
  test('may be a string, which is sent as it is', () => {
    const formatter = html(({ status }) => `<h1>${status}</h1>`)
    expect(formatter.type).toBe('text/html; charset=utf-8')
    expect(formatter.format(problemWith())).toBe('<h1>404</h1>')
  })

  test('has no policy of ours, as nobody here knows what it needs', () => {
    expect(html(() => '').fields).toBeUndefined()
  })

  test('may be JSX, which escapes', async () => {
    expect(await html((problem) => Page({ problem })).format(hostile)).toBe(`<p>${escaped}</p>`)
  })

  test('may be JSX that waits', async () => {
    expect(await html((problem) => SlowPage({ problem })).format(hostile)).toBe(
      `<main><p>${escaped}</p></main>`
    )
  })

  test('may be a template, which escapes', async () => {
    expect(await html((problem) => template`<p>${problem.detail}</p>`).format(hostile)).toBe(
      `<p>${escaped}</p>`
    )
  })

  test('may be a template that waits', async () => {
    const formatter = html((problem) => template`<p>${Promise.resolve(problem.detail)}</p>`)
    expect(await formatter.format(hostile)).toBe(`<p>${escaped}</p>`)
  })

  test('may be a promise of a string', async () => {
    expect(await html(async () => '<p>').format(hostile)).toBe('<p>')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an object', {}],
    ['an object that is marked otherwise', { isEscaped: 'yes' }],
    ['a promise of an object', Promise.resolve({})],
  ])('that is %s is refused', async (_, rendered) => {
    const formatter = html(() => rendered as string)
    await expect(formatter.format(hostile)).rejects.toThrow(
      new TypeError('The function given to html() must return HTML.')
    )
  })

  test('may need Hono to call back, as hono/css does', async () => {
    const formatter = html(() =>
      raw('<p>', [
        ({ buffer }) => {
          if (buffer) buffer[0] = `<style></style>${buffer[0]}`
          return undefined
        },
      ])
    )
    expect(await formatter.format(hostile)).toBe('<style></style><p>')
  })

  test.each([undefined, null, 404, {}, ['<p>'], { toString: () => '<p>' }])(
    'is refused where it is %j',
    async (rendered) => {
      const formatter = html(() => Promise.resolve(rendered) as Promise<string>)
      await expect(async () => formatter.format(hostile)).rejects.toThrow(TypeError)
    }
  )
})
