/** Writing Proxy-Status (RFC 9209). */

import { invalidSetting } from './grammar.ts'

// RFC 9651 §3.3.4 and §3.3.3
const STRUCTURED_TOKEN = /^[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*$/
const STRUCTURED_STRING = /^[ -~]+$/

/** How the next hop responded, or why it did not. */
export interface NextHop {
  /** The status code that it answered with. */
  readonly received?: number | undefined
  /** The proxy error type (RFC 9209 §2.3) of why it did not. */
  readonly error?: string | undefined
}

/**
 * The name of this gateway as a token or string (RFC 9209 §2).
 *
 * @throws {TypeError} that names the option when it can be neither.
 */
export function gatewayName(name: unknown, option: string): string {
  if (typeof name !== 'string' || !STRUCTURED_STRING.test(name)) {
    throw invalidSetting(option, 'a name in printable ASCII', name)
  }
  return STRUCTURED_TOKEN.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`
}

/** The field's value: our name, and how the next hop responded (RFC 9209 §2.1.1 and §2.1.4). */
export function proxyStatus(name: string, { received, error }: NextHop): string {
  const parameters = [
    error !== undefined && `error=${error}`,
    received !== undefined && `received-status=${received}`,
  ]
  return [name, ...parameters.filter(Boolean)].join('; ')
}
