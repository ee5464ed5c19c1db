/** The methods that a server implements: the response to `OPTIONS *` (RFC 9110 §9.3.7). */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { exchangeRaw } from '../../src/conformance/clients/raw-client.ts'
import { httpErrors } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started } from '../support/server.ts'

const text = () => new Response('')

test.each<[string, Pick<Hono, 'fetch'>, string | undefined]>([
  ['get', httpErrors(new Hono()).get('/', text), 'GET, HEAD, OPTIONS'],
  ['post', httpErrors(new Hono()).post('/', text), 'POST, OPTIONS'],
  ['all', httpErrors(new Hono()).all('/', text), undefined],
  ['all and put', httpErrors(new Hono()).all('/', text).put('/', text), 'PUT, OPTIONS'],
  ['no routes', httpErrors(new Hono()), undefined],
  ['get, and no httpErrors', new Hono().get('/', text), undefined],
])('OPTIONS * lists the methods of an app with %s', async (_, { fetch }, allow) => {
  const { port, close } = await started(createAdaptorServer({ fetch }))
  const asked = 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  const response = await exchangeRaw(port, asked)
  await close()
  expect([response.status, response.field('allow')]).toEqual([204, allow])
})
