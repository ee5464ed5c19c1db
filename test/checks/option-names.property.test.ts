/** The name of an option that is wrong: it is in the message once, as it was written. */
import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import {
  fromStatusProperty,
  fromTimeout,
  fromUpstream,
  htmlFormatter,
  httpErrorHandlers,
  httpErrors,
  jsonFormatter,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  PreconditionFailed,
  problemJsonFormatter,
  RangeNotSatisfiable,
  ServiceUnavailable,
  Unauthorized,
  UnsupportedMediaType,
  UpgradeRequired,
  wrapFetch,
} from '../../src/index.ts'
import { fromDatabase } from '../../src/recognizers/database.ts'
import { en } from '../../src/languages/en.ts'
import { createLocalizer } from '../../src/languages/localize.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { defineProblem } from '../../src/problem-types/index.ts'

const fetch = () => new Response()
const definition = { type: '/problems/x', title: 'X.' }
const link = { href: '/', label: 'Shop' }

/** What no option takes. */
class Wrong {
  readonly is = 'a secret'
}

/** What takes options, and for each option the path in the message where its value is wrong. */
const calls: Readonly<Record<string, readonly [call: (options: never) => unknown, paths: string]>> =
  {
    httpErrors: [
      (options) => httpErrors(new Hono(), options),
      'formatters recognizers report reportUnrouted cacheControl typeFor extensions routing instance localize ' +
        'expose stack challenges keepResponse undeclared hookTimeout',
    ],
    routing: [
      (routing) => httpErrors(new Hono(), { routing }),
      'routing.methodNotAllowed routing.options routing.notImplemented',
    ],
    httpErrorHandlers: [httpErrorHandlers, 'app report'],
    wrapFetch: [(options) => wrapFetch(fetch, options), 'typeFor stack'],
    createAdaptorServer: [
      (options) => createAdaptorServer({ fetch, ...(options as object) } as never),
      'fetch',
    ],
    errors: [(errors) => createAdaptorServer({ fetch, errors } as never), 'report formatters'],
    defineProblem: [
      (options) => defineProblem(NotFound, { ...definition, ...(options as object) }),
      'type title name extensions detail description condition example aliases',
    ],
    htmlFormatter: [
      htmlFormatter,
      'name home support accent background language texts embed policy',
    ],
    home: [
      (home) => htmlFormatter({ home: { ...link, ...(home as object) } }),
      'home.href home.label',
    ],
    support: [
      (support) => htmlFormatter({ support: { ...link, ...(support as object) } }),
      'support.href support.label',
    ],
    background: [(background) => htmlFormatter({ background }), 'background.light background.dark'],
    texts: [(texts) => htmlFormatter({ texts }), 'texts.home texts.retry'],
    jsonFormatter: [(options) => jsonFormatter(undefined, options), 'pretty'],
    problemJsonFormatter: [problemJsonFormatter, 'pretty'],
    createLocalizer: [(options) => createLocalizer([en], options), 'choose'],
    fromDatabase: [fromDatabase, 'retryAfter'],
    fromTimeout: [fromTimeout, 'status'],
    fromUpstream: [fromUpstream, 'proxyStatus responses'],
    fromStatusProperty: [fromStatusProperty, 'trust'],
    NotFound: [
      (options) => new NotFound(options),
      'message detail type title instance headers expose condition applied',
    ],
    Unauthorized: [(options) => new Unauthorized(options), 'challenges'],
    challenge: [
      (challenge) =>
        new Unauthorized({ challenges: [{ scheme: 'X', ...(challenge as object) } as never] }),
      'challenges[0].scheme challenges[0].params challenges[0].token68',
    ],
    MethodNotAllowed: [(options) => new MethodNotAllowed(options), 'allow'],
    NotAcceptable: [(options) => new NotAcceptable(options), 'available'],
    available: [
      (entry) => new NotAcceptable({ available: [{ href: '/', ...(entry as object) }] }),
      'available[0].href available[0].type available[0].language available[0].encoding',
    ],
    PreconditionFailed: [(options) => new PreconditionFailed(options), 'etag'],
    RangeNotSatisfiable: [(options) => new RangeNotSatisfiable(options), 'completeLength'],
    ServiceUnavailable: [(options) => new ServiceUnavailable(options), 'retryAfter'],
    UnsupportedMediaType: [
      (options) => new UnsupportedMediaType(options),
      'accept acceptPatch acceptPost acceptEncoding',
    ],
    UpgradeRequired: [(options) => new UpgradeRequired(options), 'upgrade'],
  }

const rows = Object.entries(calls).flatMap(([name, [call, paths]]) =>
  paths.split(' ').map((path) => ({ name, call, path }))
)

const wrong = fc.constantFrom<unknown>(new Wrong(), Symbol('secret'), 7n, new Set([1]))

function messageOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return error.message
    throw error
  }
  return 'nothing was thrown'
}

test('An option with a wrong value is named once, by its path, with what it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rows), wrong, ({ call, path }, value) => {
      const option = path.slice(path.lastIndexOf('.') + 1)
      const message = messageOf(() => call({ [option]: value } as never))
      expect(message.split(`'${path}'`)).toHaveLength(2)
      expect(message).toMatch(/^Option '[^']*'(?: of \w+\(\))? must be /)
      expect(message).toMatch(
        /received (?:a|an) (?:Wrong|symbol|bigint|Set)\.(?: (?:Write|Pass) .*)?$/
      )
      expect(message).not.toContain('secret')
    }),
    { numRuns: 1000 }
  )
})

test('An option that there is not is named once, with where it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rows), ({ call, path }) => {
      const message = messageOf(() => call({ x: 1 } as never))
      const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')))
      expect(message).toMatch(/^Unknown option 'x' of [^:]+: it takes /)
      expect(message.split(':')[0]?.split(`'${parent}'`)).toHaveLength(parent === '' ? 1 : 2)
    }),
    { numRuns: 500 }
  )
})
