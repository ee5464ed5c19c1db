/** The example of a server on Node, started from the command line and ended by SIGTERM. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeRaw } from '../../src/conformance/clients/raw-client.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const loader = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url)

let child: ChildProcess
let lines: AsyncIterator<string>
let port: number

async function lineWith(text: string): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done === true) throw new Error(`The example never said '${text}'.`)
    if (String(value).includes(text)) return String(value)
  }
}

beforeAll(async () => {
  child = spawn(process.execPath, ['--import', loader.href, 'examples/node-server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('The example has no output.')
  lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  port = Number(/127\.0\.0\.1:(\d+)/.exec(await lineWith('Listening'))?.[1])
})
afterAll(() => {
  child.kill('SIGKILL')
})

test('the example sends early hints for its style before the page, and none to HTTP/1.0', async () => {
  const response = await exchangeHttp1(port, { version: '1.1', method: 'GET' })
  expect(response.interim).toEqual([
    { status: 103, fields: [['Link', '</style.css>; rel=preload; as=style']] },
  ])
  expect(String(response.body)).toContain('<h1>Hello</h1>')
  const { interim } = await exchangeHttp1(port, { version: '1.0', method: 'GET' })
  expect(interim).toEqual([])
})

test('the example refuses with 413 a file that is too large before the file is sent', async () => {
  const response = await exchangeRaw(
    port,
    'POST /uploads HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n'
  )
  expect(response.interim).toEqual([])
  expect(response.status).toBe(413)
  expect(checkResponse(response.request, response)).toEqual([])
})

test('the example responds with 400 to a malformed request', async () => {
  const response = await exchangeRaw(port, 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n')
  expect(response.status).toBe(400)
  expect(checkResponse(response.request, response)).toEqual([])
})

test('the example ends the requests in flight on SIGTERM, and then exits with 0', async () => {
  const slow = exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/slow?ms=1500' })
  // The next answer comes after the slow request has arrived, or together with it.
  await exchangeHttp1(port, { version: '1.1', method: 'GET' })
  child.kill('SIGTERM')
  await lineWith('Closing')
  const late = await exchangeHttp1(port, { version: '1.1', method: 'GET' })
  const { status, body } = await slow
  expect([status, String(body)]).toEqual([200, 'That took a while.'])
  expect([late.status, late.field('retry-after')]).toEqual([503, '10'])
  await lineWith('Closed')
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode]
  expect(code).toBe(0)
})
