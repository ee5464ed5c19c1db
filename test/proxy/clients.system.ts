/** Clients as people use them, with and without a proxy. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { node, type Running } from '../runtime/runtimes.ts'
import { caddy, haproxy, nginx, nginx11, nginxDefault, type Front, type Proxy } from './proxies.ts'
import { systemProgram } from './server.ts'

let app: Running
beforeAll(async () => {
  app = await node().start()
})
afterAll(() => app.stop())

function run(program: string, args: readonly string[]) {
  const { status, stdout } = spawnSync(systemProgram(program), args, { encoding: 'utf8' })
  return { status, stdout }
}

/** The head and the content of what `curl -i` prints. */
function curl(...args: readonly string[]) {
  const { status, stdout } = run('curl', ['-s', '-i', '--max-time', '5', ...args])
  const [head = '', content = ''] = stdout.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const fields = new Map(lines.map((line) => [line.split(': ')[0]?.toLowerCase(), line]))
  const length = Number(fields.get('content-length')?.split(': ')[1])
  return { exit: status, statusLine, length, content }
}

const withoutProxy: Pick<Proxy, 'title' | 'start'> = {
  title: 'no proxy',
  start: async ([port = 0]) => ({
    http1: port,
    http2: app.http2 ?? 0,
    complaints: () => '',
    stop: async () => {},
  }),
}

describe.each([withoutProxy, nginxDefault, nginx11, haproxy, caddy])('with $title', (proxy) => {
  let front: Front
  let url: string
  beforeAll(async () => {
    front = await proxy.start([app.port ?? 0])
    url = `http://127.0.0.1:${front.http1}`
  })
  afterAll(() => front.stop())

  test.each(['--http1.0', '--http1.1'])('curl %s gets the whole content', (version) => {
    const { exit, statusLine, length, content } = curl(version, `${url}/status/404`)
    expect([exit, statusLine]).toEqual([0, expect.stringMatching(/^HTTP\/1\.[01] 404 Not Found$/)])
    expect(JSON.parse(content)).toMatchObject({ status: 404 })
    expect(length).toBe(content.length)
  })

  test('curl --http2-prior-knowledge gets the whole content', () => {
    const h2 = `http://127.0.0.1:${front.http2}/status/503`
    const { exit, statusLine, length, content } = curl('--http2-prior-knowledge', h2)
    expect([exit, statusLine.trim()]).toEqual([0, 'HTTP/2 503'])
    expect(length).toBe(content.length)
  })

  test.each(['--http1.0', '--http1.1'])('curl %s -I gets the fields of GET', (version) => {
    const get = curl(version, `${url}/status/404`)
    const head = curl(version, '-I', `${url}/status/404`)
    expect([head.exit, head.content, head.length]).toEqual([0, '', get.length])
    expect(head.statusLine).toBe(get.statusLine)
  })

  test('wget shows the content when asked for it, and fails', () => {
    const { status, stdout } = run('wget', [
      '--content-on-error',
      '--tries=1',
      '-qO-',
      `${url}/status/404`,
    ])
    expect(status).toBe(8)
    expect(JSON.parse(stdout)).toMatchObject({ status: 404 })
  })

  test('ab -k, which speaks HTTP/1.0, keeps its connections over errors', () => {
    const { stdout } = run('ab', ['-q', '-k', '-n', '200', '-c', '4', `${url}/status/404`])
    const figure = (name: string): number =>
      Number(new RegExp(`${name}: +(\\d+)`).exec(stdout)?.[1] ?? 0)
    expect(figure('Complete requests')).toBe(200)
    expect(figure('Non-2xx responses')).toBe(200)
    expect(figure('Failed requests')).toBe(0)
    expect(figure('Keep-Alive requests')).toBe(200)
  })
})

describe('nginx with proxy_intercept_errors', () => {
  test('puts its own page over the content, and keeps the status', async () => {
    const front = await nginx('nginx11', 'nginx', [
      'proxy_intercept_errors on;',
      'error_page 404 @page;',
      'location @page { internal; default_type text/html; return 404 "page of the proxy"; }',
    ]).start([app.port ?? 0])
    const url = `http://127.0.0.1:${front.http1}/status`
    const [intercepted, other] = [curl(`${url}/404`), curl(`${url}/403`)]
    await front.stop()
    expect(intercepted.statusLine).toBe('HTTP/1.1 404 Not Found')
    expect(intercepted.content).toBe('page of the proxy')
    expect(JSON.parse(other.content)).toMatchObject({ status: 403 })
  })
})
