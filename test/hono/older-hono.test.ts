/** Apps that another, older copy of Hono made: before 4.8, their routes have no base path. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'

const message = 'httpErrors() needs an app of Hono 4.9 or newer; received that of an older one.'
const handler = () => new Response()
const route = { path: '/', method: 'GET', handler }

test('an app of an older Hono is refused when it is wrapped, if it has routes', () => {
  const app = Object.assign(new Hono(), { routes: [route] })
  expect(() => httpErrors(app as unknown as Hono)).toThrow(new TypeError(message))
})

test('an app of an older Hono is refused when its first route is added', () => {
  const app = httpErrors(new Hono())
  expect(() => app.router.add('GET', '/', [handler, route] as never)).toThrow(
    new TypeError(message)
  )
})
