/** Errors that a server throws and a client catches: every class of the table, and arbitrary declared types. */
import fc from 'fast-check'
import { Hono } from 'hono'
import type { RestorableClass } from '../../src/client/index.ts'
import * as errors from '../../src/errors/errors.ts'
import type { HttpError } from '../../src/errors/http-error.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { httpErrors } from '../../src/presets/full.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import { everyError } from '../support/every-error.ts'

/** The error of a round trip, and the classes that the client passes. */
export interface RoundTrip {
  readonly error: HttpError
  readonly classes: readonly RestorableClass[]
}

/** The media types that a client reads. */
export const mediaTypes = ['application/problem+json', 'application/json', 'text/html'] as const

/** An app that throws the error that `next` returns. */
export function throwingApp(next: () => unknown) {
  return httpErrors(new Hono(), {
    report: false,
    formatters: [problemJsonFormatter(), jsonFormatter(), htmlFormatter({ embed: true })],
  }).get('/thrown', (c) => {
    const error = next()
    if (error !== undefined) throw error
    return c.json({}, 200)
  })
}

/** A schema that accepts every object, as it was sent. */
const anything: StandardSchema<{}, {}> = {
  '~standard': { validate: (value: unknown) => ({ value }) },
}

const notMembers =
  /^(type|title|status|detail|instance|condition|applied|toJSON|__proto__|available|supported|field|login|precondition)$/

/** Names that are options of errors, which are members of the table's errors and of no declared type. */
const options =
  /^(message|headers|cause|expose|extensions|isForeign|retryAfter|challenges|allow|stack|arrayBuffer)$/

const memberName = fc
  .oneof(fc.string(), fc.constantFrom('errors', 'constructor', '</script>', 'ä', '🙂', 'cause'))
  .filter((name) => !notMembers.test(name))

/** As JSON has it after it was sent: without `-0` and `__proto__`. */
const jsonValue = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto')) as unknown)

const members = fc.dictionary(memberName, jsonValue, { maxKeys: 5 })

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
  .filter((value) => value.trim() !== '')

const common = fc.record(
  {
    detail: text,
    instance: fc.constantFrom('/requests/1', 'urn:uuid:9f8c1b1e-0000-4000-8000-000000000000'),
    condition: fc.constantFrom('temporary' as const, 'permanent' as const, 'unknown' as const),
    applied: fc.boolean(),
  },
  { requiredKeys: [] }
)

const bases = [errors.Forbidden, errors.Conflict, errors.Gone, errors.InternalServerError] as const

const typeUri = fc
  .tuple(
    fc.constantFrom(
      'https://api.example.com/problems/',
      '/problems/',
      'urn:problem:',
      'tag:x,2026:'
    ),
    fc.stringMatching(/^[a-zA-Z0-9._~-]{1,20}$/)
  )
  .map((parts) => parts.join(''))

const declared = fc
  .record({ base: fc.constantFrom(...bases), type: typeUri, title: text, members, common })
  .map(({ base, type, title, members, common }): RoundTrip => {
    const Class = defineProblem(base as typeof errors.Conflict, {
      type,
      title,
      extensions: anything,
    })
    const names = Object.keys(members).filter((name) => !options.test(name))
    const extensions = Object.fromEntries(names.map((name) => [name, members[name]]))
    return {
      error: Class.from({ ...extensions, ...common }),
      classes: [...Object.values(errors), Class],
    }
  })

/** `fetch` itself makes a network error of a 407 (Fetch §4.5): no origin server sends one. */
const { ProxyAuthenticationRequired: _hidden, ...visible } = everyError

/** One error of each class that a client can see. */
export const visibleErrors: typeof everyError = visible

const ofTable = fc
  .record({ make: fc.constantFrom(...Object.values(visible)), members, common })
  .map(({ make, members, common }): RoundTrip => {
    const made = make()
    const { constructor, headers } = made
    const Class = constructor as unknown as typeof errors.Conflict
    const extensions = Object.keys(members).length === 0 ? {} : { extensions: members }
    return {
      error: Class.from({ ...made.members, headers, ...common, ...extensions }),
      classes: Object.values(errors),
    }
  })

/** An error to throw. */
export const roundTrips: fc.Arbitrary<RoundTrip> = fc.oneof(declared, ofTable)
