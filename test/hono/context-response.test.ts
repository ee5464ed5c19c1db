/** What middleware has put into the context, and what an error says: which of both a client gets. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, NotFound } from '../../src/index.ts'
import { startHttp1, startHttp2 } from '../support/server.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import { poweredBy } from 'hono/powered-by'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { getOverHttp1, quietApp } from '../support/quiet-app.ts'

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
])('the response to an error by %s', (_name, fieldsOf) => {
  test('the fields of an error join the lists of the context and replace its other fields', async () => {
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

  test('the fields of an error are sent as they are if the context has none', async () => {
    const headers = await fieldsOf('/bare')
    expect(headers.get('link')).toBe('</error>; rel="help"')
    expect(headers.getSetCookie()).toEqual(['error=1'])
    expect(headers.get('x-lines')).toBe('error 1, error 2')
    expect(headers.get('vary')).toBe('X-Error, Accept')
  })
})

describe('the field Set-Cookie', () => {
  const cookies = ['a=1; Path=/', 'b=2; Expires=Wed, 01 Jan 2030 00:00:00 GMT']

  test.each(['/plain', '/powered'])(
    'several cookies of an error remain separate field lines on %s',
    async (path) => {
      const app = quietApp().use('/powered', poweredBy())
      app.get(path, () => {
        throw new NotFound({ headers: { 'Set-Cookie': cookies } })
      })
      expect((await getOverHttp1(app, path)).fieldLines('set-cookie')).toEqual(cookies)
    }
  )

  test('cookies of the context and of an error are all sent', async () => {
    const app = quietApp().get('/', (c) => {
      c.header('Set-Cookie', 'session=1')
      throw new NotFound({ headers: { 'Set-Cookie': 'flash=2' } })
    })
    expect((await getOverHttp1(app, '/')).fieldLines('set-cookie')).toEqual([
      'session=1',
      'flash=2',
    ])
  })
})

test.each(['Upgrade', 'Keep-Alive', 'Connection', 'TE', 'Proxy-Connection'])(
  'the field %s of the context is not sent with an error over any version of HTTP',
  async (name) => {
    const app = quietApp().get('/', (c) => {
      c.header(name, 'x')
      throw new NotFound()
    })
    const server = await startHttp2(app)
    const response = await exchangeHttp2(server.port, { method: 'GET', target: '/' })
    await server.close()
    expect(response.status).toBe(404)
    const http1 = await getOverHttp1(app, '/')
    expect(http1.field(name)).not.toBe('x')
    expect(checkResponse(http1.request, http1)).toEqual([])
  }
)
