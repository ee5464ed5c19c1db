/** What can be around an app, and change the response to its error. */
import { Hono } from 'hono'
import { httpErrorHandlers, httpErrors, NotFound } from '../../src/index.ts'
import { after, appWith, injected } from './framing-changes.ts'

export type App = Pick<Hono, 'fetch'>

async function rewrite(c: Parameters<Parameters<typeof after>[0]>[0]): Promise<void> {
  if (c.res.ok) return
  c.res = new Response(`${await c.res.text()}!`, c.res)
}

const inner = (): Hono => appWith((_c, next) => next())
export const outsides: Readonly<Record<string, () => App>> = {
  'an outer app that mounts ours by route()': () =>
    new Hono()
      .get('/fine', (c) => c.text('fine'))
      .use(after(rewrite))
      .route('/', inner()),
  'a wrapped outer app that mounts ours by route()': () =>
    httpErrors(new Hono())
      .get('/fine', (c) => c.text('fine'))
      .use(after(rewrite))
      .route('/', inner()),
  'an outer app that mounts ours by mount()': () =>
    new Hono()
      .get('/fine', (c) => c.text('fine'))
      .use(after(rewrite))
      .mount('/', inner().fetch),
  'an app that is wired by hand': () => {
    const app = new Hono().get('/fine', (c) => c.text('fine')).use(after(rewrite))
    const { onError, notFound } = httpErrorHandlers({ app })
    app.get('/books/:id', () => {
      throw new NotFound('No book has that id.')
    })
    return app.onError(onError).notFound(notFound)
  },
  'a function around app.fetch': () => {
    const app = inner()
    const fetch = async (...args: Parameters<Hono['fetch']>): Promise<Response> => {
      const response = await app.fetch(...args)
      if (response.ok) return response
      return new Response(`${await response.text()}!`, response)
    }
    return { fetch } as App
  },
  'a function around app.fetch that injects a script': () => {
    const app = inner()
    const fetch = async (...args: Parameters<Hono['fetch']>): Promise<Response> => {
      const response = await app.fetch(...args)
      if (response.ok || response.body === null) return response
      return new Response(injected(response.body), response)
    }
    return { fetch } as App
  },
  'an app whose thrown c.json() a middleware rewrites': () =>
    httpErrors(new Hono())
      .get('/fine', (c) => c.text('fine'))
      .use(after(rewrite))
      .get('/books/:id', (c) => {
        throw c.json({ thrown: true }, 404)
      }),
}
