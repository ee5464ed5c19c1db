/** What the installed versions of Hono and @hono/node-server do: the suite also runs with older ones. */
// Imported, and not read: programs for other runtimes are bundled with this file.
import honoManifest from '../../node_modules/hono/package.json' with { type: 'json' }
import nodeServerManifest from '../../node_modules/@hono/node-server/package.json' with { type: 'json' }

const hono = honoManifest.version
const nodeServer = nodeServerManifest.version

/** Whether a version, such as 4.13.1, is that one or a later one. */
function isAtLeast(version: string, lowest: string): boolean {
  const given = version.split('.').map(Number)
  for (const [place, part] of lowest.split('.').map(Number).entries()) {
    const difference = (given[place] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}

/** What Hono's own middleware does to errors, and since which version. */
export const honoDoes = {
  /** `etag` leaves responses other than 2xx alone. */
  leaveErrorsWithoutETag: isAtLeast(hono, '4.13.1'),
  /** `prettyJSON` also indents `application/problem+json`. */
  indentProblemJson: isAtLeast(hono, '4.13.3'),
  /** `compress` sets `Vary`, also on what it does not compress. */
  varyOnEncoding: isAtLeast(hono, '4.13.0'),
  /** There is `hono/method-not-allowed`. */
  haveMethodNotAllowed: isAtLeast(hono, '4.13.0'),
  /** `parseBody` and `validator` find a form by its media type in any case of letters. */
  findFormsInAnyCase: isAtLeast(hono, '4.12.28'),
  /** `bearerAuth` has the options `noAuthenticationHeader` and `invalidToken`. */
  configureBearerErrors: isAtLeast(hono, '4.10.6'),
  /** `formData()` can read content that was read as something else before. */
  readFormAfterText: isAtLeast(hono, '4.13.8'),
} as const

/** What @hono/node-server does, and since which version. */
export const nodeServerDoes = {
  /** A content that fails before its first byte is an error, and no complete response of nothing. */
  failWithContent: isAtLeast(nodeServer, '2.1.8'),
  /** The `Content-Length` of a text is left to Node, whose own fields come last. */
  leaveLengthToNode: isAtLeast(nodeServer, '2.1.2'),
  /** There is `@hono/node-server/early-hints`. */
  haveEarlyHints: isAtLeast(nodeServer, '2.1.0'),
  /**
   * `new Response(null, response)` has the fields of the response: Hono makes HEAD of GET by it. Before,
   * it throws if that was made without fields, and lacks those that were set later.
   */
  copyFieldsForHead: isAtLeast(nodeServer, '2.0.3'),
  /** There is `upgradeWebSocket`. */
  haveWebSocket: isAtLeast(nodeServer, '2.0.0'),
  /** A response without content gets no `Content-Type`. */
  leaveNothingUntyped: isAtLeast(nodeServer, '2.0.0'),
  /** The default `Content-Type` is written with capital letters. */
  capitalizeContentType: isAtLeast(nodeServer, '2.0.0'),
} as const

/** What the version of Node does that runs the tests; asked when a test runs, as workerd loads this file too. */
export const nodeDoes = {
  /** A Response has what it was made of as a property: up to Node 22. */
  get showContent(): boolean {
    return Object.getOwnPropertySymbols(new Response('')).length > 0
  },
  /** An empty `Transfer-Encoding` before another one is ignored (RFC 9110 §5.6.1.2), and not refused. */
  get ignoreEmptyCoding(): boolean {
    return !isAtLeast(process.versions['llhttp'] ?? '0', '9.4.0')
  },
} as const

/** The type of a response without content. */
export const typeOfNothing = nodeServerDoes.leaveNothingUntyped
  ? undefined
  : 'text/plain; charset=UTF-8'
