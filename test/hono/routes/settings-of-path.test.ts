import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  createHttpError,
  httpErrors,
  NotFound,
  type Formatter,
  type Report,
} from '../../../src/index.ts'

function named(name: string): Formatter {
  return { type: 'text/plain', format: ({ status, detail }) => `${name} ${status} ${detail}` }
}

function fails() {
  return httpErrors(new Hono(), { formatters: [named('shop')], report: () => {} })
}

async function text(app: Pick<Hono, 'request'>, path: string, method = 'GET') {
  const response = await app.request(path, { method })
  return response.text()
}

/** The whole text of a formatter for an error without a detail. */
function explained(formatter: string, status: number): string {
  return `${formatter} ${status} ${createHttpError(status).definition.explanation}`
}

function shop() {
  const admin = httpErrors(new Hono(), { formatters: [named('admin')], report: () => {} })
    .get('/users', () => {
      throw new NotFound()
    })
    .get('/string', () => {
      throw 'x'
    })
  const api = httpErrors(new Hono(), { formatters: [named('api')], report: () => {} })
    .use((_c, next) => next())
    .get('/books', (c) => c.text('books'))
    .get('/null', () => {
      throw null
    })
    .get('/rejected', () => Promise.reject(new NotFound()))
    .route('/admin', admin)
  const plain = new Hono().get('/x', () => {
    throw new NotFound()
  })
  return fails()
    .get('/', () => {
      throw new NotFound()
    })
    .route('/api', api)
    .route('/tenants/:tenant/api', api)
    .route('/plain', plain)
}

describe('the options of a sub-app', () => {
  test.each([
    ['/', explained('shop', 404)],
    ['/nowhere', explained('shop', 404)],
    ['/apis', explained('shop', 404)],
    ['/plain/x', explained('shop', 404)],
    ['/plain/y', explained('shop', 404)],
    ['/api/null', explained('api', 500)],
    ['/api/rejected', explained('api', 404)],
    ['/api/nowhere', explained('api', 404)],
    ['/api', explained('api', 404)],
    ['/tenants/7/api/nowhere', explained('api', 404)],
    ['/tenants/7/nowhere', explained('shop', 404)],
    ['/api/admin/users', explained('admin', 404)],
    ['/api/admin/string', explained('admin', 500)],
    ['/api/admin/nowhere', explained('admin', 404)],
  ])(
    'the options of the innermost app decide over the response to %s: %s',
    async (path, answer) => {
      expect(await text(shop(), path)).toBe(answer)
    }
  )

  test('the options of a sub-app decide over its 405', async () => {
    expect(await text(shop(), '/api/books', 'POST')).toBe(explained('api', 405))
    expect(await text(shop(), '/api/admin/users', 'POST')).toBe(explained('admin', 405))
    expect(await text(shop(), '/', 'POST')).toBe(explained('shop', 405))
  })

  test('the options of a sub-app decide over its errors in a parent that is not wrapped', async () => {
    const api = httpErrors(new Hono(), { formatters: [named('api')], report: () => {} }).get(
      '/null',
      () => {
        throw null
      }
    )
    const app = new Hono().route('/api', api)
    expect(await text(app, '/api/null')).toBe(explained('api', 500))
  })

  test('the options of the parent decide over what its middleware throws in front of a sub-app', async () => {
    const api = httpErrors(new Hono(), { formatters: [named('api')] }).get('/x', (c) => c.text('x'))
    const app = fails()
      .use(() => {
        throw 'x'
      })
      .route('/api', api)
    expect(await text(app, '/api/x')).toBe(explained('shop', 500))
  })

  test('an error in a sub-app is reported once, by the sub-app', async () => {
    const outer = vi.fn<Report>()
    const inner = vi.fn<Report>()
    const api = httpErrors(new Hono(), { report: inner }).get('/x', () => {
      throw 'x'
    })
    await httpErrors(new Hono(), { report: outer }).route('/api', api).request('/api/x')
    expect(inner).toHaveBeenCalledTimes(1)
    expect(outer).not.toHaveBeenCalled()
  })

  test('the options of a sub-app that is mounted at the root decide over every path', async () => {
    const api = httpErrors(new Hono(), { formatters: [named('api')] }).get('/x', (c) => c.text('x'))
    expect(await text(fails().route('/', api), '/nowhere')).toBe(explained('api', 404))
  })
})

test('a route of an app that is mounted two deep has the base path of that app', () => {
  const app = shop()
  const basePathOf = (path: string) => app.routes.find((route) => route.path === path)?.basePath
  expect(basePathOf('/api/books')).toBe('/api')
  expect(basePathOf('/api/admin/users')).toBe('/api/admin')
  expect(basePathOf('/tenants/:tenant/api/admin/users')).toBe('/tenants/:tenant/api/admin')
  expect(basePathOf('/plain/x')).toBe('/plain')
})

test('an app made by basePath has the options of the app that it comes from', async () => {
  const app = httpErrors(new Hono(), { formatters: [named('shop')], report: () => {} })
  const api = app.basePath('/api').get('/x', () => {
    throw 'x'
  })
  expect(await text(api, '/api/x')).toBe(explained('shop', 500))
  expect(await text(api, '/api/y')).toBe(explained('shop', 404))
  expect(await text(app, '/api/x', 'POST')).toBe(explained('shop', 405))
})

test('an app made by basePath that is wrapped alone leaves the routes of the others to them', async () => {
  const shop = new Hono().onError((_error, c) => c.text('shop', 418))
  const fail = () => {
    throw new NotFound()
  }
  const admin = new Hono().get('/', fail)
  const api = httpErrors(shop.basePath('/api'), { formatters: [named('api')], report: () => {} })
  api.get('/x', fail).route('/admin', admin).basePath('/v1').get('/x', fail)
  shop.get('/y', fail).use('/z', fail).basePath('/apiary').get('/', fail)
  expect(await text(api, '/api/x')).toBe(explained('api', 404))
  expect(await text(api, '/api/admin')).toBe(explained('api', 404))
  expect(await text(api, '/api/v1/x')).toBe(explained('api', 404))
  for (const path of ['/y', '/z', '/apiary']) expect(await text(shop, path)).toBe('shop')
})

test('a wrapped handler keeps its name, its length and the symbols that tools set on it', () => {
  const note = Symbol('note')
  const handler = Object.assign(
    function handler() {
      return new Response('x')
    },
    { [note]: 'noted' }
  )
  const [route] = httpErrors(new Hono()).get('/', handler).routes
  expect(route?.handler).not.toBe(handler)
  expect(route?.handler.name).toBe('handler')
  expect(route?.handler.length).toBe(0)
  expect(Reflect.get(route?.handler ?? {}, note)).toBe('noted')
})
