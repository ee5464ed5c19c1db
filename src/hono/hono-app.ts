/** Whether a value is a Hono app; for one that is not, an error that says what it is. */

import type { Hono } from 'hono'
import { typeName } from '../untrusted/received-value.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'

/** Whether a value has what this package needs of a Hono app, whichever copy of Hono made it. */
export function isHonoApp(value: unknown): value is Hono {
  const methods = ['fetch', 'onError', 'notFound', 'basePath', 'route']
  return (
    Array.isArray(propertyOf(value, 'routes')) &&
    typeof propertyAt(value, ['router', 'add']) === 'function' &&
    methods.every((name) => typeof propertyOf(value, name) === 'function')
  )
}

/** Returns the `TypeError` for a value that was passed to `httpErrors` and is no Hono app. */
export function notAnApp(value: unknown): TypeError {
  return new TypeError(
    `httpErrors() takes a Hono app: write const app = httpErrors(new Hono()). It received ${typeName(value)}.`
  )
}
