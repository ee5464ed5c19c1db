/** The value of a field that the app gives it: on the context, by the option, by its routes. */
import { Hono, type Context } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { full } from '../../src/presets/full.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import { fieldOfApp } from '../../src/response/field-of-app.ts'
import { readOptions } from '../../src/response/settings.ts'

let plain: Context
let withFields: Context
beforeAll(async () => {
  const app = new Hono().get('/:kind', (c) => {
    if (c.req.param('kind') === 'plain') plain = c
    else {
      withFields = c
      c.header('WWW-Authenticate', 'Negotiate')
      c.header('Allow', 'PUT')
      c.header('Retry-After', 'soon')
    }
    return new Response()
  })
  await app.request('/plain')
  await app.request('/fields')
})

const challenges = [{ scheme: 'Basic', params: { realm: 'shop' } }]
const settings = readOptions(full, { challenges })

function valueOf(name: string, c?: Context, method = 'GET', allowed?: () => string[]) {
  return fieldOfApp(name, new ErrorContext(settings, { method, accept: null }, c, allowed))
}

describe('fieldOfApp', () => {
  test('a value on the context decides', () => {
    expect(valueOf('www-authenticate', withFields)).toBe('Negotiate')
    expect(valueOf('allow', withFields, 'GET', () => ['DELETE'])).toBe('PUT')
  })

  test('a value that breaks its grammar does not count', () => {
    expect(valueOf('retry-after', withFields)).toBeUndefined()
  })

  test('the option challenges decides over WWW-Authenticate alone, with and without a context', () => {
    expect(valueOf('www-authenticate', plain)).toEqual(['Basic realm="shop"'])
    expect(valueOf('www-authenticate')).toEqual(['Basic realm="shop"'])
    expect(valueOf('proxy-authenticate', plain, 'GET', () => ['PUT'])).toBeUndefined()
  })

  test.each([
    ['GET', 'POST, PUT'],
    ['HEAD', 'POST, PUT'],
    ['POST', 'GET, HEAD, PUT'],
    ['DELETE', 'GET, HEAD, POST, PUT'],
  ])('Allow after a refused %s is %s', (method, allow) => {
    const allowed = () => ['GET', 'HEAD', 'POST', 'PUT']
    expect(valueOf('allow', plain, method, allowed)).toBe(allow)
  })

  test('Allow is not known without routes or without a context', () => {
    expect(valueOf('allow', plain)).toBeUndefined()
    expect(valueOf('allow', undefined, 'GET', () => ['PUT'])).toBeUndefined()
  })
})
