/** Servers in processes of their own, on the first core. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { commandOf, environment } from './worker.ts'

/** A server that runs. */
export interface Served {
  readonly port: number
  /** The time that it has kept a core busy so far, in microseconds. */
  cpuTime(): Promise<number>
  stop(): Promise<void>
}

/** Starts the server of that name and waits for its port. */
export async function serve(name: string): Promise<Served> {
  const command = ['-c', '0', process.execPath, ...commandOf('server', { args: [name] })]
  const child = spawn('taskset', command, {
    env: environment,
    // Some frameworks write each error to stderr, which is not what is measured.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const told = async (): Promise<number> => {
    const [message] = (await once(child, 'message')) as [number]
    return message
  }
  const port = await told()
  return {
    port,
    cpuTime() {
      const answer = told()
      child.send('cpu time')
      return answer
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
