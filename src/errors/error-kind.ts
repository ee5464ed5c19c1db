/** How an error came about, for formatters whose content depends on it. */

/**
 * How an error came about.
 *
 * - `thrown`: an error of this package that the app threw.
 * - `foreign`: any other thrown value.
 * - `validation`: a request that failed a validation.
 * - `malformed-body`: content that cannot be parsed.
 * - `not-found`, `method-not-allowed`, `not-implemented`: a request without a route.
 * - `protocol`: a request that never reached the app.
 */
export type ErrorKind =
  | 'thrown'
  | 'foreign'
  | 'validation'
  | 'malformed-body'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-implemented'
  | 'protocol'

const kind: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.kind')

/** Marks an error whose class alone does not show how it came about. Returns the error. */
export function withKind<Made extends object>(error: Made, value: ErrorKind): Made {
  return Object.defineProperty(error, kind, { value })
}

/** Returns the kind that an error was marked with. */
export function markedKindOf(error: object): ErrorKind | undefined {
  return (error as { readonly [kind]?: ErrorKind })[kind]
}
