/** The server to ask: its address, and whether it is on this machine. */
import { isIPv4, isIPv6 } from 'node:net'
import type { Endpoint } from '../clients/endpoint.ts'
import { WrongUsage } from './wrong-usage.ts'

export interface Target {
  readonly endpoint: Endpoint
  /** `http://127.0.0.1:3000`, without a path. */
  readonly origin: string
  /** The value of the Host field (RFC 9110 §7.2). */
  readonly authority: string
  /** The path of the URL, with its query; `/` if it has none. */
  readonly path: string
}

/**
 * @param insecure whether a certificate that no known authority has signed is accepted.
 * @throws {WrongUsage} if the text is not an absolute http or https URL.
 */
export function parseTarget(text: string, insecure: boolean): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    const isWithoutScheme =
      /^[\w.[\]:-]+(?:\/(?!\/)|$)/.test(text) && URL.canParse(`http://${text}`)
    const fix = isWithoutScheme ? `http://${text}` : 'http://127.0.0.1:3000'
    throw new WrongUsage(`The URL has to start with http:// or https://; received "${text}".`, fix)
  }
  if (url.username !== '' || url.password !== '') {
    throw new WrongUsage('The URL must not contain a user name or a password.', url.origin)
  }
  const isTls = url.protocol === 'https:'
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    endpoint: isTls ? { host, port, tls: { insecure } } : { host, port },
    origin: url.origin,
    authority: url.host,
    path: url.pathname + url.search,
  }
}

/** RFC 1122 §3.2.1.3, RFC 4291 §2.5.3, RFC 6761 §6.3. */
export function isLoopback(host: string): boolean {
  if (isIPv4(host)) return host.startsWith('127.')
  if (isIPv6(host)) return host === '::1' || /^::ffff:7f[0-9a-f]{2}:/.test(host)
  return host === 'localhost' || host.endsWith('.localhost')
}
