/** What middleware has put into the context, and what an error says: which of both a client gets. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, NotFound } from '../../src/index.ts'
import { startHttp1 } from '../support/server.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'

const fail = () => {
  throw new NotFound({
    headers: {
      Link: '</error>; rel="help"',
      'Set-Cookie': 'error=1',
      'X-Lines': ['error 1', 'error 2'],
      'X-Line': 'error',
      Vary: 'X-Error',
    },
  })
}

const app = httpErrors(new Hono(), { report: () => {} })
  .use('/staged', async (c, next) => {
    c.header('Link', '</staged>; rel="up"')
    c.header('Set-Cookie', 'staged=1')
    c.header('X-Lines', 'staged')
    c.header('X-Line', 'staged')
    c.header('Vary', 'Origin')
    c.header('ETag', '"1"')
    await next()
  })
  .get('/staged', fail)
  .get('/bare', fail)

/** The fields over the wire of Node, where a context shares them with its responses. */
async function wireFields(path: string): Promise<Headers> {
  const server = await startHttp1(app)
  const { fields } = await exchangeHttp1(server.port, {
    version: '1.1',
    method: 'GET',
    target: path,
  })
  await server.close()
  const headers = new Headers()
  for (const [name, value] of fields) headers.append(name, value)
  return headers
}

describe.each([
  ['app.request()', async (path: string) => (await app.request(path)).headers],
  ['Node', wireFields],
])('the fields of an error by %s', (_name, fieldsOf) => {
  test('join those of the context where they are lists, and else take their place', async () => {
    for (let time = 0; time < 2; time++) {
      const headers = await fieldsOf('/staged')
      expect(headers.get('link')).toBe('</staged>; rel="up", </error>; rel="help"')
      expect(headers.getSetCookie()).toEqual(['staged=1', 'error=1'])
      expect(headers.get('x-lines')).toBe('error 1, error 2')
      expect(headers.get('x-line')).toBe('error')
      expect(headers.get('vary')).toBe('Origin, X-Error, Accept')
      expect(headers.get('etag')).toBeNull()
    }
  })

  test('are its own where the context has none', async () => {
    const headers = await fieldsOf('/bare')
    expect(headers.get('link')).toBe('</error>; rel="help"')
    expect(headers.getSetCookie()).toEqual(['error=1'])
    expect(headers.get('x-lines')).toBe('error 1, error 2')
    expect(headers.get('vary')).toBe('X-Error, Accept')
  })
})
