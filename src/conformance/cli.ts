#!/usr/bin/env node
/** The program `hono-http-errors`. */
import { main } from './command-line/main.ts'

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
})
