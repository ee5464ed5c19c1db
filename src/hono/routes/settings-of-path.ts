/** Which settings apply to a path that no route has: those of the sub-app that it is below. */

import type { Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { settingsOfHandler } from '../wrapped-app.ts'
import type { Settings } from '../../response/settings.ts'
import { routeIndex } from './route-index.ts'

/** Finds the settings of a path. */
export type SettingsByPath = (path: string) => Settings

/**
 * Hono forgets sub-apps when it mounts them, but their handlers still carry the settings of the app
 * that guarded them first, and their routes the path they were mounted at.
 */
export function settingsByPath(app: Pick<Hono, 'routes'>, settings: Settings): SettingsByPath {
  const index = routeIndex(app, (routes) => {
    const scopes = new Map<string, Settings>()
    for (const { basePath, handler } of routes) {
      const inner = settingsOfHandler(handler)
      if (inner !== undefined && inner !== settings) scopes.set(basePath, inner)
    }
    if (scopes.size === 0) return undefined
    const router = new TrieRouter<Settings>()
    // The router returns matches in this order, and the deepest sub-app decides.
    const paths = [...scopes].toSorted(([a], [b]) => depthOf(a) - depthOf(b))
    for (const [path, inner] of paths) router.add('ALL', path === '/' ? '*' : `${path}/*`, inner)
    return router
  })
  return (path) => index()?.match('ALL', path)[0].at(-1)?.[0] ?? settings
}

function depthOf(path: string): number {
  return path.split('/').length
}
