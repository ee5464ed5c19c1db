/** The server that the soak judges. */
import { createApp } from './app.ts'
import { listen } from './listen.ts'

await listen(createApp().fetch)
