/** `hono/method-not-allowed`, which is not there before Hono 4.13.0. */
import type * as Module from 'hono/method-not-allowed'
import { honoDoes } from './installed-versions.ts'

/** Not a literal: Vite would look for the module, also where it is not imported. */
const specifier = 'hono/method-not-allowed'

/** The middleware; with an older version of Hono, a function that throws. */
export const methodNotAllowed: typeof Module.methodNotAllowed = honoDoes.haveMethodNotAllowed
  ? ((await import(specifier)) as typeof Module).methodNotAllowed
  : () => {
      throw new Error('This version of Hono has no hono/method-not-allowed.')
    }
