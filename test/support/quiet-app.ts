/** A wrapped app that reports nothing, and one request to it over a real server. */
import { Hono, type Context } from 'hono'
import { httpErrors, type HttpErrorsOptions } from '../../src/index.ts'
import { startHttp1 } from './server.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'

const quiet = { report: () => {} }

/** Returns a wrapped app without routes. */
export function quietApp(options: HttpErrorsOptions = quiet): Hono {
  return httpErrors(new Hono(), options)
}

/** A handler that responds with a text. */
export const fine = (c: Context): Response => c.text('fine')

/** Sends one request to the app on a server of Node over HTTP/1.1. */
export async function getOverHttp1(app: Pick<Hono, 'fetch'>, target: string, method = 'GET') {
  const server = await startHttp1(app)
  const response = await exchangeHttp1(server.port, { version: '1.1', method, target })
  await server.close()
  return response
}
