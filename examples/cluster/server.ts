/**
 * One of several processes behind a proxy. Start as many as there are servers in `nginx.conf`:
 *
 *     PORT=3001 node --import tsx examples/cluster/server.ts
 *     PORT=3002 node --import tsx examples/cluster/server.ts
 *     PORT=3003 node --import tsx examples/cluster/server.ts
 *     nginx -p examples/cluster -c nginx.conf
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { httpErrors, NotFound, instanceFromRequestId, ServiceUnavailable } from 'hono-http-errors'

/** One id from the proxy's log to the client's screenshot: the proxy makes it, here it is kept. */
const app = httpErrors(new Hono(), { instance: instanceFromRequestId(), report: () => {} })
app.use(requestId())
app.get('/', (c) => c.text(`${process.pid}`))
app.get('/orders/:id', (c) => {
  throw new NotFound(`No order has the id ${c.req.param('id')}.`)
})
app.post('/orders', async (c) => {
  await c.req.json()
  throw new ServiceUnavailable({ retryAfter: 5, detail: 'The stock is being counted.' })
})

const server = serve(
  { fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 0) },
  ({ port }) => console.log(`http://127.0.0.1:${port}`)
)

/** A process that is asked to end answers what it has begun, and takes nothing new. */
process.once('SIGTERM', () => server.close())
