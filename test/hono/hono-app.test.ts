/** Whether a value is a Hono app: what it needs, one thing missing at a time. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { isHonoApp, notAnApp } from '../../src/hono/hono-app.ts'

const nothing = () => {}
const app = {
  routes: [],
  router: { add: nothing },
  fetch: nothing,
  onError: nothing,
  notFound: nothing,
  basePath: nothing,
  route: nothing,
}

test('an app of Hono is one, and so is whatever has its parts', () => {
  expect([isHonoApp(new Hono()), isHonoApp(app)]).toEqual([true, true])
})

test.each(Object.keys(app))('what has no %s is none', (name) => {
  expect(isHonoApp({ ...app, [name]: undefined })).toBe(false)
  expect(isHonoApp({ ...app, [name]: {} })).toBe(false)
})

test.each([undefined, null, 'app', 7, [], { ...app, router: { add: true } }])(
  'the value %o is none',
  (value) => {
    expect(isHonoApp(value)).toBe(false)
  }
)

test('the error says what was received', () => {
  expect(notAnApp('app')).toEqual(
    new TypeError(
      `httpErrors() takes a Hono app: write const app = httpErrors(new Hono()). It received a string.`
    )
  )
})
