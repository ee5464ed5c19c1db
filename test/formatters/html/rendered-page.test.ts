import { Hono } from 'hono'
import { html as template, raw } from 'hono/html'
import { describe, expect, test } from 'vitest'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { Page, SlowPage } from './pages.tsx'
import { problemWith } from '../problems.ts'

const hostile = problemWith({ detail: '<script>alert(1)</script>' })
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;'

describe('a page of your own', () => {
  test('may not be a string, which is escaped as the text it is', async () => {
    // @ts-expect-error a plain string is no page
    const formatter = htmlFormatter(({ detail }) => `<h1>${detail}</h1>`)
    expect(formatter.type).toBe('text/html; charset=utf-8')
    expect(await formatter.format(hostile)).toBe(`&lt;h1&gt;${escaped}&lt;/h1&gt;`)
  })

  test('may be raw(), for what is known to be escaped', async () => {
    expect(await htmlFormatter(() => raw('<h1>404</h1>')).format(hostile)).toBe('<h1>404</h1>')
  })

  test('may be a Response of HTML, of which only the content is used', async () => {
    const app = new Hono().get('/', async (c) =>
      c.text(
        await htmlFormatter(() => c.html(template`<p>${hostile.detail}</p>`, 200)).format(
          hostile,
          c
        )
      )
    )
    expect(await (await app.request('/')).text()).toBe(`<p>${escaped}</p>`)
  })

  test.each([
    ['JSON', Response.json(hostile)],
    ['text', new Response(hostile.detail)],
    ['no type', new Response(new Uint8Array([60]))],
  ])('may not be a Response of %s, which is not escaped', async (_, response) => {
    await expect(async () => htmlFormatter(() => response).format(hostile)).rejects.toThrow(
      /text\/html/
    )
  })

  test('has no policy of ours, as nobody here knows what it needs', () => {
    expect(htmlFormatter(() => raw('')).fields).toBeUndefined()
  })

  test('may be JSX, which escapes', async () => {
    expect(await htmlFormatter((problem) => Page({ problem })).format(hostile)).toBe(
      `<p>${escaped}</p>`
    )
  })

  test('may be JSX that waits', async () => {
    expect(await htmlFormatter((problem) => SlowPage({ problem })).format(hostile)).toBe(
      `<main><p>${escaped}</p></main>`
    )
  })

  test('may be a template, which escapes', async () => {
    expect(
      await htmlFormatter((problem) => template`<p>${problem.detail}</p>`).format(hostile)
    ).toBe(`<p>${escaped}</p>`)
  })

  test('may be a template that waits', async () => {
    const formatter = htmlFormatter(
      (problem) => template`<p>${Promise.resolve(problem.detail)}</p>`
    )
    expect(await formatter.format(hostile)).toBe(`<p>${escaped}</p>`)
  })

  test('may not be a promise of a string, which is escaped as the text it is', async () => {
    // @ts-expect-error a plain string is no page
    expect(await htmlFormatter(async () => '<p>').format(hostile)).toBe('&lt;p&gt;')
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an object', {}],
    ['an object that is marked otherwise', { isEscaped: 'yes' }],
    ['a promise of an object', Promise.resolve({})],
  ])('that is %s is refused', async (_, rendered) => {
    const formatter = htmlFormatter(() => rendered as never)
    await expect(formatter.format(hostile)).rejects.toThrow(
      /^The function given to htmlFormatter\(\) must return JSX, html`…` or raw\(\) of hono\/html/
    )
  })

  test('may need Hono to call back, as hono/css does', async () => {
    const formatter = htmlFormatter(() =>
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
      const formatter = htmlFormatter(() => Promise.resolve(rendered) as Promise<never>)
      await expect(async () => formatter.format(hostile)).rejects.toThrow(TypeError)
    }
  )
})
