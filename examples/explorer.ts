/**
 * Every status, how it is thrown, and the bytes that a real server answers: `npm run explorer`.
 */
import { startExplorer } from './explorer/start.ts'

async function main(): Promise<void> {
  const { url, close } = await startExplorer({ port: Number(process.env['PORT'] ?? 0) })
  console.log(`The explorer is at ${url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
}

void main()
