/** Which versions of HTTP the server has. */
import { exchangeHttp2, exchangeRaw } from '../clients/raw-client.ts'
import { NothingAsked } from './wrong-usage.ts'
import type { Target } from './target.ts'

export interface Protocols {
  readonly http1: boolean
  readonly http2: boolean
}

/**
 * Sends one GET in HTTP/1.1 and one in HTTP/2, both at once.
 *
 * @throws {NothingAsked} if no connection can be opened.
 */
export async function detectProtocols(
  target: Target,
  path: string,
  timeoutMs: number
): Promise<Protocols> {
  const { endpoint, authority } = target
  const bytes = `GET ${path} HTTP/1.1\r\nHost: ${authority}\r\nConnection: close\r\n\r\n`
  const [first, second] = await Promise.allSettled([
    exchangeRaw(endpoint, bytes, timeoutMs, false, 0),
    exchangeHttp2(endpoint, { method: 'GET', target: path, timeoutMs, allowIncomplete: true }),
  ])
  const http2 = second.status === 'fulfilled' && second.value.status > 0
  if (first.status === 'rejected' && !http2) throw new NothingAsked(explained(first.reason, target))
  const http1 =
    first.status === 'fulfilled' &&
    !(http2 && !first.value.raw.toString('latin1').startsWith('HTTP/1.1 '))
  return { http1, http2 }
}

/** Says why a server cannot be reached. */
export function explained(reason: unknown, { origin }: Target): string {
  // Sockets and sessions fail with errors of Node only.
  const { code = '', message } = reason as NodeJS.ErrnoException
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'no server listens there. Start the server, or correct the port.',
    ENOTFOUND: 'the host name is not known.',
    EAI_AGAIN: 'the host name could not be resolved.',
    DEPTH_ZERO_SELF_SIGNED_CERT:
      'the certificate is self-signed. To accept it: --insecure (insecure: true).',
    SELF_SIGNED_CERT_IN_CHAIN:
      'the certificate is self-signed. To accept it: --insecure (insecure: true).',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      'the certificate cannot be verified. To accept it: --insecure (insecure: true).',
    ERR_TLS_CERT_ALTNAME_INVALID:
      'the certificate is for another host. To accept it: --insecure (insecure: true).',
    CERT_HAS_EXPIRED: 'the certificate has expired. To accept it: --insecure (insecure: true).',
    ERR_SSL_WRONG_VERSION_NUMBER:
      'the server does not use TLS there. Use http:// instead of https://.',
    EPROTO: 'the TLS handshake failed. If the server does not use TLS, use http://.',
  }
  const cause = known[code] ?? (message || code)
  return `Nothing could be asked of ${origin}: ${cause}`
}
