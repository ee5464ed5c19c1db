/** The base paths of the routes of mounted apps. */

import type { Hono } from 'hono'
import { mergePath } from 'hono/utils/url'

/**
 * Calls `mount`, which mounts `subApp` at `path`, and gives each of the new routes the base path that
 * its own app gave it, below the path of the mount.
 *
 * Before Hono 4.12.20, `route` gave all routes the path of the last mount: of an app that is mounted
 * in a mounted app, it was no longer known which paths are its own.
 */
export function mountWithBasePaths<Result>(
  app: Hono,
  path: string,
  subApp: Hono,
  mount: () => Result
): Result {
  const { length } = app.routes
  const result = mount()
  const mountPath = mergePath(app['_basePath'], path)
  for (const [index, route] of app.routes.slice(length).entries()) {
    const inner = subApp.routes[index]
    if (inner !== undefined) route.basePath = mergePath(mountPath, inner.basePath)
  }
  return result
}
