#!/usr/bin/env node
/** The program `hono-http-errors`. */
import { readFileSync } from 'node:fs'
import { main } from './command-line/main.ts'

/** The manifest is two folders up, both from `src/conformance` and from `dist/conformance`. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const manifest = JSON.parse(text) as { readonly version: string }
  return manifest.version
}

// A reader such as `head` can close the pipe before everything is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  version: version(),
  environment: process.env,
})
