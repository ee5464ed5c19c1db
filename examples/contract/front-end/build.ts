/** Builds the front end with Vite, and serves its files. */
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { build } from 'vite'

/**
 * Builds the page into a folder, which is emptied first.
 *
 * @returns an app with the page at `/shop/`.
 */
export async function buildFrontEnd(folder: string): Promise<Hono> {
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    base: '/shop/',
    resolve: { tsconfigPaths: true },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  const rewriteRequestPath = (path: string): string => path.replace('/shop', '')
  return new Hono()
    .get('/shop', (c) => c.redirect('/shop/'))
    .get('/shop/*', serveStatic({ root: folder, rewriteRequestPath }))
}
