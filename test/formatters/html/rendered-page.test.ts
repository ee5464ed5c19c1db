import { Hono } from 'hono'
import { html as template, raw } from 'hono/html'
import { describe, expect, test } from 'vitest'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { Page, SlowPage } from './pages.tsx'
import { problemWith } from '../problems.ts'

const hostile = problemWith({ detail: '<script>alert(1)</script>' })
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;'

describe('the function given to htmlFormatter()', () => {
  test('a string is escaped as text', async () => {
    // @ts-expect-error a plain string is no page
    const formatter = htmlFormatter(({ detail }) => `<h1>${detail}</h1>`)
    expect(formatter.type).toBe('text/html; charset=utf-8')
    expect(await formatter.format(hostile)).toBe(`&lt;h1&gt;${escaped}&lt;/h1&gt;`)
  })

  test('the markup of raw() is used as it is', async () => {
    expect(await htmlFormatter(() => raw('<h1>404</h1>')).format(hostile)).toBe('<h1>404</h1>')
  })

  test('the content of a Response with HTML is used', async () => {
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
  ])('format() rejects for a Response of %s', async (_, response) => {
    await expect(async () => htmlFormatter(() => response).format(hostile)).rejects.toThrow(
      /text\/html/
    )
  })

  test('a page of the app has no Content-Security-Policy', () => {
    expect(htmlFormatter(() => raw('')).fields).toBeUndefined()
  })

  test('JSX is used, and escapes the detail', async () => {
    expect(await htmlFormatter((problem) => Page({ problem })).format(hostile)).toBe(
      `<p>${escaped}</p>`
    )
  })

  test('JSX with a promise in it is awaited', async () => {
    expect(await htmlFormatter((problem) => SlowPage({ problem })).format(hostile)).toBe(
      `<main><p>${escaped}</p></main>`
    )
  })

  test('a template of hono/html is used, and escapes the detail', async () => {
    expect(
      await htmlFormatter((problem) => template`<p>${problem.detail}</p>`).format(hostile)
    ).toBe(`<p>${escaped}</p>`)
  })

  test('a template with a promise in it is awaited', async () => {
    const formatter = htmlFormatter(
      (problem) => template`<p>${Promise.resolve(problem.detail)}</p>`
    )
    expect(await formatter.format(hostile)).toBe(`<p>${escaped}</p>`)
  })

  test('the string of a promise is escaped as text', async () => {
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
  ])('format() rejects with the list of valid values for %s', async (_, rendered) => {
    const formatter = htmlFormatter(() => rendered as never)
    await expect(formatter.format(hostile)).rejects.toThrow(
      /^The function given to htmlFormatter\(\) must return JSX, html`…` or raw\(\) of hono\/html/
    )
  })

  test('a callback of the markup is called, as that of hono/css', async () => {
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
    'format() rejects with a TypeError for a promise of %j',
    async (rendered) => {
      const formatter = htmlFormatter(() => Promise.resolve(rendered) as Promise<never>)
      await expect(async () => formatter.format(hostile)).rejects.toThrow(TypeError)
    }
  )
})
