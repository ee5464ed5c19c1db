/** `hono/method-not-allowed`, which is not there before Hono 4.13.0. */
import { honoDoes } from './hono-version.ts'

type Module = typeof import('hono/method-not-allowed')

/** Not a literal: Vite would look for the module, also where it is not imported. */
const specifier = 'hono/method-not-allowed'

/** The middleware; with an older version of Hono, a function that throws. */
export const methodNotAllowed: Module['methodNotAllowed'] = honoDoes.haveMethodNotAllowed
  ? ((await import(specifier)) as Module).methodNotAllowed
  : () => {
      throw new Error('This version of Hono has no hono/method-not-allowed.')
    }
