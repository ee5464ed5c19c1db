/** Imports Hono, then a module, and prints how many milliseconds the second one took. */

import { performance } from 'node:perf_hooks'

await import('hono')
const start = performance.now()
await import(process.argv[2] ?? '')
console.log(performance.now() - start)
