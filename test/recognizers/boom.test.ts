import Boom from '@hapi/boom'
import { describe, expect, test } from 'vitest'
import { fromBoom } from '../../src/recognizers/boom.ts'
import { respondTo, hostileValues } from './respond-to.ts'

const boom = [fromBoom()]

describe('fromBoom()', () => {
  test('the status and the message of a 4xx are kept', async () => {
    const { status, problem } = await respondTo(Boom.notFound('No book has that id.'), boom)
    expect(status).toBe(404)
    expect(problem).toMatchObject({ status: 404, detail: 'No book has that id.' })
  })

  test('an error without a message has the explanation of its status', async () => {
    const { problem } = await respondTo(Boom.clientTimeout(), boom)
    expect(problem).toMatchObject({ status: 408, title: 'Request Timeout' })
    expect(problem['detail']).not.toBe('Request Time-out')
  })

  test('the challenge of a 401 is kept, and its attributes are not in the problem', async () => {
    const error = Boom.unauthorized('The token is old.', 'Bearer', { realm: 'shop' })
    const { status, headers, problem } = await respondTo(error, boom)
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Bearer realm="shop", error="The token is old."')
    expect(problem).toMatchObject({ detail: 'The token is old.' })
    expect(problem).not.toHaveProperty('attributes')
  })

  test('a 401 without a challenge is sent with a placeholder', async () => {
    const { headers } = await respondTo(Boom.unauthorized('Who are you?'), boom)
    expect(headers.has('www-authenticate')).toBe(true)
  })

  test('the methods of a 405 are kept', async () => {
    const { headers } = await respondTo(Boom.methodNotAllowed('No.', null, ['GET', 'PUT']), boom)
    expect(headers.get('allow')).toBe('GET, PUT')
  })

  test.each([
    Boom.internal('secret'),
    Boom.badGateway('secret'),
    Boom.serverUnavailable('secret'),
    Boom.gatewayTimeout('secret'),
    Boom.notImplemented('secret'),
    Boom.boomify(new Error('secret'), { statusCode: 502 }),
  ])('the message of a $output.statusCode is not sent', async (error) => {
    const { status, text } = await respondTo(error, boom)
    expect(status).toBe(error.output.statusCode)
    expect(text).not.toContain('secret')
  })

  test('data, properties of the error and members of the payload are not sent', async () => {
    const error = Boom.badRequest('Wrong.', { key: 'secret' })
    Object.assign(error, { decorated: 'secret' })
    error.output.payload['added'] = 'secret'
    const { text } = await respondTo(error, boom)
    expect(text).not.toContain('secret')
  })

  test('the fields of the error are sent, except for those of framing', async () => {
    const error = Boom.tooManyRequests('Slow down.')
    Object.assign(error.output.headers, { 'Retry-After': 30, 'Transfer-Encoding': 'chunked' })
    const { headers } = await respondTo(error, boom)
    expect(headers.get('retry-after')).toBe('30')
    expect(headers.has('transfer-encoding')).toBe(false)
  })
})

describe('an error that is not of Boom', () => {
  test.each([600, 999, 1000, 200, 404.5, '404', undefined])(
    'an error with isBoom and the status %s is not recognized',
    (statusCode) => {
      const error = Object.assign(new Error('x'), { isBoom: true, output: { statusCode } })
      expect(fromBoom()(error)).toBeUndefined()
    }
  )

  test('an object that is not an Error is not recognized', () => {
    expect(fromBoom()({ isBoom: true, output: { statusCode: 401, headers: {} } })).toBeUndefined()
  })

  test.each(hostileValues)('fromBoom() does not recognize %s', (_name, value) => {
    expect(fromBoom()(value)).toBeUndefined()
  })
})
