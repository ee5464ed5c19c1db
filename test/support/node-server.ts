/** Parts of @hono/node-server that its older versions do not have. */
import * as nodeServer from '@hono/node-server'
import type * as EarlyHints from '@hono/node-server/early-hints'
import type { MiddlewareHandler } from 'hono'
import { nodeServerDoes } from './installed-versions.ts'

const passOn: MiddlewareHandler = (_c, next) => next()

type UpgradeWebSocket = typeof nodeServer.upgradeWebSocket

/** With an older version, middleware that does nothing, whatever its overloads say. */
export const upgradeWebSocket = nodeServerDoes.haveWebSocket
  ? nodeServer.upgradeWebSocket
  : ((() => passOn) as unknown as UpgradeWebSocket)

/** Not a literal: Vite would look for the module, also where it is not imported. */
const specifier = '@hono/node-server/early-hints'

/** With an older version, middleware that does nothing. */
export const earlyHints: typeof EarlyHints.earlyHints = nodeServerDoes.haveEarlyHints
  ? ((await import(specifier)) as typeof EarlyHints).earlyHints
  : () => passOn
