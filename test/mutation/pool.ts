/** Processes that try mutants at the same time. A process that hangs is ended, and replaced. */

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Verdict } from './worker.ts'

const program = fileURLToPath(new URL('worker.ts', import.meta.url))

export interface TimedOrder extends Order {
  /** Milliseconds. */
  readonly timeLimit: number
}

/** A verdict, or that the process was ended after the time limit, or that it ended by itself. */
export type Result = Omit<Verdict, 'status'> & {
  readonly status: Verdict['status'] | 'timeout' | 'crashed'
}

async function startWorker(): Promise<ChildProcess> {
  const child = fork(program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  child.stderr?.resume()
  await once(child, 'message')
  return child
}

async function answerOf(child: ChildProcess, { timeLimit, ...order }: TimedOrder): Promise<Result> {
  const { id } = order
  let timer: NodeJS.Timeout | undefined
  const result = new Promise<Result>((resolve) => {
    const settle = (status: 'timeout' | 'crashed'): void =>
      resolve({ id, status, by: undefined, test: undefined })
    child.once('message', (verdict: Verdict) => resolve(verdict))
    child.once('exit', () => settle('crashed'))
    timer = setTimeout(settle, timeLimit, 'timeout')
  })
  child.send(order)
  try {
    return await result
  } finally {
    clearTimeout(timer)
    child.removeAllListeners('message').removeAllListeners('exit')
  }
}

/**
 * @param next the next mutant to try, or undefined at the end
 * @param settle called with each result
 */
export async function tryAll(
  size: number,
  next: () => TimedOrder | undefined,
  settle: (result: Result) => void
): Promise<void> {
  const work = async (): Promise<void> => {
    let child = await startWorker()
    for (let order = next(); order !== undefined; order = next()) {
      const result = await answerOf(child, order)
      settle(result)
      if (result.status === 'timeout' || result.status === 'crashed') {
        child.kill('SIGKILL')
        child = await startWorker()
      }
    }
    child.kill()
  }
  await Promise.all(Array.from({ length: size }, work))
}
