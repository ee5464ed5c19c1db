/** Where a server listens, and how a socket to it is opened. */
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export interface Endpoint {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string
  readonly port: number
  /** Present if the connection uses TLS. */
  readonly tls?: {
    /** Accept a certificate that no known authority has signed. */
    readonly insecure: boolean
  }
}

/** A number is a port of 127.0.0.1 without TLS. */
export type Address = number | Endpoint

export function endpointOf(address: Address): Endpoint {
  return typeof address === 'number' ? { host: '127.0.0.1', port: address } : address
}

interface TlsOptions {
  readonly rejectUnauthorized: boolean
  readonly ALPNProtocols: string[]
  readonly servername?: string
}

/** The options of `tls.connect` and `http2.connect`. RFC 6066 §3: an IP address is no server name. */
export function tlsOptions({ host, tls }: Endpoint, protocol: 'http/1.1' | 'h2'): TlsOptions {
  return {
    rejectUnauthorized: tls?.insecure !== true,
    ALPNProtocols: [protocol],
    ...(isIP(host) === 0 ? { servername: host } : {}),
  }
}

/** Opens a connection for HTTP/1.x and calls `onReady` once bytes can be sent. */
export function openSocket(endpoint: Endpoint, onReady: () => void): Socket {
  const { host, port, tls } = endpoint
  return tls === undefined
    ? connectTcp({ host, port }, onReady)
    : connectTls({ host, port, ...tlsOptions(endpoint, 'http/1.1') }, onReady)
}
