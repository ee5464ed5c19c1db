/** Loads a server from the second core: with wrk where there is one, with autocannon elsewhere. */

import { execFile, execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { output, root } from './worker.ts'

const CONNECTIONS = '32'

/** What is asked for again and again. */
export interface Asked {
  readonly path: string
  readonly method?: string
  readonly accept?: string
}

/** What a server did under load. */
export interface Loaded {
  readonly requests: number
  readonly requestsPerSecond: number
}

/** Loads a server for some seconds. */
export async function load(port: number, asked: Asked, seconds: number): Promise<Loaded> {
  const url = `http://127.0.0.1:${port}${asked.path}`
  const command = hasWrk() ? wrk(url, asked, seconds) : autocannon(url, asked, seconds)
  const { stdout } = await promisify(execFile)('taskset', ['-c', '1', ...command])
  return hasWrk() ? requestsOfWrk(stdout) : requestsOfAutocannon(stdout)
}

/** Which program makes the load. */
export function generator(): string {
  return hasWrk() ? 'wrk' : 'autocannon'
}

let known: boolean | undefined

function hasWrk(): boolean {
  if (known !== undefined) return known
  try {
    execFileSync('which', ['wrk'], { stdio: 'ignore' })
    known = true
  } catch {
    known = false
  }
  return known
}

function wrk(url: string, { method, accept }: Asked, seconds: number): readonly string[] {
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`]
  if (accept !== undefined) options.push('-H', `Accept: ${accept}`)
  if (method !== undefined) {
    const script = `${output}/${method}.lua`
    writeFileSync(script, `wrk.method = '${method}'\n`)
    options.push('-s', script)
  }
  return ['wrk', ...options, url]
}

function requestsOfWrk(printed: string): Loaded {
  const errors = /Socket errors:.*/.exec(printed)
  if (errors) throw new Error(`wrk: ${errors[0]}`)
  return {
    requests: Number(/(\d+) requests in/.exec(printed)?.[1]),
    requestsPerSecond: Number(/Requests\/sec:\s*([\d.]+)/.exec(printed)?.[1]),
  }
}

function autocannon(url: string, { method, accept }: Asked, seconds: number): readonly string[] {
  const options = ['-j', '-n', '-c', CONNECTIONS, '-d', String(seconds)]
  if (accept !== undefined) options.push('-H', `Accept=${accept}`)
  if (method !== undefined) options.push('-m', method)
  return [process.execPath, `${root}node_modules/autocannon/autocannon.js`, ...options, url]
}

function requestsOfAutocannon(printed: string): Loaded {
  const { requests, errors } = JSON.parse(printed) as {
    requests: { average: number; total: number }
    errors: number
  }
  if (errors > 0) throw new Error(`autocannon: ${errors} errors`)
  return { requests: requests.total, requestsPerSecond: requests.average }
}
