/** Error pages in the layout of the site, by the renderer that its other pages have. */
import { Hono } from 'hono'
import { html as template } from 'hono/html'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { NotFound, ServiceUnavailable } from '../../../src/errors/errors.ts'
import { htmlFormatter, type RenderPage } from '../../../src/formatters/html.ts'
import { problemJsonFormatter } from '../../../src/formatters/problem-json.ts'
import { serve } from '../../../src/presets/node.ts'
import { httpErrors, type Report } from '../../../src/index.ts'
import { startHttp1 } from '../../support/server.ts'
import { boundedPage, failingPage, siteLayout, sitePage, successPage } from './pages.tsx'

const accept = { accept: 'text/html' }

/** A site with this error page, on a real server. */
async function site(page: RenderPage, stream: boolean, report: Report = () => {}) {
  const app = httpErrors(new Hono(), {
    formatters: [problemJsonFormatter(), htmlFormatter(page)],
    report,
  })
  app.use(siteLayout(stream))
  app.get('/', successPage)
  app.get('/missing', () => {
    throw new NotFound('We have no <such> book.')
  })
  app.get('/busy', async (c) => {
    await successPage(c)
    throw new ServiceUnavailable({ retryAfter: 30 })
  })
  const server = await startHttp1(app)
  onTestFinished(() => server.close())
  const origin = `http://127.0.0.1:${server.port}`
  return (path: string, method = 'GET') => fetch(`${origin}${path}`, { method, headers: accept })
}

describe.each([
  ['hono/jsx-renderer', false],
  ['hono/jsx-renderer that streams', true],
])('c.render() of %s', (_, stream) => {
  test.each([
    ['/missing', 404, 'Not Found', 'We have no &lt;such&gt; book.'],
    ['/nothing', 404, 'Not Found', 'Nothing was found at this address.'],
    ['/busy', 503, 'Service Unavailable', 'The server is overloaded'],
  ])('the page of %s has the status %i, the layout and all parts', async (path, ...expected) => {
    const [status, title, detail] = expected
    const response = await (await site(sitePage, stream))(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    const page = await response.text()
    expect(page).toMatch(/^<!DOCTYPE html><html><body><header>Bookshop<\/header><main>/)
    expect(page).toContain(`<h1>${title}</h1><p>${detail}`)
    expect(page).toContain(`<code>${path}</code>`)
    expect(page).toContain('<i>late</i>')
  })

  test('the page has the fields of the error, and none that blocks the styles of the site', async () => {
    const request = await site(sitePage, stream)
    const { headers } = await request('/busy')
    expect(headers.get('Retry-After')).toBe('30')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    for (const name of ['Content-Security-Policy', 'Content-Encoding', 'Transfer-Encoding']) {
      expect(headers.get(name)).toBeNull()
    }
  })

  test('HEAD gets the fields of GET and no content', async () => {
    const request = await site(sitePage, stream)
    const [get, head] = [await request('/missing'), await request('/missing', 'HEAD')]
    expect(head.status).toBe(404)
    expect(await head.text()).toBe('')
    expect(head.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(
      Math.abs(Number(head.headers.get('Content-Length')) - (await get.text()).length)
    ).toBeLessThan(10)
  })

  test('a success of the site stays what it is', async () => {
    const response = await (await site(sitePage, stream))('/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<p>All books</p>')
  })

  test('a component that fails makes problem+json with the status of the error, and a report', async () => {
    const report = vi.fn<Report>()
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await (await site(failingPage, stream, report))('/missing')
    logged.mockRestore()
    expect(response.status).toBe(404)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, detail: 'We have no <such> book.' })
    expect(report.mock.calls.map(([error]) => error)).toEqual([
      new NotFound('We have no <such> book.'),
      new Error('The component fails.'),
    ])
  })

  test('a component that fails inside of a boundary does not fail the page', async () => {
    const response = await (await site(boundedPage, stream))('/missing')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<p>A part is missing.</p>')
  })
})

test.each<[string, RenderPage]>([
  ['c.html()', ({ title }, c) => c.html(template`<h1>${title}</h1>`)],
  ['c.html() with another status', ({ title }, c) => c.html(template`<h1>${title}</h1>`, 200)],
  ['a template', ({ title }) => template`<h1>${title}</h1>`],
  ['a promise of a template', async ({ title }) => template`<h1>${title}</h1>`],
  [
    'a new Response',
    ({ title }) =>
      new Response(`<h1>${title}</h1>`, { headers: { 'Content-Type': 'text/html', ETag: '"1"' } }),
  ],
])('the page of %s has the status of the error', async (_, page) => {
  const response = await (await site(page, false))('/missing')
  expect(response.status).toBe(404)
  expect(response.headers.get('ETag')).toBeNull()
  expect(await response.text()).toBe('<h1>Not Found</h1>')
})

describe('below Hono, where there is no context', () => {
  async function badRequestPage(page: RenderPage, report: Report): Promise<string> {
    const app = httpErrors(new Hono(), { formatters: [htmlFormatter(page)], report })
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('GET / HTTP/1.1\r\nA b\r\n\r\n'))
      let text = ''
      socket.setEncoding('utf8').on('data', (part: string) => (text += part))
      socket.on('end', () => resolve(text)).on('error', reject)
    })
  }

  test('a page that needs the context gives way to the built-in page, without a failure', async () => {
    const report = vi.fn<Report>()
    const response = await badRequestPage(
      (problem, c) => sitePage(problem, c, undefined as never),
      report
    )
    expect(response).toMatch(/^HTTP\/1\.1 400 /)
    expect(response).toContain('<h1><bdi>Bad Request</bdi></h1>')
    expect(report.mock.calls.filter(([, , info]) => info.isFailure)).toEqual([])
  })

  test('a page that needs no context is sent', async () => {
    const response = await badRequestPage(
      ({ title }) => template`<h1>${title}!</h1>`,
      () => {}
    )
    expect(response).toMatch(/^HTTP\/1\.1 400 /)
    expect(response).toContain('<h1>Bad Request!</h1>')
  })
})
