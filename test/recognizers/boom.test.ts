import Boom from '@hapi/boom'
import { describe, expect, test } from 'vitest'
import { fromBoom } from '../../src/recognizers/boom.ts'
import { answerTo, hostile } from './respond-to.ts'

const boom = [fromBoom()]

describe('an error of the real @hapi/boom', () => {
  test('keeps its status and its public message', async () => {
    const { status, problem } = await answerTo(Boom.notFound('No book has that id.'), boom)
    expect(status).toBe(404)
    expect(problem).toMatchObject({ status: 404, detail: 'No book has that id.' })
  })

  test('without a message explains itself', async () => {
    const { problem } = await answerTo(Boom.clientTimeout(), boom)
    expect(problem).toMatchObject({ status: 408, title: 'Request Timeout' })
    expect(problem['detail']).not.toBe('Request Time-out')
  })

  test('keeps the challenge of a 401, and none of the attributes in the body', async () => {
    const error = Boom.unauthorized('The token is old.', 'Bearer', { realm: 'shop' })
    const { status, headers, problem } = await answerTo(error, boom)
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Bearer realm="shop", error="The token is old."')
    expect(problem).toMatchObject({ detail: 'The token is old.' })
    expect(problem).not.toHaveProperty('attributes')
  })

  test('of a 401 without a challenge is sent with one all the same', async () => {
    const { headers } = await answerTo(Boom.unauthorized('Who are you?'), boom)
    expect(headers.has('www-authenticate')).toBe(true)
  })

  test('keeps the methods of a 405', async () => {
    const { headers } = await answerTo(Boom.methodNotAllowed('No.', null, ['GET', 'PUT']), boom)
    expect(headers.get('allow')).toBe('GET, PUT')
  })

  test.each([
    Boom.internal('secret'),
    Boom.badGateway('secret'),
    Boom.serverUnavailable('secret'),
    Boom.gatewayTimeout('secret'),
    Boom.notImplemented('secret'),
    Boom.boomify(new Error('secret'), { statusCode: 502 }),
  ])('of status $output.statusCode keeps its message to itself', async (error) => {
    const { status, text } = await answerTo(error, boom)
    expect(status).toBe(error.output.statusCode)
    expect(text).not.toContain('secret')
  })

  test('tells nothing of its data, its decoration or what was added to its payload', async () => {
    const error = Boom.badRequest('Wrong.', { key: 'secret' })
    Object.assign(error, { decorated: 'secret' })
    error.output.payload['added'] = 'secret'
    const { text } = await answerTo(error, boom)
    expect(text).not.toContain('secret')
  })

  test('may send fields of its own, but none of framing', async () => {
    const error = Boom.tooManyRequests('Slow down.')
    Object.assign(error.output.headers, { 'Retry-After': 30, 'Transfer-Encoding': 'chunked' })
    const { headers } = await answerTo(error, boom)
    expect(headers.get('retry-after')).toBe('30')
    expect(headers.has('transfer-encoding')).toBe(false)
  })
})

describe('no Boom is', () => {
  test.each([600, 999, 1000, 200, 404.5, '404', undefined])('a status of %s', (statusCode) => {
    const error = Object.assign(new Error('x'), { isBoom: true, output: { statusCode } })
    expect(fromBoom()(error)).toBeUndefined()
  })

  test('what an upstream says in JSON', () => {
    expect(fromBoom()({ isBoom: true, output: { statusCode: 401, headers: {} } })).toBeUndefined()
  })

  test.each(hostile)('%s', (_name, value) => {
    expect(fromBoom()(value)).toBeUndefined()
  })
})
