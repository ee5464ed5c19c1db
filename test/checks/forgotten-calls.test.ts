/** Classes, factories and promises that were passed on as they are. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import {
  assert,
  ensure,
  fromStatusProperty,
  html,
  httpErrors,
  json,
  localizeIn,
  NotFound,
  requireContentType,
  timeouts,
  traceparentInstance,
  upstream,
  validation,
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
    ['html', { formatters: [html] }, 'formatters[0]', 'html()'],
    ['json', { formatters: [json] }, 'formatters[0]', 'json()'],
    ['json alone', { formatters: json }, 'formatters', 'json()'],
    ['html in a map', { formatters: { 404: html } }, "formatters['404'][0]", 'html()'],
    ['upstream', { recognizers: [upstream] }, 'recognizers[0]', 'upstream()'],
    ['timeouts', { recognizers: [timeouts] }, 'recognizers[0]', 'timeouts()'],
    ['validation', { recognizers: [validation] }, 'recognizers[0]', 'validation()'],
    [
      'fromStatusProperty',
      { recognizers: [fromStatusProperty] },
      'recognizers[0]',
      'fromStatusProperty({ trust: [ShopError] })',
    ],
    ['localizeIn', { localize: localizeIn }, 'localize', 'localizeIn([en])'],
    ['traceparentInstance', { instance: traceparentInstance }, 'instance', 'traceparentInstance()'],
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
    [() => html({ nam: 'x' } as never), `Unknown option 'nam' of html(): did you mean 'name'?`],
    [
      () => html({ home: { href: '/', text: 'x' } } as never),
      `Unknown option 'text' of 'home' of html()`,
    ],
    [() => html({ words: { retri: 'x' } } as never), `did you mean 'retry'?`],
    [
      () => html({ words: { about: 7 } } as never),
      `Option 'words.about' must be a string; received a number (7).`,
    ],
    [() => html({ background: { ligth: '#fff' } } as never), `did you mean 'light'?`],
    [() => json((problem) => problem, { prety: true } as never), `did you mean 'pretty'?`],
    [() => upstream({ proxystatus: 'x' } as never), `did you mean 'proxyStatus'?`],
    [() => timeouts({ retryafter: 3 } as never), `did you mean 'retryAfter'?`],
    [() => timeouts({ retryAfter: 3 } as never), `needs the option status: 503`],
    [() => validation({ stauts: 400 } as never), `did you mean 'status'?`],
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
