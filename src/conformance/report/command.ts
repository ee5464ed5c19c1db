/** A probe as a command that can be pasted into a POSIX shell. */
import { UNKNOWN_METHOD } from '../probes/path-probes.ts'
import type { MessageProbe, Probe } from '../probes/probe.ts'
import type { Target } from '../run/target.ts'

export function commandOf(probe: Probe, target: Target): string {
  if (probe.kind === 'message') return curl(probe, target)
  return pipe(probe.kind === 'raw' ? probe.bytes : pipelined(probe.target, target), target)
}

function curl(probe: MessageProbe, { origin, endpoint }: Target): string {
  const { method, version, target, fields, body, afterContinue, keepAlive = false } = probe
  const content = body ?? afterContinue
  const parts = ['curl -i --path-as-is']
  if (version === '2') {
    parts.push(endpoint.tls === undefined ? '--http2-prior-knowledge' : '--http2')
  } else parts.push(version === '1.0' ? '--http1.0' : '--http1.1')
  if (endpoint.tls?.insecure === true) parts.push('--insecure')
  if (method === 'HEAD') parts.push('--head')
  else if (method !== 'GET') parts.push(`-X ${method === UNKNOWN_METHOD ? method : quoted(method)}`)
  const lines = fields
    .filter(([name]) => name !== 'Host')
    .map(([name, value]) => `${name}: ${value}`)
  if (version === '1.1' && !keepAlive) lines.unshift('Connection: close')
  if (version === '1.0' && keepAlive) lines.unshift('Connection: keep-alive')
  // curl would add one of its own.
  const hasType = fields.some(([name]) => name === 'Content-Type')
  if (content !== undefined && !hasType) lines.push('Content-Type:')
  parts.push(...lines.map((line) => `-H ${quoted(line)}`))
  if (content !== undefined) parts.push(`--data-raw ${quoted(content)}`)
  return [...parts, quoted(origin + target)].join(' ')
}

/** A word of a shell, in quotes unless it consists of letters, digits and a few signs. */
function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function pipelined(path: string, { authority }: Target): string {
  const host = `Host: ${authority}\r\n`
  const first = `GET ${path} HTTP/1.1\r\n${host}\r\n`
  return `${first}HEAD ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`
}

/** Long repetitions are made by the shell: 70 kB could not be pasted. */
function pipe(bytes: string, { endpoint }: Target): string {
  const repeated: string[] = []
  const format = bytes
    .replace(/([\s\S])\1{199,}/g, (run, char: string) => {
      repeated.push(`"$(head -c ${run.length} /dev/zero | tr '\\0' ${quoted(char)})"`)
      return '\u{1}'
    })
    .replace(/[^ -~\u{1}]|['\\%]/gu, escaped)
    .replaceAll('\u{1}', '%s')
  return `printf ${[`'${format}'`, ...repeated].join(' ')} | ${receiver(endpoint)}`
}

function escaped(char: string): string {
  if (char === '\r') return '\\r'
  if (char === '\n') return '\\n'
  if (char === '%') return '%%'
  const octets = [...Buffer.from(char)]
  return octets.map((octet) => `\\${octet.toString(8).padStart(3, '0')}`).join('')
}

function receiver({ host, port, tls }: Target['endpoint']): string {
  if (tls === undefined) return `nc -w 3 ${quoted(host)} ${port}`
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return `openssl s_client -quiet -connect ${quoted(address)}`
}
