/** Serves the bookshop: `npm run contract`. */
import { fileURLToPath } from 'node:url'
import { serve } from 'hono-http-errors/node'
import { createShop } from './app.ts'
import { buildFrontEnd } from './front-end/build.ts'

const page = await buildFrontEnd(fileURLToPath(new URL('front-end/dist/', import.meta.url)))

serve(
  {
    fetch: createShop().route('/', page).fetch,
    hostname: '127.0.0.1',
    port: Number(process.env['PORT'] ?? 3000),
  },
  ({ port }) => {
    const shop = `http://localhost:${port}`
    console.log(`The bookshop listens on ${shop}

Open in a browser:
  ${shop}/shop/           the front end, in English or German
  ${shop}/books/ulysses   an error page; "About this problem" leads to its documentation
  ${shop}/problems        everything that can go wrong
  ${shop}/openapi.json    the OpenAPI document

Or in a terminal:
  curl -i ${shop}/orders -H 'Content-Type: application/json' -d '{"bookId":"dune","copies":2}'
  curl -i ${shop}/orders -H 'Content-Type: application/json' -d '{"bookId":"emma","copies":"one"}'
  curl -i ${shop}/problems/out-of-credit -H 'Accept: text/markdown'
`)
  }
)
