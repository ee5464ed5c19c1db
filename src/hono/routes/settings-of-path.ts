/** Which settings hold for a path that no route has: those of the sub-app it would lie in. */

import type { Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { settingsOfHandler } from '../wrapped-app.ts'
import type { Settings } from '../../response/options.ts'
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
    const router = new TrieRouter<Scope>()
    for (const [path, inner] of scopes) {
      router.add('ALL', path === '/' ? '*' : `${path}/*`, { depth: depthOf(path), settings: inner })
    }
    return router
  })
  return (path) => {
    const found = index()
      ?.match('ALL', path)[0]
      .map(([scope]) => scope)
    // The deepest sub-app is the one that knows best.
    return found?.toSorted((a, b) => b.depth - a.depth)[0]?.settings ?? settings
  }
}

interface Scope {
  readonly depth: number
  readonly settings: Settings
}

function depthOf(path: string): number {
  return path.split('/').length
}
