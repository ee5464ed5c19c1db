/** A server that fails in each way that the soak has to find: a wrong response, a line of log, its end. */
import { createApp } from './app.ts'
import { listen } from './listen.ts'

const app = createApp()
let requests = 0

/** The first request starts the clock: a canary is sent each second, and has to see the wrong response. */
function failLater(): void {
  setTimeout(() => console.log('not expected'), 3000)
  setTimeout(() => process.exit(3), 6000)
}

await listen((request, env) => {
  requests++
  if (requests === 1) failLater()
  const isWrong = requests > 20 && new URL(request.url).pathname === '/'
  return isWrong ? new Response('wrong') : app.fetch(request, env)
})
