/** Servers as processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program that was started and has said its first line. */
export interface Program {
  /** The first line on its standard output. */
  readonly firstLine: string
  /** What it has said on standard error so far. */
  complaints(): string
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** How to start a program. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
}

/**
 * Starts a program and waits for its first line.
 *
 * @throws {Error} with what it said when it ended without a line.
 */
export async function startProgram({ file, args, env, cwd }: Command): Promise<Program> {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints = complaintsOf(child)
  const firstLine = await firstLineOf(child)
  if (firstLine === undefined) throw new Error(`${file} did not start: ${complaints()}`)
  return { firstLine, complaints, kill: (signal) => kill(child, signal) }
}

/** What a process says on standard error, as far as it has said it. */
export function complaintsOf(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => (text += String(chunk)))
  child.on('error', (error) => (text += error.message))
  return () => text
}

/** Ends a process, and waits until it has. */
export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) return undefined
  const lines = createInterface({ input: stdout })
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')])
  // What comes later must not fill the pipe.
  stdout.resume()
  return line as string | undefined
}
