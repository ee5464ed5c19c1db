/** The apps that are measured over HTTP: ours, Hono without us, and the other frameworks. */

import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { Router } from '@koa/router'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import createError from 'http-errors'
import Koa from 'koa'
import type { Ours } from '../package-under-test.ts'
import * as apps from './apps.ts'
import { returningTheSame } from './by-hand.ts'
import { happy } from './happy.ts'
import { throwingHttpErrors } from './http-errors.ts'
import { throwingHttpException } from './http-exception.ts'
import { detail, fields, problem } from './problem.ts'
import { shop, withMethodNotAllowed } from './unrouted.ts'

const hono: Readonly<Record<string, (ours: Ours) => Hono>> = {
  ours: (ours) => shop(happy(apps.throwing(ours))),
  tiny: ({ tiny }) => apps.throwing(tiny),
  bare: () => shop(happy(new Hono())),
  'the same bytes': returningTheSame,
  floor: apps.floor,
  HTTPException: throwingHttpException,
  'http-errors': throwingHttpErrors,
  'method-not-allowed': withMethodNotAllowed,
}

/** The listeners of the other frameworks, each with its own way to answer an error; and none. */
const others: Readonly<Record<string, () => RequestListener | Promise<RequestListener>>> = {
  async Fastify() {
    const app = fastify()
    app.get('/nf', () => {
      throw Object.assign(new Error(detail), { statusCode: 404 })
    })
    await app.ready()
    return app.routing
  },
  Koa() {
    const app = new Koa()
    app.silent = true
    const router = new Router()
    router.get('/nf', (context) => context.throw(404, detail))
    return app.use(router.routes()).callback()
  },
  Express() {
    const app = express()
    app.get('/nf', () => {
      throw createError(404, detail)
    })
    return app as RequestListener
  },
  'node:http'() {
    return (_request, response) => {
      const body = JSON.stringify(problem)
      response.writeHead(404, { 'Content-Length': String(body.length), ...fields }).end(body)
    }
  },
}

/** Starts the server of that name. */
export async function listen(name: string, ours: Ours): Promise<Server> {
  const app = hono[name]?.(ours)
  const listener = app ? getRequestListener(app.fetch) : await others[name]?.()
  if (listener === undefined) throw new Error(`No server '${name}'.`)
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
