/** The app under load: routes that respond, and a route for each way of failing. */
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { streamSSE, streamText } from 'hono/streaming'
import { z } from 'zod'
import {
  createLocalizer,
  defineProblem,
  firstByte,
  httpErrors,
  NotFound,
  withAbortOnError,
  withErrorEvent,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { fr } from '../../src/languages/fr.ts'
import { validationHook } from '../../src/validators/zod-validator.ts'
import { everyError } from '../support/every-error.ts'

class BookMissing extends defineProblem(NotFound, {
  type: 'https://example.org/problems/book-missing',
  title: 'There is no such book.',
  extensions: z.object({ bookId: z.string() }),
  detail: ({ bookId }) => `No book has the id ${bookId}.`,
}) {}

/** What is thrown though it is no typed error. Each message is expected in the log: see `log.ts`. */
export const thrownValues: Readonly<Record<string, () => unknown>> = {
  error: () => new TypeError('soak: a bug'),
  cause: () => new Error('soak: outer', { cause: new Error('soak: inner') }),
  aggregate: () => new AggregateError([new Error('soak: one'), new NotFound()], 'soak: several'),
  string: () => 'soak: a string',
  null: () => null,
  exception: () => new HTTPException(409, { message: 'The order was changed.' }),
  response: () => new HTTPException(403, { res: new Response('soak: closed', { status: 403 }) }),
  declared: () => new BookMissing({ bookId: 'ulysses' }),
}

/** The content of `GET /large`, longer than the buffers of a connection. */
export const large = 'large '.repeat(100_000)

/** Creates the app. A new one responds as one that has been under load. */
export function createApp(options: HttpErrorsOptions = {}): Hono {
  const app = httpErrors(new Hono(), { localize: createLocalizer([en, de, fr]), ...options })
  app.use(requestId())
  app.get('/', (c) => c.text('fine'))
  app.get('/json', (c) => c.json({ fine: true }))
  app.get('/large', (c) => c.text(large))
  app.get('/slow', async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return c.text('slow')
  })
  app.get('/stream', (c) =>
    streamText(c, async (out) => {
      for (let part = 0; part < 5; part++) await out.write(`part ${part}\n`)
    })
  )
  app.post('/echo', async (c) => c.json(await c.req.json()))
  app.post('/bytes', async (c) => c.json({ bytes: (await c.req.arrayBuffer()).byteLength }))
  app.post('/validated', zValidator('json', z.object({ age: z.number() }), validationHook), (c) =>
    c.json(c.req.valid('json'))
  )
  app.get('/cut', (c) =>
    firstByte(
      streamText(
        c,
        withAbortOnError(c, async (out) => {
          await out.write('begun\n')
          throw new Error('soak: cut')
        })
      )
    )
  )
  app.get('/events', (c) =>
    streamSSE(
      c,
      withErrorEvent(c, async (out) => {
        await out.writeSSE({ data: 'begun' })
        throw new Error('soak: event')
      })
    )
  )
  app.get('/errors/:name', (c) => {
    throw everyError[c.req.param('name')]?.()
  })
  app.get('/thrown/:name', (c) => {
    throw thrownValues[c.req.param('name')]?.()
  })
  return app
}
