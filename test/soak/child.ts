/** The process under load: a bundle without a loader, whose memory is the server's alone. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Answer, Question } from './listen.ts'
import { readLog, type Log } from './log.ts'
import type { Sample } from './sample.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A server in its own process. */
export interface Child {
  readonly ports: readonly [http1: number, http2: number]
  readonly log: Log
  /** Aborts when the process ends. Its reason is the signal or the code, as a string. */
  readonly ended: AbortSignal
  /** @throws if the process ends. */
  sample(): Promise<Sample>
  /** Closes the server gracefully. Returns the exit code of the process, or the signal that ended it. */
  close(): Promise<number | string>
}

/** How long the process may take to end after it was asked to close, in milliseconds. */
const LONGEST_END = 20_000

/**
 * Bundles and starts a program of this folder.
 *
 * @param requestTimeout of its servers, in milliseconds.
 */
export async function startChild(program: string, requestTimeout: number): Promise<Child> {
  const outfile = `${root}test/output/soak/${program}.mjs`
  await build({
    entryPoints: [`${root}test/soak/${program}.ts`],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    packages: 'external',
  })
  const child = fork(outfile, [String(requestTimeout)], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    cwd: root,
  })
  const log = readLog()
  for (const output of [child.stdout, child.stderr]) {
    output?.setEncoding('utf8').on('data', (text: string) => log.read(text))
  }
  const ended = endOf(child)
  const receive = async (): Promise<Answer> => {
    const [answer] = (await once(child, 'message', { signal: ended })) as [Answer]
    return answer
  }
  const ask = (question: Question): void =>
    // A process that has ended is seen by `ended`.
    void child.send(question, () => {})
  const first = await receive()
  if (!('ports' in first)) throw new Error('The server has not sent its ports first.')
  return {
    ports: first.ports,
    log,
    ended,
    async sample() {
      const answer = receive()
      ask('sample')
      const received = await answer
      if (!('sample' in received)) throw new Error('The server has sent no sample.')
      return received.sample
    },
    async close() {
      if (ended.aborted) return String(ended.reason)
      const exit = once(child, 'exit')
      const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_END)
      ask('close')
      const [code, signal] = (await exit) as [number | null, string | null]
      clearTimeout(timer)
      return code ?? signal ?? ''
    },
  }
}

function endOf(child: ChildProcess): AbortSignal {
  const controller = new AbortController()
  child.once('exit', (code, signal) => {
    controller.abort(signal ?? `the code ${code}`)
  })
  // The process must not outlive the one that judges it.
  process.once('exit', () => child.kill('SIGKILL'))
  return controller.signal
}
