/**
 * A Cloudflare Worker that forwards short links. On a workerd of your own it starts with
 *
 *     npx esbuild examples/workers/worker.ts --bundle --format=esm --conditions=workerd,worker \
 *       --outfile=examples/workers/dist/worker.mjs
 *     npx workerd serve examples/workers/config.capnp
 *
 * and at Cloudflare with `wrangler deploy`, with this file as `main` and the same bindings.
 */
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import {
  ensure,
  Gone,
  htmlFormatter,
  httpErrors,
  NotFound,
  problemJsonFormatter,
  instanceFromRequestId,
  type Report,
} from 'hono-http-errors'

interface Link {
  readonly to: string
  readonly until?: string
}

interface Bindings {
  readonly LINKS: Readonly<Record<string, Link>>
}

/**
 * The runtime may end a Worker once it has answered, so a report that takes time has to be waited
 * for. Here it takes none: a line for `wrangler tail`, with the id that the client was told.
 */
const report: Report = (error, c, { problem, status }) => {
  if (status < 500) return
  const sent = Promise.resolve().then(() => console.error(problem.instance, error))
  c?.executionCtx.waitUntil(sent)
}

const app = httpErrors(new Hono<{ Bindings: Bindings }>(), {
  report,
  instance: instanceFromRequestId(),
  formatters: [problemJsonFormatter(), htmlFormatter({ name: 'Short links' })],
})

app.use(requestId())

app.get('/:name', (c) => {
  const links = new Map(Object.entries(c.env.LINKS))
  const link = ensure(links.get(c.req.param('name')), NotFound, 'No link has that name.')
  if (link.until && Date.parse(link.until) < Date.now()) {
    throw new Gone(`This link was good until ${link.until}.`)
  }
  return c.redirect(new URL(link.to).href)
})

export default app
