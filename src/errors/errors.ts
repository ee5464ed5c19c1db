/**
 * The class of each error status, such as `NotFound`, without the middleware: for code that only throws.
 *
 * @module
 */

import { ContentTooLarge, UriTooLong } from './errors-400-to-415.ts'
import { UnprocessableContent } from './errors-416-to-451.ts'
import { HttpVersionNotSupported } from './errors-500-to-511.ts'

// The facts of a class are a row of `error-table.ts`. Its options are in these files: `must` makes one
// required, `may` optional. The interfaces of `inits.ts` document the options, and `defineRegistered` does
// not compile where they and the options differ.
export * from './errors-400-to-415.ts'
export * from './errors-416-to-451.ts'
export * from './errors-500-to-511.ts'

// The names of these classes in http-errors.
export {
  ContentTooLarge as PayloadTooLarge,
  HttpVersionNotSupported as HTTPVersionNotSupported,
  UnprocessableContent as UnprocessableEntity,
  UriTooLong as URITooLong,
}
export type * from './inits.ts'
