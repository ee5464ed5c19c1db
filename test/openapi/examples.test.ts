/** The examples of documents, beside what a server sends. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import {
  BadRequest,
  defineHttpError,
  defineProblem,
  Forbidden,
  httpErrors,
  InvalidRequest,
  ServiceUnavailable,
  ValidationFailed,
  type HttpError,
} from '../../src/index.ts'
import { errorResponses } from '../../src/openapi/index.ts'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'
import { startHttp1 } from '../support/server.ts'
import { BadRange, Closed, declared, OutOfCredit, QuotaExceeded, table } from './problem-types.ts'

/** A class that the tests construct with whatever its status requires. */
type Constructor = new (options: object) => HttpError

const challenges = [{ scheme: 'Bearer', params: { realm: 'api' } }]
/** The options that statuses require: what the examples of a document have as well. */
const required: Readonly<Record<number, object>> = {
  401: { challenges },
  405: { allow: ['GET', 'HEAD'] },
  407: { challenges },
  426: { upgrade: ['HTTP/2.0'] },
}
const all = [...table, ...declared, ValidationFailed, InvalidRequest] as readonly (AnyErrorClass & {
  readonly definition: { readonly example?: object }
})[]

/** The response of a server to a request whose handler throws an error of the class. */
async function responseTo(errorClass: (typeof all)[number]) {
  const options = { ...required[errorClass.status], ...errorClass.definition.example }
  const app = httpErrors(new Hono(), { report: false }).get('/', () => {
    throw new (errorClass as unknown as Constructor)(options)
  })
  const server = await startHttp1(app)
  try {
    return await exchangeHttp1(server.port, {
      method: 'GET',
      version: '1.1',
      fields: [['Accept', 'application/problem+json']],
    })
  } finally {
    await server.close()
  }
}

/** The only response of a class, and the name of its component. */
function documented(errorClass: AnyErrorClass) {
  const [response] = Object.values(errorResponses(errorClass))
  if (response === undefined) throw new Error('There is no response.')
  const { examples } = response.content['application/problem+json']
  const [name = ''] = Object.keys(examples)
  return { ...response, name, problem: examples[name]?.value }
}

describe('the example of a class', () => {
  test.each(all.map((errorClass) => [documented(errorClass).name, errorClass] as const))(
    'The example of %s is byte for byte what a server sends',
    async (name, errorClass) => {
      const { problem, headers = {} } = documented(errorClass)
      const response = await responseTo(errorClass)
      expect(response.body.toString()).toBe(JSON.stringify(problem))
      expect(response.status).toBe(errorClass.status)
      for (const [field, header] of Object.entries(headers)) {
        const example = header.examples?.[name]?.value
        expect([field, response.field(field)]).toEqual([field, example])
        expect(header.required && example === undefined).toBe(false)
      }
    }
  )

  test('The names of the examples are those of all 40 statuses and of the problem types', () => {
    const names = all.map((errorClass) => documented(errorClass).name)
    expect(new Set(names).size).toBe(40 + declared.length + 2)
  })
})

describe('the headers', () => {
  const headersOf = (errorClass: AnyErrorClass) => documented(errorClass).headers

  test('A field that the status must send is required, and has the value of the example', () => {
    expect(headersOf(Closed)).toEqual({
      Allow: {
        description: 'The methods that the resource supports (RFC 9110 §10.2.1).',
        required: true,
        schema: { type: 'string' },
        examples: { Closed: { value: 'GET, HEAD' } },
      },
    })
  })

  test('A field that the status may send is optional, with a typical value where the example has none', () => {
    expect(headersOf(ServiceUnavailable)?.['Retry-After']).toMatchObject({
      required: false,
      example: '30',
    })
    expect(headersOf(QuotaExceeded)?.['Retry-After']).toMatchObject({
      required: false,
      examples: { QuotaExceeded: { value: '3600' } },
    })
  })

  test('A field that all responses with the status have is documented with its value', () => {
    expect(headersOf(QuotaExceeded)?.['Cache-Control']).toMatchObject({
      required: true,
      schema: { type: 'string', const: 'no-store' },
    })
  })

  test('Connection is in no document, as HTTP/2 does not have it', () => {
    const fields = table.flatMap((errorClass) => Object.keys(headersOf(errorClass) ?? {}))
    expect(fields).not.toContain('Connection')
    expect([...new Set(fields)].toSorted()).toEqual([
      'Accept',
      'Accept-Encoding',
      'Accept-Patch',
      'Accept-Post',
      'Allow',
      'Cache-Control',
      'Content-Range',
      'ETag',
      'Link',
      'Proxy-Authenticate',
      'Retry-After',
      'Upgrade',
      'WWW-Authenticate',
    ])
  })

  test('A field is required only if all problems of the status require it', () => {
    const Bare = defineHttpError(401, 'Unknown Person', 'none', 'unknown', 'Sign in.')
    const [unauthorized] = table.filter(({ status }) => status === 401)
    const both = errorResponses(Bare, unauthorized as typeof Bare)[401]
    expect(both.headers?.['WWW-Authenticate']?.required).toBe(false)
    expect(errorResponses(unauthorized as typeof Bare)[401].headers).toMatchObject({
      'WWW-Authenticate': { required: true },
    })
  })
})

describe('the example', () => {
  test('Options in the example of a problem type are in its fields', () => {
    const Scoped = defineProblem(Forbidden, {
      type: '/problems/scope',
      title: 'The scope is missing.',
      example: { challenges: [{ scheme: 'Bearer', params: { scope: 'admin' } }] },
    })
    expect(documented(Scoped).headers?.['WWW-Authenticate']?.examples).toEqual({
      Scope: { value: 'Bearer scope="admin"' },
    })
  })

  test('Each call returns copies, so that a change of one document is in no other', () => {
    const [first, second] = [errorResponses(OutOfCredit)[403], errorResponses(OutOfCredit)[403]]
    Object.assign(first.content['application/problem+json'].examples, { OutOfCredit: 'changed' })
    first.headers = {}
    expect(second.content['application/problem+json'].examples['OutOfCredit']?.value).toMatchObject(
      { balance: 30 }
    )
    expect(Object.keys(second.headers ?? {})).toEqual(['WWW-Authenticate'])
  })

  test('A class of a status and problem types of the same status have an example each', () => {
    const { content, description } = errorResponses(BadRange, BadRequest)[400]
    expect(Object.keys(content['application/problem+json'].examples)).toEqual([
      'BadRange',
      'BadRequest',
    ])
    expect(description).toBe('- The range has no days.\n- Bad Request')
  })
})
