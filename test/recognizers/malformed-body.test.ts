import { Hono } from 'hono'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { httpErrors, type Report } from '../../src/index.ts'
import { fromMalformedBody } from '../../src/recognizers/malformed-body.ts'
import { honoDoes } from '../support/installed-versions.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

const json = { 'Content-Type': 'application/json' }
const form = { 'Content-Type': 'multipart/form-data; boundary=secret' }
const report = vi.fn<Report>()

const app = httpErrors(new Hono(), { recognizers: [fromMalformedBody()], report })
const pass = validator('json', (value) => value)
app.post('/json', async (c) => c.json(await c.req.json()))
app.post('/buffered', async (c) => {
  await c.req.arrayBuffer()
  return c.json(await c.req.json())
})
app.post('/twice', async (c) => {
  await c.req.json().catch(() => 'The first failure is ignored.')
  return c.json(await c.req.json())
})
app.post('/validator', pass, (c) => c.json('valid'))
app.post(
  '/validator-form',
  validator('form', (value) => value),
  (c) => c.json('valid')
)
app.post('/form', async (c) => c.json([...(await c.req.formData()).keys()]))
app.post('/parse-body', async (c) => c.json(await c.req.parseBody()))
app.post('/blob-first', async (c) => {
  await c.req.blob()
  return c.json(await c.req.json())
})
app.post('/large-upstream', async (c) => {
  await c.req.text()
  return c.json(JSON.parse(`${'['.repeat(300_000)}secret`))
})
app.post('/text-first', async (c) => {
  await c.req.text()
  return c.json([...(await c.req.formData()).keys()])
})
app.post('/upstream', async (c) => {
  await c.req.text()
  return c.json(JSON.parse(c.req.header('X-Upstream') ?? ''))
})
app.post('/upstream-response', async (c) => {
  await c.req.text()
  return c.json(await new Response(c.req.header('X-Upstream') ?? '').json())
})
app.post('/unread', async (c) => c.json(JSON.parse(c.req.header('X-Upstream') ?? '')))
app.post('/read-before', async (c) => {
  await c.req.raw.text()
  return c.json(await c.req.json())
})
app.post('/form-read-before', async (c) => {
  await c.req.raw.text()
  return c.json(await c.req.parseBody())
})
app.post('/form-data-read-before', async (c) => {
  await c.req.raw.text()
  return c.json([...(await c.req.formData()).keys()])
})
app.post('/bug', async (c) => {
  await c.req.parseBody()
  return c.text((undefined as unknown as string).trim())
})
app.post('/bug-json', async (c) => {
  await c.req.json()
  throw new TypeError('The multipart form has no secret boundary.')
})
app.post('/own-exception', async (c) => {
  await c.req.text()
  throw new HTTPException(400, { message: 'Malformed JSON in request body' })
})

function problem(detail: string, error: object): unknown {
  return {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail,
    condition: 'permanent',
    errors: [error],
  }
}

const brokenForm = problem('The content of the request is not valid multipart/form-data.', {
  detail: 'The form cannot be read.',
  pointer: '#',
})

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())

const requestKinds: readonly [string, (path: string, init: RequestInit) => Promise<Response>][] = [
  ['the native Request', async (path, init) => app.request(path, { method: 'POST', ...init })],
  [
    'the Request of @hono/node-server',
    (path, init) => fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', ...init }),
  ],
]

describe.each(requestKinds)('with %s', (_name, send) => {
  async function responseTo(path: string, init: RequestInit) {
    report.mockClear()
    const response = await send(path, init)
    const text = await response.text()
    expect(text).not.toContain('secret')
    const body: unknown = text === '' ? '' : JSON.parse(text)
    return { status: response.status, body }
  }

  describe.each(['/json', '/buffered', '/twice', '/validator'])('malformed JSON on %s', (path) => {
    test.each([
      ['{"secret": ]', 'there is a syntax error', 'Syntax error.', 1, 12],
      ['{\n  "secret": 1,\n}', 'there is a syntax error', 'Syntax error.', 3, 1],
      ['{"secret": "a', 'it ends too early', 'The end comes too early.', 1, 14],
      ['secret=1', 'there is a syntax error', 'Syntax error.', 1, 1],
      ['"secret" 1', 'there is a syntax error', 'Syntax error.', 1, 10],
      [`[${'"secret",'.repeat(10_000)}]`, 'there is a syntax error', 'Syntax error.', 1, 90_002],
    ])(
      'malformed JSON is a 400 with the position: %j',
      async (content, what, detail, line, column) => {
        const sentence = `The content of the request is not valid JSON: ${what} at line ${line}, column ${column}.`
        expect(await responseTo(path, { headers: json, body: content })).toEqual({
          status: 400,
          body: problem(sentence, { detail, pointer: '#', line, column }),
        })
      }
    )

    test.each(['', ' \r\n'])('empty content instead of JSON is a 400: %j', async (content) => {
      expect(await responseTo(path, { headers: json, body: content })).toEqual({
        status: 400,
        body: problem('The content of the request is empty instead of JSON.', {
          detail: 'There is no JSON.',
          pointer: '#',
        }),
      })
    })
  })

  test('malformed JSON without a Content-Type is a 400', async () => {
    expect((await responseTo('/json', { body: new Blob(['{']) })).status).toBe(400)
    expect((await responseTo('/json', {})).status).toBe(400)
  })

  describe.each(['/json', '/buffered', '/blob-first', '/twice', '/validator'])(
    'large malformed JSON on %s',
    (path) => {
      test('large JSON is a 400 with the position of an error within the first 262144 code units', async () => {
        const content = `["secret"\n ]]${' '.repeat(400_000)}`
        const { status, body } = await responseTo(path, { headers: json, body: content })
        expect(status).toBe(400)
        expect(body).toMatchObject({ errors: [{ detail: 'Syntax error.', line: 2, column: 3 }] })
      })

      test.each([
        ['after that', `[${'"secret",'.repeat(100_000)}]`],
        ['at the end', `[${'"secret",'.repeat(100_000)}"a`],
        ['after a valid beginning', `${' '.repeat(200_000)}"a"${' '.repeat(200_000)}x`],
        ['nothing but white space', ' '.repeat(300_000)],
        ['at the border', `${' '.repeat(262_144)}x`],
      ])('large JSON is a 400 without a position if the error is %s', async (_where, content) => {
        expect(await responseTo(path, { headers: json, body: content })).toEqual({
          status: 400,
          body: problem('The content of the request is not valid JSON.', {
            detail: 'There is an error in the JSON.',
            pointer: '#',
          }),
        })
      })
    }
  )

  test('a SyntaxError of the app is a 500 if the content is large', async () => {
    const content = `[${'"secret",'.repeat(100_000)}]`
    expect((await responseTo('/large-upstream', { headers: json, body: content })).status).toBe(500)
  })

  test('the report gets the original error and the status of the response', async () => {
    await responseTo('/json', { headers: json, body: '{' })
    expect(report).toHaveBeenCalledOnce()
    expect(report.mock.calls[0]?.[0]).toBeInstanceOf(SyntaxError)
    expect(report.mock.calls[0]?.[2].status).toBe(400)
  })

  describe.each(['/form', '/parse-body', '/text-first', '/validator-form'])('on %s', (path) => {
    test.each([
      ['has no boundary at the start', 'secret'],
      ['is cut short', '--secret\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
      ['is empty', ''],
    ])('a form that %s is a 400', async (_what, body) => {
      expect(await responseTo(path, { headers: form, body })).toEqual({
        status: 400,
        body: brokenForm,
      })
    })

    test.each(['multipart/form-data', 'Multipart/Form-Data'])(
      'a form of the type %s without a boundary is a 400',
      async (type) => {
        const body = '--secret\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--secret--'
        const { status, body: problem } = await responseTo(path, {
          headers: { 'Content-Type': type },
          body,
        })
        // Older versions of Hono do not take it for a form, and the handler gets an empty object.
        const isNoForm = type === 'Multipart/Form-Data' && !honoDoes.findFormsInAnyCase
        if (isNoForm && ['/parse-body', '/validator-form'].includes(path)) {
          expect(status).toBe(200)
        } else expect({ status, body: problem }).toEqual({ status: 400, body: brokenForm })
      }
    )

    test('a valid form is read', async () => {
      const body = '--secret\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--secret--\r\n'
      // It is the server that older versions of Hono cannot read it for, not the client.
      const isUnreadable = path === '/text-first' && !honoDoes.readFormAfterText
      expect((await responseTo(path, { headers: form, body })).status).toBe(
        isUnreadable ? 500 : 200
      )
    })
  })

  describe('a SyntaxError of the app', () => {
    test.each([
      ['/upstream', '{"good": 1}'],
      ['/upstream', '{bad'],
      ['/upstream', ''],
      ['/upstream-response', '{"good": 1}'],
      ['/upstream-response', '{bad'],
      ['/upstream-response', ''],
      ['/unread', '{bad'],
    ])('a SyntaxError of the app on %s is a 500 if the content is %j', async (path, body) => {
      const headers = { ...json, 'X-Upstream': body === '{"good": 1}' ? '{oops' : body }
      expect((await responseTo(path, { headers, body })).status).toBe(500)
      expect(report.mock.calls[0]?.[0]).toBeInstanceOf(SyntaxError)
    })
  })

  test.each(['/read-before', '/form-read-before', '/form-data-read-before'])(
    'content that was read twice is a 500, as the server has a bug: %s',
    async (path) => {
      const body = '--secret\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--secret--\r\n'
      expect((await responseTo(path, { headers: form, body })).status).toBe(500)
      expect(report.mock.calls[0]?.[0]).toBeInstanceOf(TypeError)
    }
  )

  describe.each(['/form', '/text-first'])('content that is no form is a 415 on %s', (path) => {
    test.each([
      ['application/json', 'is of a type that is not supported here'],
      ['text/plain', 'is of a type that is not supported here'],
      ['multipart/mixed; boundary=secret', 'is of a type that is not supported here'],
      ['no type', 'is of a type that is not supported here'],
    ])('content of the type %s that is read as a form is a 415', async (type, what) => {
      const { status, body } = await responseTo(path, {
        headers: { 'Content-Type': type },
        body: 'a=1',
      })
      expect(status).toBe(415)
      expect(body).toMatchObject({
        detail: `The content of the request ${what}. Send it as multipart/form-data or application/x-www-form-urlencoded.`,
      })
    })
  })

  test('content without a type that is read as a form is a 415 with the media types of forms', async () => {
    const response = await send('/form', { body: new Blob(['a=1']) })
    const types = 'multipart/form-data, application/x-www-form-urlencoded'
    expect(response.status).toBe(415)
    expect(response.headers.get('accept')).toBe(types)
    expect(response.headers.get('accept-post')).toBe(types)
  })

  test('a TypeError of the app is a 500 if the content is not a form', async () => {
    expect((await responseTo('/bug-json', { headers: json, body: '{}' })).status).toBe(500)
  })

  test('a TypeError of the app is a 500 if the content is a form', async () => {
    const body = new URLSearchParams({ a: '1' })
    expect((await responseTo('/bug', { body })).status).toBe(500)
  })

  test('an HTTPException of the app with the message of a validator keeps its message', async () => {
    const { status, body } = await responseTo('/own-exception', { headers: json, body: '{}' })
    expect(status).toBe(400)
    expect(body).toMatchObject({ detail: 'Malformed JSON in request body' })
  })
})

describe('the work for large malformed JSON is bounded', () => {
  /** How often `JSON.parse` sees the content, and how many characters the expressions have matched. */
  async function workFor(length: number) {
    const content = `[${'1,'.repeat(length / 2)}]`
    const { parse } = JSON
    const { exec } = RegExp.prototype
    const counts = { parsed: 0, characters: 0 }
    // Functions that count, as a mock would keep every call.
    JSON.parse = (text: string) => {
      if (text === content) counts.parsed++
      return parse(text) as unknown
    }
    Object.assign(RegExp.prototype, {
      exec(this: RegExp, text: string) {
        const match = exec.call(this, text)
        counts.characters += match?.[0].length ?? 0
        return match
      },
    })
    try {
      const response = await app.request('/json', { method: 'POST', headers: json, body: content })
      expect(response.status).toBe(400)
    } finally {
      JSON.parse = parse
      Object.assign(RegExp.prototype, { exec })
    }
    return counts
  }

  test('JSON of 8 MB is parsed once, and no more of it is searched than of 1 MB', async () => {
    const small = await workFor(1_000_000)
    const large = await workFor(8_000_000)
    expect([small.parsed, large.parsed]).toEqual([1, 1])
    expect(small.characters).toBeGreaterThanOrEqual(262_144)
    // Other code of the process reads some characters meanwhile.
    expect(large.characters / small.characters).toBeCloseTo(1, 1)
  })

  test('twice the content below the bound is twice the characters that are searched', async () => {
    const small = await workFor(100_000)
    const large = await workFor(200_000)
    expect(small.characters).toBeGreaterThanOrEqual(100_000)
    expect(large.characters / small.characters).toBeCloseTo(2, 1)
  })
})

describe('the content is not read', () => {
  const thrown = new SyntaxError('Unexpected end of JSON input')

  function contextOf(bodyCache: object): Context {
    const json = vi.fn<() => never>()
    return { req: { bodyCache, json, header: () => 'multipart/form-data' } } as unknown as Context
  }

  test('the content is not read without a context, or if nothing was read before', () => {
    expect(fromMalformedBody()(thrown)).toBe(undefined)
    expect(fromMalformedBody()(thrown, contextOf({}))).toBe(undefined)
  })

  test('an unread form is not read if the error is not about forms', () => {
    const req = { bodyCache: {}, raw: { bodyUsed: false }, header: () => 'multipart/form-data' }
    const c = { req } as unknown as Context
    expect(fromMalformedBody()(new TypeError('Failed.'), c)).toBe(undefined)
    req.header = () => 'text/plain'
    expect(fromMalformedBody()(new TypeError('No form data.'), c)).toBe(undefined)
  })

  test('the content is not read while it is still arriving', async () => {
    const c = contextOf({ text: new Promise(() => {}) })
    expect(await fromMalformedBody()(thrown, c)).toBe(undefined)
    expect(await fromMalformedBody()(new TypeError('Failed.'), c)).toBe(undefined)
    expect(c.req.json).not.toHaveBeenCalled()
  })

  test('another thrown value is not recognized, without a promise', () => {
    const c = contextOf({ text: Promise.resolve('{') })
    for (const other of [null, 'SyntaxError', { name: 'SyntaxError' }, new Error('e')]) {
      expect(fromMalformedBody()(other, c)).toBe(undefined)
    }
  })
})
