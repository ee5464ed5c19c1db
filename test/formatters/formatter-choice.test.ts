/** Formatters by status code, by type and by request. */
import { raw } from 'hono/html'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  Conflict,
  Gone,
  htmlFormatter,
  httpErrors,
  jsonFormatter,
  NotFound,
  problemJsonFormatter,
  textFormatter,
  TooManyRequests,
  Unauthorized,
  UnavailableForLegalReasons,
  type Formatter,
  type FormatterChoice,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'

const page = (body: string): Formatter => htmlFormatter(() => raw(body))

const quiet: HttpErrorsOptions = { report: () => {} }

async function responseTo(formatters: FormatterChoice, accept: string, path = '/404') {
  const app = httpErrors(new Hono(), { ...quiet, formatters })
    .get('/404', () => {
      throw new NotFound()
    })
    .get('/410', (c) => c.json({}, 410))
    .get('/stock', () => {
      throw new Conflict({ type: 'https://shop.example/out-of-stock' })
    })
    .get('/500', () => {
      throw new Error('secret')
    })
  const response = await app.request(path, { headers: { Accept: accept } })
  const { status, headers } = response
  return {
    status,
    type: headers.get('content-type'),
    vary: headers.get('vary'),
    body: await response.text(),
    headers,
  }
}

describe('a map of formatters', () => {
  const map: FormatterChoice = {
    404: page('lost'),
    '5xx': page('broken'),
    'https://shop.example/out-of-stock': jsonFormatter(({ detail }) => ({ sorry: detail })),
  }

  test('a formatter for a status replaces the one of its media type and no other', async () => {
    expect(await responseTo(map, 'text/html')).toMatchObject({
      status: 404,
      type: 'text/html; charset=utf-8',
      vary: 'Accept',
      body: 'lost',
    })
    expect(await responseTo(map, '*/*')).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      body: expect.stringContaining('"status":404'),
    })
  })

  test('the key 5xx chooses the formatter of every 5xx', async () => {
    expect(await responseTo(map, 'text/html', '/500')).toMatchObject({
      status: 500,
      body: 'broken',
    })
  })

  test('a problem type as key chooses the formatter of that type', async () => {
    const { status, body } = await responseTo(map, 'application/json', '/stock')
    expect(status).toBe(409)
    expect(JSON.parse(body)).toEqual({ sorry: new Conflict().definition.explanation })
    expect((await responseTo(map, 'text/html', '/stock')).body).toContain(
      '<title>409 Conflict</title>'
    )
  })

  test('a problem type is preferred to a status, and a status to its class', async () => {
    const layers: FormatterChoice = {
      '4xx': page('class'),
      409: page('status'),
      'https://shop.example/out-of-stock': page('type'),
    }
    expect((await responseTo(layers, 'text/html')).body).toBe('class')
    expect((await responseTo(layers, 'text/html', '/stock')).body).toBe('type')
    const { 'https://shop.example/out-of-stock': _, ...others } = layers
    expect((await responseTo(others, 'text/html', '/stock')).body).toBe('status')
  })

  test('the formatters for one status and type are not used for another', async () => {
    const type = 'https://shop.example/out-of-stock'
    const formatters: FormatterChoice = {
      '4xx': page('class'),
      409: page('status'),
      410: page('other'),
      [type]: page('type'),
    }
    const errors = {
      class: new NotFound(),
      status: new Conflict(),
      other: new Gone(),
      type: new Conflict({ type }),
    }
    const app = httpErrors(new Hono(), { ...quiet, formatters })
    for (const [name, error] of Object.entries(errors)) {
      app.get(`/${name}`, () => {
        throw error
      })
    }
    // Twice and to and fro: each comes after each of the others.
    const names = Object.keys(errors)
    for (const name of [...names, ...names.toReversed(), ...names]) {
      const response = await app.request(`/${name}`, { headers: { Accept: 'text/html' } })
      expect(await response.text()).toBe(name)
    }
  })

  test('a formatter of a new media type is added for its key, and Vary is sent only there', async () => {
    const formatters: FormatterChoice = { default: [problemJsonFormatter()], 404: page('lost') }
    expect(await responseTo(formatters, 'text/html')).toMatchObject({
      body: 'lost',
      vary: 'Accept',
    })
    expect(await responseTo(formatters, 'text/html', '/500')).toMatchObject({
      type: 'application/problem+json',
      vary: null,
    })
  })

  test('a key whose value is undefined is ignored', async () => {
    const formatters: FormatterChoice = {
      default: [textFormatter()],
      404: undefined,
      '4xx': page('class'),
    }
    expect((await responseTo(formatters, 'text/html')).body).toBe('class')
  })

  test('only the fields of the formatter that was used are sent', async () => {
    const formatters: FormatterChoice = {
      default: [problemJsonFormatter(), htmlFormatter()],
      404: page('lost'),
    }
    const lost = await responseTo(formatters, 'text/html')
    expect(lost.headers.has('content-security-policy')).toBe(false)
    const broken = await responseTo(formatters, 'text/html', '/500')
    expect(broken.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test.each([
    [{ 200: textFormatter() }, "Option 'formatters' has the key '200'"],
    [{ 1404: textFormatter() }, "Option 'formatters' has the key '1404'"],
    [{ '404x': textFormatter() }, "Option 'formatters' has the key '404x'"],
    [{ 44: textFormatter() }, "Option 'formatters' has the key '44'"],
    [{ '4XX': textFormatter() }, "Option 'formatters' has the key '4XX'"],
    [{ defualt: textFormatter() }, "Option 'formatters' has the key 'defualt'"],
    [{ 'not a uri:': textFormatter() }, "Option 'formatters' has the key 'not a uri:'"],
    [
      { 404: {} },
      "Option 'formatters['404']' must be a formatter or an array of them; received an object",
    ],
    [
      { 404: [] },
      "Option 'formatters['404']' must be a formatter or an array of them; received an empty",
    ],
    [{ default: {} }, "Option 'formatters.default' must be a formatter or an array of them"],
    [[], "Option 'formatters' must be a formatter or an array of them"],
    [
      [{ ...textFormatter(), fields: { Date: 'now' } }],
      "Option 'formatters[0].fields' must not set 'Date'",
    ],
    ['html', "Option 'formatters' must be a formatter or an array of them"],
    [null, "Option 'formatters' must be a formatter or an array of them"],
  ])('httpErrors() throws a TypeError for the formatters %j', (formatters, message) => {
    const wrap = () => httpErrors(new Hono(), { formatters: formatters as FormatterChoice })
    expect(wrap).toThrow(TypeError)
    expect(wrap).toThrow(message)
  })
})

describe('a function that chooses formatters', () => {
  test('the function gets the problem and the context', async () => {
    const choice: FormatterChoice = (problem, c) =>
      c?.req.path.startsWith('/4') ? jsonFormatter(() => [problem.status]) : [textFormatter()]
    expect(await responseTo(choice, '*/*')).toMatchObject({ body: '[404]', vary: null })
    expect(await responseTo(choice, '*/*', '/500')).toMatchObject({
      type: 'text/plain; charset=utf-8',
    })
  })

  test('the built-in formatters are used if the function returns undefined, and nothing more is reported', async () => {
    const reported: unknown[] = []
    const report: Report = (error) => void reported.push(error)
    const app = httpErrors(new Hono(), { report, formatters: () => undefined })
    const thrown = new NotFound()
    app.get('/', () => {
      throw thrown
    })
    const response = await app.request('/', { headers: { Accept: 'text/html' } })
    expect(await response.text()).toContain('<title>404 Not Found</title>')
    expect(reported).toEqual([thrown])
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('choice failed')
      },
    ],
    ['returns rubbish', () => ['html']],
    ['rejects', () => Promise.reject(new Error('choice failed'))],
    ['returns nothing to choose from', () => []],
    [
      'returns a formatter whose fields break',
      () => ({ ...textFormatter(), fields: { 'X-A': 'a\nb' } }),
    ],
  ])(
    'the built-in formatters are used if the function %s, and the failure is reported',
    async (_, choice) => {
      const reported: unknown[] = []
      const app = httpErrors(new Hono(), {
        formatters: choice as FormatterChoice,
        report: (error) => void reported.push(error),
      })
      const thrown = new NotFound('No book has that id.')
      app.get('/', () => {
        throw thrown
      })
      const response = await app.request('/')
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ status: 404, detail: 'No book has that id.' })
      expect(reported).toEqual([thrown, expect.any(Error)])
    }
  )
})

describe('the fields of a formatter', () => {
  const fields = {
    'WWW-Authenticate': 'X',
    'Set-Cookie': 'a=1',
    Link: '</s.css>; rel="preload"',
    'Cache-Control': 'public, max-age=60',
    'Retry-After': '1',
    Vary: 'Cookie',
    'X-Form': 'json',
  }
  const formatters = [{ ...problemJsonFormatter(), fields }]

  const headersOf = async (error: Error): Promise<Headers> => {
    const app = httpErrors(new Hono(), { ...quiet, formatters }).get('/', () => {
      throw error
    })
    return (await app.request('/')).headers
  }

  test('a field of the error replaces that of the formatter', async () => {
    const limited = await headersOf(new TooManyRequests({ retryAfter: 30 }))
    expect(limited.get('cache-control')).toBe('no-store')
    expect(limited.get('retry-after')).toBe('30')
    expect(limited.get('x-form')).toBe('json')
    const challenges = [{ scheme: 'Negotiate' }] as const
    expect((await headersOf(new Unauthorized({ challenges }))).get('www-authenticate')).toBe(
      'Negotiate'
    )
  })

  test('Link, Vary and Set-Cookie of the formatter are added to those of the error', async () => {
    const headers = await headersOf(
      new UnavailableForLegalReasons({
        blockedBy: 'https://isp.example/',
        headers: { Vary: 'Origin', 'Set-Cookie': 'own=1' },
      })
    )
    expect(headers.get('link')).toBe(
      '<https://isp.example/>; rel="blocked-by", </s.css>; rel="preload"'
    )
    expect(headers.get('vary')).toBe('Origin, Cookie')
    expect(headers.getSetCookie()).toEqual(['own=1', 'a=1'])
  })

  test('a list field of the formatter is sent once if the error has none', async () => {
    const headers = await headersOf(new TooManyRequests({ retryAfter: 30 }))
    expect(headers.get('link')).toBe('</s.css>; rel="preload"')
    expect(headers.get('vary')).toBe('Cookie')
    expect(headers.getSetCookie()).toEqual(['a=1'])
    expect(headers.has('content-language')).toBe(false)
  })
})
