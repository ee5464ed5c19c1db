/** The runtimes of the conformance suite, and how each of them is started. */
import { readFileSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  exchangeHttp1,
  exchangeHttp2,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'
import { bundle, outputFolder } from './bundle.ts'
import type { Channel, Request } from './case.ts'
import type { Ready } from './fixture/ready.ts'
import { lambdaExchange } from './lambda.ts'
import { startProgram, type Command } from './process.ts'
import manifest from './package.json' with { type: 'json' }
import { bunProgram, denoProgram, requiredPath, workerdProgram } from './programs.ts'

/** The runtimes by the name that limits use. */
export type RuntimeName = ServerName | ProxiedName

/** Those that the app runs on. */
export type ServerName = 'node' | 'own-node' | 'bun' | 'deno' | 'workerd' | 'lambda'

/** Node behind a proxy, and others behind nginx. */
export type ProxiedName =
  'nginx' | 'nginx11' | 'haproxy' | 'caddy' | 'bun-nginx' | 'deno-nginx' | 'workerd-nginx'

/** One runtime. */
export interface Runtime {
  readonly name: RuntimeName
  /** As people call it. */
  readonly title: string
  /** The versions of HTTP, or the kinds of events, that it takes. */
  readonly channels: readonly Channel[]
  /** What it says on standard error of streams that were cut, which is for who runs it. */
  readonly murmurs: RegExp
  /** Whether a proxy stands before it, which lets nothing malformed through. */
  readonly isProxied?: boolean
  start(): Promise<Running>
}

/** A runtime that serves the fixture. */
export interface Running {
  readonly version: string
  /** Where raw bytes can be sent to, on runtimes that have a socket. */
  readonly port?: number
  /** The port of HTTP/2, where there is any. */
  readonly http2?: number
  exchange(channel: Channel, request: Request): Promise<WireResponse>
  /** What the process said on standard error. */
  complaints(): string
  stop(): Promise<void>
}

const fixture = (name: string): URL => new URL(`fixture/${name}`, import.meta.url)
const packageFile = (path: string): string =>
  fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url))
const NOTHING = /(?!)/g

/** Node of the given executable, through @hono/node-server. */
export function node(executable = process.execPath): Runtime {
  return nodeWith('node', 'Node', executable)
}

/** Node of the given executable, through `hono-http-errors/node`. */
export function ownNode(executable = process.execPath): Runtime {
  return nodeWith('own-node', 'Node with hono-http-errors/node', executable)
}

function nodeWith(name: 'node' | 'own-node', title: string, executable: string): Runtime {
  return {
    name,
    title,
    channels: ['1.0', '1.1', '2'],
    murmurs: NOTHING,
    start: async () => {
      const program = await bundle(fixture(`${name}.ts`), name, 'server')
      const warnings = '--disable-warning=ExperimentalWarning'
      return serving({ file: executable, args: [warnings, program] })
    },
  }
}

/** Starts another app than the fixture on a runtime. */
export async function startApp(name: 'node' | 'bun' | 'deno' | 'workerd', app: string) {
  const program = `${app.replace('.ts', '')}-${name}`
  if (name === 'workerd') {
    await bundle(fixture('worker.ts'), `${program}/worker`, 'worker', app)
    await copyFile(fixture('worker.capnp'), `${outputFolder}${program}/worker.capnp`)
    return servingWorker(`${outputFolder}${program}/worker.capnp`)
  }
  const file = await bundle(fixture(`${name}.ts`), program, 'server', app)
  return serving(commandOf(name, file))
}

/** Starts a server of the folder `fixture` that is for Bun alone. */
export async function startBun(server: string): Promise<Running> {
  const program = await bundle(fixture(server), server.replace('.ts', ''), 'server')
  return serving(commandOf('bun', program))
}

function commandOf(name: 'node' | 'bun' | 'deno', program: string): Command {
  if (name === 'node') return { file: process.execPath, args: [program] }
  if (name === 'bun') {
    return { file: requiredPath(bunProgram), args: [program] }
  }
  const permissions = ['--allow-net=127.0.0.1', '--allow-env', '--allow-read']
  return {
    file: requiredPath(denoProgram),
    args: ['run', '--no-config', ...permissions, program],
  }
}

export const bun: Runtime = {
  name: 'bun',
  title: 'Bun',
  channels: ['1.0', '1.1'],
  murmurs: /^(?:\d+ \|.*|\s+\^|error: The content was cut short.*| code: .*|\s+at .*)$/gm,
  start: async () => {
    const program = await bundle(fixture('bun.ts'), 'bun', 'server')
    return serving(commandOf('bun', program))
  },
}

export const deno: Runtime = {
  name: 'deno',
  title: 'Deno',
  channels: ['1.0', '1.1', '2'],
  murmurs: /^(?:Deno\.serve: .*|Error: The content was cut short.*|\s+at .*|\s+code: .*|\})$/gm,
  start: async () => {
    const program = await bundle(fixture('deno.ts'), 'deno', 'server')
    return serving(commandOf('deno', program))
  },
}

export const workerd: Runtime = {
  name: 'workerd',
  title: 'workerd (Cloudflare Workers)',
  channels: ['1.0', '1.1'],
  murmurs: /^.*(?:The content was cut short|a connect event|a connect\(\) function).*$/gm,
  start: async () => {
    await mkdir(outputFolder, { recursive: true })
    await bundle(fixture('worker.ts'), 'worker', 'worker')
    const config = `${outputFolder}worker.capnp`
    await copyFile(fixture('worker.capnp'), config)
    return servingWorker(config)
  },
}

/** Starts workerd with a configuration that chooses no port. */
export async function servingWorker(config: string): Promise<Running> {
  const file = requiredPath(workerdProgram)
  const args = ['serve', '--socket-addr', 'http=127.0.0.1:0', '--control-fd=1', config]
  return serving({ file, args }, (line) => {
    const { port } = JSON.parse(line) as { port: number }
    return { version: manifest.optionalDependencies['@cloudflare/workerd-linux-64'], http1: port }
  })
}

export const lambda: Runtime = {
  name: 'lambda',
  title: 'AWS Lambda (hono/aws-lambda)',
  channels: ['REST API', 'HTTP API', 'ALB'],
  murmurs: NOTHING,
  start: async () => ({
    version: packageVersion('hono'),
    exchange: lambdaExchange,
    complaints: () => '',
    stop: async () => {},
  }),
}

/** Starts a program that prints where it listens. */
export async function serving(
  command: Command,
  read: (line: string) => Ready = (line) => JSON.parse(line) as Ready
): Promise<Running> {
  const program = await startProgram(command)
  const { version, http1, http2 = http1 } = read(program.firstLine)
  return {
    version,
    port: http1,
    http2,
    exchange: (channel, request) =>
      channel === '2'
        ? exchangeHttp2(http2, request)
        : exchangeHttp1(http1, { ...request, version: channel === '1.0' ? '1.0' : '1.1' }),
    complaints: program.complaints,
    stop: () => program.kill(),
  }
}

function packageVersion(name: string): string {
  const path = packageFile(`${name}/package.json`)
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
