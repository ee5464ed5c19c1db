/** The same small app in several frameworks, each with its defaults. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer as createHonoServer } from '@hono/node-server'
import { Router } from '@koa/router'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import Koa from 'koa'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'

export interface Framework {
  /** The name in the table. */
  readonly name: string
  /** The npm package whose version is in the table. */
  readonly package: string
  /** Starts the app on a free port of loopback. */
  readonly start: () => Promise<Running>
}

export interface Running {
  readonly url: string
  readonly stop: () => Promise<unknown>
}

/** What every app has beside a path that is not there. */
export const paths: readonly string[] = ['/books/1', '/fails', '/books']

const book = { id: 1, title: 'On HTTP' }

function fail(): never {
  throw new Error('The database is gone.')
}

async function running(server: Server): Promise<Running> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function honoApp(app: Hono): Hono {
  app.get('/books/1', (c) => c.json(book))
  app.get('/fails', fail)
  app.post('/books', async (c) => c.json(await c.req.json(), 201))
  return app
}

function startHono(): Promise<Running> {
  // Hono prints every error.
  const app = honoApp(new Hono())
  app.onError((_error, c) => c.text('Internal Server Error', 500))
  return running(createHonoServer({ fetch: app.fetch }) as Server)
}

function startExpress(): Promise<Running> {
  const app = express()
  app.set('env', 'test')
  app.use(express.json())
  app.get('/books/1', (_request, response) => void response.json(book))
  app.get('/fails', fail)
  app.post('/books', (request, response) => void response.status(201).json(request.body))
  return running(createServer(app as unknown as RequestListener))
}

async function startFastify(): Promise<Running> {
  const app = fastify()
  app.get('/books/1', () => book)
  app.get('/fails', fail)
  app.post('/books', (request, reply) => reply.code(201).send(request.body))
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), stop: () => app.close() }
}

function startKoa(): Promise<Running> {
  const app = new Koa()
  app.silent = true
  const router = new Router()
  router.get('/books/1', (context) => {
    context.body = book
  })
  router.get('/fails', fail)
  router.post('/books', (context) => {
    context.status = 201
    context.body = book
  })
  app.use(router.routes()).use(router.allowedMethods())
  return running(createServer(app.callback()))
}

function startOurs(): Promise<Running> {
  const app = honoApp(httpErrors(new Hono(), { report: () => {} }))
  return running(createAdaptorServer({ fetch: app.fetch }) as Server)
}

export const frameworks: readonly Framework[] = [
  { name: 'Hono', package: 'hono', start: startHono },
  { name: 'Express', package: 'express', start: startExpress },
  { name: 'Fastify', package: 'fastify', start: startFastify },
  { name: 'Koa', package: 'koa', start: startKoa },
]

export const ours: Framework = {
  name: 'Hono with hono-http-errors/node',
  package: 'hono',
  start: startOurs,
}
