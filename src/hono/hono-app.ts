/** Whether a value is a Hono app; for one that is not, an error that says what it is. */

import type { Hono } from 'hono'
import { typeName } from '../checks/received-value.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'

/** Whether a value has what this package needs of a Hono app, whichever copy of Hono made it. */
export function isHonoApp(value: unknown): value is Hono {
  return (
    Array.isArray(propertyOf(value, 'routes')) &&
    typeof propertyAt(value, ['router', 'add']) === 'function' &&
    ['fetch', 'onError', 'notFound', 'basePath', 'route'].every(
      (name) => typeof propertyOf(value, name) === 'function'
    )
  )
}

/** The `TypeError` for a value that is no Hono app. */
export function notAnApp(value: unknown): TypeError {
  return new TypeError(`Option 'app' must be a Hono app; received ${described(value)}.`)
}

function described(value: unknown): string {
  if (typeof value === 'function') return describedFunction(value)
  if (typeof propertyOf(value, 'then') === 'function') return 'a promise: await it first'
  const name = propertyAt(value, ['constructor', 'name'])
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeName(value)
  if (typeof name === 'string' && name !== 'Object') return `an object of class ${name}`
  const keys = Object.keys(value).slice(0, 5)
  return keys.length === 0
    ? 'an object'
    : `an object with the properties ${keys.join(', ')}: the app is the first argument, options are the second`
}

function describedFunction(value: object): string {
  const name = String(propertyOf(value, 'name'))
  return typeof propertyAt(value, ['prototype', 'route']) === 'function'
    ? `the class ${name}: make an app of it by new ${name}()`
    : `a function${name && ` named ${name}`}: pass the app itself`
}
