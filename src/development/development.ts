/**
 * Error responses for developers: with the error itself, its stack and its causes.
 *
 * Only a call switches them on; no environment variable does. It needs the package `youch`.
 *
 * @module
 */

import type { Context } from 'hono'
import { Youch } from 'youch'
import { errorChainOf } from './error-chain.ts'
import { builtInFormatters } from '../formatters/built-in.ts'
import type { FormatInfo, Formatter } from '../formatters/formatter.ts'
import type { Problem } from '../problem/problem.ts'
import { isArray, propertyAt } from '../untrusted/inspect.ts'
import { captureAllStacks } from '../errors/stack.ts'

/**
 * Formatters with details for developers: a browser gets a page with the stack, the source, the causes and
 * the request of each 5xx, all other clients get a member `debug` with the stack and the causes.
 *
 * Where `NODE_ENV` is `production`, it warns, and returns the formatters without a change.
 *
 * @param formatters the formatter or the formatters of production, to which the details are added. Defaults to all that are
 * built in.
 * @returns formatters for the option `formatters`.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { developmentFormatters } from 'hono-http-errors/development'
 *
 * const isLocal = process.env['NODE_ENV'] === 'development'
 * const app = httpErrors(new Hono(), isLocal ? { formatters: developmentFormatters() } : {})
 * ```
 */
export function developmentFormatters(
  formatters: Formatter | readonly Formatter[] = builtInFormatters()
): readonly Formatter[] {
  const list = isArray(formatters) ? formatters : [formatters]
  if (propertyAt(globalThis, ['process', 'env', 'NODE_ENV']) === 'production') {
    console.error(
      'hono-http-errors: developmentFormatters() was called where NODE_ENV is production, and is REFUSED: ' +
        'it would show stacks and sources to everybody. Call it only on a developer’s machine.'
    )
    return list
  }
  captureAllStacks()
  return list.map((formatter) =>
    formatter.type.startsWith('text/html') ? errorPage(formatter) : withDebug(formatter)
  )
}

function withDebug(formatter: Formatter): Formatter {
  return {
    ...formatter,
    format: (problem, c, background) =>
      formatter.format(debugged(problem, background), c, background),
  }
}

function debugged(problem: Problem, background: FormatInfo | undefined): Problem {
  return background === undefined ? problem : { ...problem, debug: errorChainOf(background.error) }
}

/** The page of youch for what went wrong on the server; the usual one for all else. */
function errorPage(formatter: Formatter): Formatter {
  const nonce = crypto.randomUUID()
  return {
    ...formatter,
    // One policy for both pages, so that of the usual page is less strict here.
    ...(formatter.fields && { fields: { 'Content-Security-Policy': policy(nonce) } }),
    async format(problem, c, background) {
      if (problem.status < 500 || background === undefined) {
        return formatter.format(problem, c, background)
      }
      try {
        return await youchPage(problem, c, background, nonce)
      } catch {
        // A value that youch cannot look at, such as a hostile Proxy.
        return formatter.format(problem, c, background)
      }
    },
  }
}

function youchPage(
  problem: Problem,
  c: Context | undefined,
  { error }: FormatInfo,
  cspNonce: string
): Promise<string> {
  // The error of another library is the cause, and has the stack that shows the fault.
  const shown: unknown = error.isForeign ? error.cause : error
  const request = c && { url: c.req.url, method: c.req.method, headers: safeFields(c) }
  return new Youch().toHTML(shown, {
    title: `${problem.status} ${problem.title}`,
    cspNonce,
    ...(request && { request }),
  })
}

/** The fields of the request without its credentials: such pages end up in screenshots. */
function safeFields(c: Context): Record<string, string> {
  const secret =
    /auth|cookie|token|secret|api-?key|session|csrf|xsrf|password|jwt|signature|assertion|credential/
  return Object.fromEntries(
    Object.entries(c.req.header()).map(([name, value]) => [
      name,
      secret.test(name) ? '(not shown)' : value,
    ])
  )
}

/** What youch's page needs: its scripts and styles by nonce, and its attributes. */
function policy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `script-src-attr 'unsafe-inline'`,
    `style-src 'unsafe-inline'`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
