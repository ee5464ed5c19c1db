/** Classes, factories and promises that were passed on as they are. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  assert,
  fromBoom,
  fromMalformedBody,
  fromNetwork,
  instanceFromRequestId,
  problemJsonFormatter,
  textFormatter,
  ensure,
  fromStatusProperty,
  htmlFormatter,
  httpErrors,
  jsonFormatter,
  createLocalizer,
  NotFound,
  requireContentType,
  fromTimeout,
  instanceFromTraceparent,
  fromUpstream,
  fromValidation,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { startHttp1 } from '../support/server.ts'

class BookMissing extends NotFound {}

describe('A class without `new`', () => {
  test.each<[string, () => unknown, string]>([
    [
      'thrown',
      () => {
        throw NotFound
      },
      'NotFound',
    ],
    [
      'thrown late',
      async () => {
        throw NotFound
      },
      'NotFound',
    ],
    [
      'of the app thrown',
      () => {
        throw BookMissing
      },
      'BookMissing',
    ],
    ['returned', () => NotFound, 'NotFound'],
    ['returned late', async () => NotFound, 'NotFound'],
  ])('%s is a 500, and the report says what to write', async (_, handler, name) => {
    const reported: unknown[] = []
    const app = httpErrors(new Hono(), { report: (error) => void reported.push(error) })
    app.get('/', handler as () => Response)
    const server = await startHttp1(app)
    const response = await fetch(`http://127.0.0.1:${server.port}/`)
    await server.close()
    expect(response.status).toBe(500)
    expect(reported).toEqual([
      new TypeError(`${name} was thrown or returned without \`new\`: write throw new ${name}().`),
    ])
  })
})

describe('A factory that was not called', () => {
  const at = (options: object) => () => httpErrors(new Hono(), options as HttpErrorsOptions)
  test.each<[string, object, string, string]>([
    ['html', { formatters: [htmlFormatter] }, 'formatters[0]', 'htmlFormatter()'],
    ['json', { formatters: [jsonFormatter] }, 'formatters[0]', 'jsonFormatter()'],
    ['json alone', { formatters: jsonFormatter }, 'formatters', 'jsonFormatter()'],
    [
      'html in a map',
      { formatters: { 404: htmlFormatter } },
      "formatters['404'][0]",
      'htmlFormatter()',
    ],
    ['upstream', { recognizers: [fromUpstream] }, 'recognizers[0]', 'fromUpstream()'],
    ['timeouts', { recognizers: [fromTimeout] }, 'recognizers[0]', 'fromTimeout()'],
    ['validation', { recognizers: [fromValidation] }, 'recognizers[0]', 'fromValidation()'],
    [
      'fromStatusProperty',
      { recognizers: [fromStatusProperty] },
      'recognizers[0]',
      'fromStatusProperty({ trust: [ShopError] })',
    ],
    [
      'problemJsonFormatter',
      { formatters: [problemJsonFormatter] },
      'formatters[0]',
      'problemJsonFormatter()',
    ],
    ['textFormatter', { formatters: [textFormatter] }, 'formatters[0]', 'textFormatter()'],
    ['fromBoom', { recognizers: [fromBoom] }, 'recognizers[0]', 'fromBoom()'],
    ['fromNetwork', { recognizers: [fromNetwork] }, 'recognizers[0]', 'fromNetwork()'],
    [
      'fromMalformedBody',
      { recognizers: [fromMalformedBody] },
      'recognizers[0]',
      'fromMalformedBody()',
    ],
    [
      'instanceFromRequestId',
      { instance: instanceFromRequestId },
      'instance',
      'instanceFromRequestId()',
    ],
    ['createLocalizer', { localize: createLocalizer }, 'localize', 'createLocalizer([en])'],
    [
      'traceparentInstance',
      { instance: instanceFromTraceparent },
      'instance',
      'instanceFromTraceparent()',
    ],
  ])('is refused where the app is wrapped: %s', (_, options, option, call) => {
    expect(at(options)).toThrow(TypeError)
    expect(at(options)).toThrow(`Option '${option}' received the function`)
    expect(at(options)).toThrow(`write ${call}.`)
  })

  test('is refused at the first request where it is middleware', async () => {
    const reported: unknown[] = []
    const app = httpErrors(new Hono(), { report: (error) => void reported.push(String(error)) })
    app.use(requireContentType as never)
    app.get('/', (c) => c.text('x'))
    expect((await app.request('/')).status).toBe(500)
    expect(reported).toEqual([expect.stringMatching(/requireContentType.*without being called/)])
  })
})

describe('Options of the app and of factories', () => {
  test.each<[() => unknown, string]>([
    [
      () => httpErrors(new Hono(), { formater: [] } as never),
      `Unknown option 'formater' of httpErrors(): did you mean 'formatters'?`,
    ],
    [() => httpErrors(new Hono(), { challenge: [] } as never), `did you mean 'challenges'?`],
    [
      () => htmlFormatter({ nam: 'x' } as never),
      `Unknown option 'nam' of htmlFormatter(): did you mean 'name'?`,
    ],
    [
      () => htmlFormatter({ home: { href: '/', text: 'x' } } as never),
      `Unknown option 'text' of 'home' of htmlFormatter()`,
    ],
    [() => htmlFormatter({ texts: { retri: 'x' } } as never), `did you mean 'retry'?`],
    [
      () => htmlFormatter({ texts: { about: 7 } } as never),
      `Option 'texts.about' must be a string; received a number (7).`,
    ],
    [() => htmlFormatter({ background: { ligth: '#fff' } } as never), `did you mean 'light'?`],
    [() => jsonFormatter((problem) => problem, { prety: true } as never), `did you mean 'pretty'?`],
    [() => fromUpstream({ proxystatus: 'x' } as never), `did you mean 'proxyStatus'?`],
    [() => fromTimeout({ retryafter: 3 } as never), `did you mean 'retryAfter'?`],
    [() => fromTimeout({ retryAfter: 3 } as never), `needs the option status: 503`],
    [() => fromValidation({ stauts: 400 } as never), `did you mean 'status'?`],
    [() => fromStatusProperty({ trusts: [] } as never), `did you mean 'trust'?`],
  ])('are refused where they are unknown: %#', (make, message) => {
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
  })
})

describe('ensure and assert', () => {
  test('refuse a promise, whose rejection then ends no process', () => {
    for (const promise of [Promise.resolve(null), Promise.reject(new Error('x'))]) {
      expect(() => ensure(promise as never, NotFound)).toThrow(
        /^ensure\(\) received a Promise.*await it/
      )
      expect(() => assert(promise as never, NotFound)).toThrow(
        /^assert\(\) received a Promise.*await it/
      )
    }
    expect(() => ensure({ then: () => {} } as never, NotFound)).toThrow(TypeError)
    expect(ensure({ then: 'a word' } as never, NotFound)).toEqual({ then: 'a word' })
  })

  test.each([404, new NotFound(), () => new NotFound(), Error, undefined])(
    'refuse %s in the place of the class, also while nothing is missing',
    (errorClass) => {
      expect(() => ensure('x', errorClass as never)).toThrow(/takes a class such as NotFound/)
      expect(() => assert(true, errorClass as never)).toThrow(/takes a class such as NotFound/)
    }
  )
})
