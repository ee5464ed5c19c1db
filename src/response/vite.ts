/** Whether Vite's development server calls the app. */

import type { Context } from 'hono'
import { propertyAt } from '../untrusted/inspect.ts'

/**
 * Whether the response goes through the development server of Vite. It appends an inline script to every
 * page, which loads the client that reloads the page after a change: a Content-Security-Policy that
 * forbids scripts and connections would block it.
 *
 * @hono/vite-dev-server 0.26 (dist/dev-server.mjs `createMiddleware`) passes the server as `env.vite`. If
 * that changes, error pages are not reloaded in development.
 */
export function isServedByVite(c: Context | undefined): boolean {
  return propertyAt(c, ['env', 'vite', 'config', 'command']) === 'serve'
}
