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

describe('a class without `new`', () => {
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
  ])(
    'a class without `new` that is %s becomes a 500, and the report names the correction',
    async (_, handler, name) => {
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
    }
  )
})

describe('a factory that was not called', () => {
  const at = (options: object) => () => httpErrors(new Hono(), options as HttpErrorsOptions)
  test.each<[string, object, string, string]>([
    ['html', { formatters: [htmlFormatter] }, 'formatters[0]', 'htmlFormatter()'],
    ['json', { formatters: [jsonFormatter] }, 'formatters[0]', 'jsonFormatter()'],
    ['json alone', { formatters: jsonFormatter }, 'formatters', 'jsonFormatter()'],
    [
      'html in a map',
      { formatters: { 404: htmlFormatter } },
      "formatters['404']",
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
  ])(
    'httpErrors refuses a factory that was not called, and names the call: %s',
    (_, options, option, call) => {
      expect(at(options)).toThrow(TypeError)
      expect(at(options)).toThrow(`Option '${option}' received the function`)
      expect(at(options)).toThrow(`write ${call}.`)
    }
  )

  test('a factory of middleware that was not called becomes a reported 500 at the first request', async () => {
    const reported: unknown[] = []
    const app = httpErrors(new Hono(), { report: (error) => void reported.push(String(error)) })
    app.use(requireContentType as never)
    app.get('/', (c) => c.text('x'))
    expect((await app.request('/')).status).toBe(500)
    expect(reported).toEqual([expect.stringMatching(/requireContentType.*without being called/)])
  })
})

describe('unknown options', () => {
  const wrong: readonly (readonly [make: () => unknown, message: string])[] = [
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
      `Option 'texts.about' must be a string; received 7.`,
    ],
    [() => htmlFormatter({ background: { ligth: '#fff' } } as never), `did you mean 'light'?`],
    [() => jsonFormatter((problem) => problem, { prety: true } as never), `did you mean 'pretty'?`],
    [() => fromUpstream({ proxystatus: 'x' } as never), `did you mean 'proxyStatus'?`],
    [() => fromTimeout({ retryafter: 3 } as never), `did you mean 'retryAfter'?`],
    [() => fromTimeout({ retryAfter: 3 } as never), `needs the option status: 503`],
    [() => fromValidation({ stauts: 400 } as never), `did you mean 'status'?`],
    [() => fromStatusProperty({ trusts: [] } as never), `did you mean 'trust'?`],
  ]

  test.each(wrong.map(([make, message]) => [message, make] as const))(
    'a wrong option is refused with a hint: %s',
    (message, make) => {
      expect(make).toThrow(TypeError)
      expect(make).toThrow(message)
    }
  )
})

describe('ensure and assert', () => {
  test('ensure and assert refuse a promise, and its rejection ends no process', () => {
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
    'ensure and assert refuse %s in the place of the class, also if nothing is missing',
    (errorClass) => {
      expect(() => ensure('x', errorClass as never)).toThrow(/must be a class such as NotFound/)
      expect(() => assert(true, errorClass as never)).toThrow(/must be a class such as NotFound/)
    }
  )
})
