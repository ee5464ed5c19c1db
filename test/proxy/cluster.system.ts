/** The example of a cluster: several processes, one proxy, and one process killed under load. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProgram, type Program } from '../runtime/process.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import {
  exchangeHttp1,
  type Http1Request,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'
import { folderOf } from './proxies.ts'
import { freePort, startServer, systemProgram, type Server } from './server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = {
  file: process.execPath,
  args: ['--import', 'tsx', 'examples/cluster/server.ts'],
  env: { PORT: '0' },
  cwd: root,
}

const processes: Program[] = []
let proxy: Server
let port: number

beforeAll(async () => {
  processes.push(...(await Promise.all([1, 2, 3].map(() => startProgram(program)))))
  port = await freePort()
  const folder = folderOf('cluster', port)
  const ports = processes.map(({ firstLine }) => firstLine.replace('http://', ''))
  const config = readFileSync(`${root}examples/cluster/nginx.conf`, 'utf8')
    .replace('127.0.0.1:8080', `127.0.0.1:${port}`)
    .replaceAll(/127\.0\.0\.1:300([123])/g, (_all, nth: string) => ports[Number(nth) - 1] ?? '')
    .replace('daemon off;', 'daemon off; user root;')
  writeFileSync(`${folder}nginx.conf`, config)
  const args = ['-c', `${folder}nginx.conf`, '-p', folder, '-e', 'stderr']
  proxy = await startServer(systemProgram('nginx'), args, port)
}, 30_000)
afterAll(async () => {
  await proxy.stop()
  await Promise.all(processes.map((one) => one.kill('SIGKILL')))
})

const kinds: readonly Omit<Http1Request, 'version'>[] = [
  { method: 'GET', target: '/orders/7' },
  { method: 'POST', target: '/orders', body: '{}' },
  { method: 'HEAD', target: '/orders/7' },
  { method: 'POST', target: '/orders', body: '{' },
  { method: 'DELETE', target: '/orders/7' },
]
/** What each of these is answered with while a server is there. */
const statuses = [404, 503, 404, 400, 405]

/** Eight clients that ask one after the other; `halfway` is called once, in the midst of it. */
async function load(count: number, halfway: () => void) {
  const responses: { readonly kind: number; readonly response: WireResponse }[] = []
  let asked = 0
  const client = async (): Promise<void> => {
    while (asked < count) {
      const kind = asked++ % kinds.length
      if (asked === count / 2) halfway()
      const request = kinds[kind] ?? { method: 'GET' }
      const response = await exchangeHttp1(port, { version: '1.1', ...request })
      responses.push({ kind, response })
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
  return responses
}

const COUNT = 2000

describe('a process that is killed under load', () => {
  let responses: Awaited<ReturnType<typeof load>>
  let killed: Promise<void> | undefined
  beforeAll(async () => {
    responses = await load(COUNT, () => (killed = processes[0]?.kill('SIGKILL')))
    await killed
  }, 60_000)

  test('loses no response', () => {
    expect(responses).toHaveLength(COUNT)
    expect(responses.filter(({ response }) => !response.complete)).toEqual([])
  })

  test('leaves none malformed', () => {
    const violations = responses.flatMap(({ response }) =>
      checkResponse(response.request, response)
    )
    expect(violations).toEqual([])
    const types = new Set(responses.map(({ response }) => response.field('content-type')))
    expect([...types]).toEqual(['application/problem+json'])
  })

  test('is noticed by nobody who asks for what may be asked twice', () => {
    const unlike = responses.filter(({ kind, response }) => response.status !== statuses[kind])
    // What was sent may have been carried out, and is not sent again: its client is told so.
    expect(unlike.filter(({ kind }) => kinds[kind]?.method !== 'POST')).toEqual([])
    expect(unlike.filter(({ response }) => response.status !== 503)).toEqual([])
    expect(unlike.length).toBeLessThan(20)
  })

  test('does not make two occurrences one', () => {
    const ids = responses.map(({ response }) => response.field('x-request-id'))
    expect(new Set(ids).size).toBe(COUNT)
    const instances = responses
      .filter(({ response }) => response.request.method !== 'HEAD')
      .map(({ response }) => {
        const { instance } = JSON.parse(String(response.body)) as { instance?: string }
        return [instance, `urn:uuid:${response.field('x-request-id')}`] as const
      })
    expect(instances.filter(([instance, id]) => instance !== id)).toEqual([])
  })

  test('is not asked again, and the others take what comes', async () => {
    const request = { version: '1.1', method: 'GET', target: '/' } as const
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => exchangeHttp1(port, request))
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => String(body))).size).toBe(2)
  })
})

test('a process that is asked to end answers what it has begun', async () => {
  const responses = await load(400, () => void processes[1]?.kill('SIGTERM'))
  const unlike = responses.filter(({ kind, response }) => response.status !== statuses[kind])
  // A POST may meet a connection that is just being closed: it is not sent again either.
  expect(unlike.filter(({ kind }) => kinds[kind]?.method !== 'POST')).toEqual([])
  expect(unlike.filter(({ response }) => response.status !== 503)).toEqual([])
  expect(unlike.length).toBeLessThan(8)
})

test('with nobody left, the proxy answers with a problem', async () => {
  await Promise.all(processes.map((one) => one.kill('SIGKILL')))
  const response = await exchangeHttp1(port, { version: '1.1', method: 'GET', target: '/' })
  expect(response.status).toBe(503)
  expect(response.field('retry-after')).toBe('1')
  expect(checkResponse(response.request, response)).toEqual([])
})
