/** Which page a request gets, in which form, and what leads to it. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Gone, NotFound } from '../../src/errors/errors.ts'
import { httpErrors } from '../../src/presets/full.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { all, base } from './bookshop-problems.ts'

const docs = problemDocs(all, { base, name: 'Bookshop' })
const app = httpErrors(new Hono()).route('/problems', docs)

const html = 'text/html; charset=utf-8'
const page = '/problems/out-of-credit'
const at = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { headers, method })

describe('the form of a page', () => {
  test.each([
    [undefined, html],
    ['*/*', html],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', html],
    ['application/json', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/markdown', 'text/markdown; charset=utf-8'],
    ['application/json;q=0.5, text/markdown', 'text/markdown; charset=utf-8'],
    ['text/html;q=0, */*', 'application/json'],
    ['image/png', html],
  ])('A client that accepts %s gets %s', async (accept, type) => {
    for (const path of [page, '/problems', '/problems/']) {
      const response = await at(path, accept === undefined ? {} : { Accept: accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(type)
    }
  })

  test('A page has the fields that caches and search engines need', async () => {
    const { headers } = await at(page)
    expect(headers.get('Cache-Control')).toBe('public, max-age=3600')
    expect(headers.get('Vary')).toBe('Accept')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Link')).toBe(
      '<https://api.example.com/problems/out-of-credit>; rel="canonical"'
    )
    expect(headers.get('ETag')).toMatch(/^"[A-Za-z0-9+/=]{44}"$/)
  })

  test('The canonical address of the index is the base', async () => {
    const { headers } = await at('/problems')
    expect(headers.get('Link')).toBe('<https://api.example.com/problems/>; rel="canonical"')
  })

  test('Only HTML has a Content-Security-Policy, which allows its style and nothing else', async () => {
    const policy = (await at(page)).headers.get('Content-Security-Policy')
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/)
    const json = await at(page, { Accept: 'application/json' })
    expect(json.headers.get('Content-Security-Policy')).toBeNull()
  })

  test('HEAD has the fields of GET and no content', async () => {
    const [head, get] = await Promise.all([at(page, {}, 'HEAD'), at(page)])
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    expect([...head.headers]).toEqual([...get.headers])
  })

  test('A field that middleware has added to is kept', async () => {
    const behind = new Hono().use(async (c, next) => {
      c.header('Vary', 'Origin')
      await next()
    })
    const response = await behind.route('/problems', docs).request(page)
    expect(response.headers.get('Vary')).toBe('Origin, Accept')
  })
})

describe('the entity tag', () => {
  const tagOf = async (accept: string) => (await at(page, { Accept: accept })).headers.get('ETag')

  test('Each form has another one, and it is the same for the next request', async () => {
    const accepts = ['text/html', 'application/json', 'text/markdown']
    const tags = await Promise.all(accepts.map(tagOf))
    expect(new Set(tags).size).toBe(3)
    expect(await Promise.all(accepts.map(tagOf))).toEqual(tags)
  })

  test.each([
    ['the tag', (tag: string) => tag, 304],
    ['a list with the tag', (tag: string) => `"other", ${tag}`, 304],
    ['the tag as a weak one', (tag: string) => `W/${tag}`, 304],
    ['*', () => '*', 304],
    ['* and white space', () => ' *\t', 304],
    ['the tag with W/ within its quotes', (tag: string) => tag.replace('"', '"W/'), 200],
    ['another tag', () => '"other"', 200],
    ['the tag without quotes', (tag: string) => tag.slice(1, -1), 200],
    ['no list', () => '",', 200],
  ])('If-None-Match with %s is answered by the right status', async (_, field, status) => {
    const tag = (await tagOf('text/html')) ?? ''
    const response = await at(page, { 'If-None-Match': field(tag) })
    expect(response.status).toBe(status)
    if (status !== 304) return
    expect(await response.text()).toBe('')
    expect([...response.headers.keys()].toSorted()).toEqual(['cache-control', 'etag', 'vary'])
  })

  test('The tag of another form does not match', async () => {
    const response = await at(page, { 'If-None-Match': (await tagOf('application/json')) ?? '' })
    expect(response.status).toBe(200)
  })
})

describe('the name of a page', () => {
  test.each([
    ['/problems/out-of-credit', 'You do not have enough credit.'],
    ['/problems/limits/orders', 'Too many orders'],
    ['/problems/shop-closed', 'The shop is closed'],
    ['/problems/stock%20conflict', 'The stock has changed'],
  ])('%s is the page of "%s"', async (path, title) => {
    const response = await at(path, { Accept: 'application/json' })
    expect(await response.json()).toMatchObject({ title })
  })

  test.each(['/', '/docs', '/v1/docs', '/docs/errors/of/the/api'])(
    'Pages and index are found at the mount %s, and its links lead to pages',
    async (mount) => {
      const mounted = httpErrors(new Hono()).route(mount, docs)
      const start = mount === '/' ? '' : mount
      expect((await mounted.request(`${start}/out-of-credit`)).status).toBe(200)
      for (const index of [start || '/', `${start}/`]) {
        const address = new URL(index, 'http://localhost')
        const response = await mounted.request(address.href, {
          headers: { Accept: 'application/json' },
        })
        const { problems } = (await response.json()) as { problems: { page: string }[] }
        const links = problems.map((problem) => new URL(problem.page, address))
        const own = links.filter(({ hostname }) => hostname === 'localhost')
        expect(own).toHaveLength(4)
        for (const link of own) {
          const target = await mounted.request(link.href)
          expect(target.status).toBe(200)
          const [, up = ''] = /<a class="main" href="([^"]+)">/.exec(await target.text()) ?? []
          expect((await mounted.request(new URL(up, link).href)).status).toBe(200)
          expect(new URL(up, link).pathname).toBe(`${start}/`)
        }
      }
    }
  )

  test('An app can have the same pages at two mounts', async () => {
    const twice = httpErrors(new Hono()).route('/a', docs).route('/b/c', docs)
    for (const path of ['/a', '/b/c', '/a/limits/orders', '/b/c/limits/orders']) {
      expect((await twice.request(path)).status).toBe(200)
    }
  })

  test.each([
    '/problems/none',
    '/problems/out-of-credit/',
    '/problems/OUT-OF-CREDIT',
    '/problems/%ff',
  ])('%s is a 404 of the app', async (path) => {
    const response = await at(path, { Accept: 'application/problem+json' })
    expect(response.status).toBe(404)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ title: 'Not Found', status: 404 })
  })

  test('Another method is a 405 that names GET and HEAD', async () => {
    const response = await at(page, {}, 'POST')
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('GET, HEAD')
  })

  test('A base without a slash at its end, or with # there, has the same pages', async () => {
    for (const other of ['https://api.example.com/problems', 'https://api.example.com/problems#']) {
      const same = new Hono().route('/problems', problemDocs(all, { base: other }))
      expect((await same.request(page)).status).toBe(200)
      expect((await same.request('/problems/shop-closed')).status).toBe(200)
    }
  })

  test('A base that ends in a colon is one of URNs', async () => {
    const Urn = defineProblem(NotFound, { type: 'urn:example:problem:no-book', title: 'No book' })
    const urns = problemDocs([Urn], { base: 'urn:example:problem:' })
    expect((await urns.request('/no-book')).status).toBe(200)
  })
})

describe('the index', () => {
  test('It has an anchor for each type, also for those with a fragment and of others', async () => {
    const text = await (await at('/problems')).text()
    const ids = [...text.matchAll(/<li id="([^"]+)">/g)].map(([, id]) => id)
    expect(ids).toEqual(['out-of-credit', 'limits/orders', 'shop-closed', 'stock-conflict', 'date'])
  })

  test('A type of another origin leads to that origin, and has no page here', async () => {
    const text = await (await at('/problems')).text()
    expect(text).toContain('<a href="https://iana.org/assignments/http-problem-types#date">')
    expect((await at('/problems/date')).status).toBe(404)
  })

  test('Anchors are unique', async () => {
    const one = defineProblem(NotFound, {
      type: 'https://one.example/#date',
      title: 'x',
      name: 'A',
    })
    const two = defineProblem(NotFound, {
      type: 'https://two.example/#date',
      title: 'y',
      name: 'B',
    })
    const text = await (await problemDocs([one, two], { base }).request('/')).text()
    const ids = [...text.matchAll(/<li id="([^"]+)">/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(2)
  })

  test('Without problem types it is empty', async () => {
    const response = await problemDocs([], { base }).request('/', {
      headers: { Accept: 'application/json' },
    })
    expect(await response.json()).toEqual({ problems: [] })
  })
})

describe('an alias', () => {
  const Moved = defineProblem(Gone, {
    type: 'https://other.example/moved',
    title: 'Moved',
    aliases: ['https://api.example.com/problems/moved-away', 'urn:example:moved-too'],
  })
  const Named = defineProblem(Gone, {
    type: 'urn:example:gone',
    title: 'Gone',
    name: 'NamedGone',
    aliases: ['https://api.example.com/problems/a/b/gone'],
  })
  const moved = httpErrors(new Hono()).route('/docs', problemDocs([...all, Moved, Named], { base }))

  test.each([
    ['/docs/no-credit', '/docs/out-of-credit'],
    ['/docs/poor', '/docs/out-of-credit'],
    ['/docs/moved-away', 'https://other.example/moved'],
    ['/docs/moved-too', 'https://other.example/moved'],
    ['/docs/a/b/gone', '/docs/#gone'],
  ])('%s leads to %s for good', async (path, target) => {
    const response = await moved.request(path)
    expect(response.status).toBe(308)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=3600')
    const location = response.headers.get('Location') ?? ''
    const origin = 'http://localhost'
    expect(new URL(location, origin + path).href).toBe(new URL(target, origin).href)
  })

  test('A page has priority over an alias of the same last part', async () => {
    const One = defineProblem(Gone, { type: `${base}one`, title: 'One' })
    const Two = defineProblem(Gone, {
      type: `${base}two`,
      title: 'Two',
      aliases: ['https://old.example.com/one'],
    })
    expect((await problemDocs([One, Two], { base }).request('/one')).status).toBe(200)
  })
})
