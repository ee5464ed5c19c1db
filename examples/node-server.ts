/**
 * A server on Node: early hints for a page, errors below Hono, and an end that cuts nobody off.
 * `npx tsx examples/node-server.ts` runs it; Ctrl+C ends it.
 */
import { Hono } from 'hono'
import {
  ContentTooLarge,
  sendEarlyHints,
  ensure,
  httpErrors,
  LengthRequired,
} from 'hono-http-errors'
import { closeGracefully, serve } from 'hono-http-errors/node'

const LARGEST_UPLOAD = 1_000_000

const app = httpErrors(new Hono())

app.get('/', async (c) => {
  // Browsers fetch the style while the page is still being made.
  sendEarlyHints(c, { href: '/style.css', rel: 'preload', as: 'style' })
  return c.html(await page())
})

app.get('/style.css', (c) => {
  c.header('Content-Type', 'text/css')
  return c.body('body { font-family: sans-serif }')
})

app.post('/uploads', async (c) => {
  // With `Expect: 100-continue` a client that is refused here has not sent its file.
  const length = ensure(c.req.header('content-length'), LengthRequired)
  if (Number(length) > LARGEST_UPLOAD) throw new ContentTooLarge('Files have up to 1 MB.')
  const file = await c.req.arrayBuffer()
  return c.json({ bytes: file.byteLength }, 201)
})

app.get('/slow', async (c) => {
  await new Promise((resolve) => setTimeout(resolve, Number(c.req.query('ms') ?? 1000)))
  return c.text('That took a while.')
})

async function page(): Promise<string> {
  return '<!doctype html><link rel="stylesheet" href="/style.css"><h1>Hello</h1>'
}

const server = serve(
  { fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 0) },
  ({ port }) => {
    console.log(`Listening on http://127.0.0.1:${port}

Worth trying:
  curl -i http://127.0.0.1:${port}/
  curl -i http://127.0.0.1:${port}/ -H 'Host: a b'
  curl -i http://127.0.0.1:${port}/uploads -H 'Expect: 100-continue' -T package-lock.json -X POST
  curl -i 'http://127.0.0.1:${port}/slow?ms=5000' & sleep 1; kill ${process.pid}
`)
  }
)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('Closing: requests in flight have ten seconds.')
    void closeGracefully(server).then(() => console.log('Closed.'))
  })
}
