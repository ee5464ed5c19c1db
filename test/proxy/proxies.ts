/** The proxies that most apps stand behind, each with the least configuration that works. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort, startServer, systemProgram, type Server } from './server.ts'

/** A proxy that is to be started before a server. */
export interface Proxy {
  readonly name: 'nginx' | 'nginx11' | 'haproxy' | 'caddy'
  readonly title: string
  start(upstreams: readonly number[]): Promise<Front>
}

/** A proxy that runs. */
export interface Front extends Server {
  readonly http1: number
  /** HTTP/2 without TLS, by prior knowledge. */
  readonly http2: number
}

/** A folder for one server, in the ignored folder of what tests make. */
export function folderOf(name: string, port: number): string {
  const folder = fileURLToPath(new URL(`../output/proxy/${name}-${port}/`, import.meta.url))
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Directives of nginx beside `proxy_pass`. */
export function nginx(
  name: 'nginx' | 'nginx11',
  title: string,
  directives: readonly string[]
): Proxy {
  return {
    name,
    title,
    start: async (upstreams) => {
      const [http1, http2] = [await freePort(), await freePort()]
      const folder = folderOf(name, http1)
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (kind) => `${kind}_temp_path ${folder}${kind};`
      )
      const config = `
        daemon off; master_process off; user root; pid ${folder}nginx.pid; error_log stderr crit;
        events {}
        http {
          access_log off; ${temporary.join(' ')}
          upstream app { ${upstreams.map((port) => `server 127.0.0.1:${port};`).join(' ')} keepalive 8; }
          server {
            listen 127.0.0.1:${http1}; listen 127.0.0.1:${http2} http2;
            client_max_body_size 0; server_tokens off; ${directives.join(' ')}
            location / { proxy_pass http://app; }
          }
        }`
      writeFileSync(`${folder}nginx.conf`, config)
      const args = ['-c', `${folder}nginx.conf`, '-p', folder, '-e', 'stderr']
      const server = await startServer(systemProgram('nginx'), args, http1)
      return { ...server, http1, http2 }
    },
  }
}

/** As it is out of the box: HTTP/1.0 to the upstream, a connection for each request. */
export const nginxDefault = nginx('nginx', 'nginx', [])

/** As it should be: HTTP/1.1 to the upstream, connections kept. */
export const nginx11 = nginx('nginx11', 'nginx (HTTP/1.1 upstream)', [
  'proxy_http_version 1.1;',
  'proxy_set_header Connection "";',
  // Upgrade is a field of the connection, which nginx hands on all the same.
  'proxy_hide_header Upgrade;',
])

export const haproxy: Proxy = {
  name: 'haproxy',
  title: 'HAProxy',
  start: async (upstreams) => {
    const [http1, http2] = [await freePort(), await freePort()]
    const folder = folderOf('haproxy', http1)
    const config = [
      'defaults',
      '  mode http',
      '  timeout connect 1s',
      '  timeout client 10s',
      '  timeout server 10s',
      '  retries 3',
      '  retry-on conn-failure empty-response',
      '  option redispatch',
      'frontend front',
      // Node sends it with Connection, of which HAProxy keeps it only the one.
      '  http-response del-header Keep-Alive',
      `  bind 127.0.0.1:${http1}`,
      `  bind 127.0.0.1:${http2} proto h2`,
      '  default_backend app',
      'backend app',
      ...upstreams.map((port, index) => `  server app${index} 127.0.0.1:${port}`),
      '',
    ]
    writeFileSync(`${folder}haproxy.cfg`, config.join('\n'))
    const args = ['-f', `${folder}haproxy.cfg`, '-db']
    const server = await startServer(systemProgram('haproxy'), args, http1)
    return { ...server, http1, http2 }
  },
}

/** Without the compression that it asks for on its own, after which nobody knows a length any more. */
export const caddy: Proxy = {
  name: 'caddy',
  title: 'Caddy',
  start: async (upstreams) => {
    const http1 = await freePort()
    const folder = folderOf('caddy', http1)
    const servers = upstreams.map((port) => `127.0.0.1:${port}`).join(' ')
    const config = `
{
  admin off
  auto_https off
  servers {
    protocols h1 h2c
  }
}
:${http1} {
  bind 127.0.0.1
  reverse_proxy ${servers} {
    transport http {
      compression off
    }
  }
}
`
    writeFileSync(`${folder}Caddyfile`, config)
    const args = ['run', '--adapter', 'caddyfile', '--config', `${folder}Caddyfile`]
    const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
    const server = await startServer(systemProgram('caddy'), args, http1, env)
    return { ...server, http1, http2: http1 }
  },
}

/** All of them. */
export const proxies: readonly Proxy[] = [nginxDefault, nginx11, haproxy, caddy]
