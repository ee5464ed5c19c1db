/** Programs of the system: found or asked for, started, waited for. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { complaintsOf, kill } from '../runtime/process.ts'

/** A server of the system that runs. */
export interface Server {
  complaints(): string
  stop(): Promise<void>
}

const PACKAGES = 'nginx haproxy caddy apache2-utils curl wget'

/**
 * The path of a program of the system.
 *
 * @throws {Error} that says how to install it.
 */
export function systemProgram(name: string): string {
  const folders = (process.env['PATH'] ?? '').split(':')
  const found = [...folders, '/usr/sbin'].map((folder) => `${folder}/${name}`).find(existsSync)
  if (found !== undefined) return found
  throw new Error(
    `${name} is missing: apt-get install -y --no-install-recommends ${PACKAGES} (Debian 12)`
  )
}

/** A port that was free a moment ago: proxies do not tell which one the system chose for them. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Starts a server and waits until it takes connections.
 *
 * @throws {Error} with what it said, when it ended before that.
 */
export async function startServer(
  file: string,
  args: readonly string[],
  port: number,
  env: NodeJS.ProcessEnv = {}
): Promise<Server> {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const complaints = complaintsOf(child)
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended: ${complaints()}`)
    await after(10)
  }
  return { complaints, stop: () => kill(child) }
}

async function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
