/** A server that fails in each way that the soak has to find: a wrong response, a line of log, its end. */
import { createApp } from './app.ts'
import { listen } from './listen.ts'

const app = createApp()
let requests = 0

await listen((request, env) => {
  requests++
  if (requests === 300) console.log('not expected')
  if (requests === 400) process.exit(3)
  const isWrong = requests > 20 && new URL(request.url).pathname === '/'
  return isWrong ? new Response('wrong') : app.fetch(request, env)
})
