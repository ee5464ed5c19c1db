/** A schema that fails changes neither the status nor the type, title, detail and fields of an error. */
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { ContractViolation, defineProblem, HttpError, httpErrors } from '../../src/index.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { hostileSchemas } from './hostile-schemas.ts'
import { everyStatus } from './status-inits.ts'

const names = Object.keys(hostileSchemas)
const reported: { readonly error: unknown; readonly isFailure?: true }[] = []

/** `/plain/403` throws a type without members, `/7/403` the same with the schema at that index. */
const app = httpErrors(new Hono(), {
  report: (error, _c, { isFailure }) => {
    reported.push({ error, ...(isFailure && { isFailure }) })
  },
})
app.get('/:schema/:status', (c) => {
  const { schema, status } = c.req.param()
  const found = everyStatus.find(([each]) => each.status === Number(status))
  if (found === undefined) return c.notFound()
  const [base, options] = found
  const definition = { type: 'https://api.example.com/problems/one', title: 'One.' }
  const headers = { 'x-trace': '1' }
  if (schema === 'plain') {
    const Plain = defineProblem(base, { ...definition, detail: 'What happened.' })
    throw new Plain({ ...options, headers })
  }
  const validate = hostileSchemas[names[Number(schema)] ?? ''] ?? (() => 'no such schema')
  const extensions = { '~standard': { validate } } as StandardSchema<{ id: string }, { id: string }>
  const Hostile = defineProblem(base, { ...definition, detail: 'What happened.', extensions })
  throw new Hostile({ ...options, headers, id: 'secret of the thrower' })
})

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())

async function responseTo(target: string) {
  const { status, fields, body } = await exchangeHttp1(server.port, {
    version: '1.1',
    method: 'GET',
    target,
  })
  const lines = fields.filter(([name]) => name.toLowerCase() !== 'date')
  return { status, lines, body: body.toString() }
}

/** The responses of all statuses, in the order of the table. */
function responsesTo(schema: string) {
  return Promise.all(everyStatus.map(([{ status }]) => responseTo(`/${schema}/${status}`)))
}

const plain = new Map<number, Awaited<ReturnType<typeof responseTo>> | undefined>()
beforeAll(async () => {
  const responses = await responsesTo('plain')
  for (const [index, [{ status }]] of everyStatus.entries()) {
    plain.set(status, responses[index])
  }
})

test('There are more than 40 hostile schemas and 40 statuses', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
  expect(everyStatus.length).toBe(40)
})

test.each(everyStatus.map(([{ status }]) => status))(
  'A %i of a type without members is sent with its status, type, title, detail and field',
  (status) => {
    const { body = '', lines } = plain.get(status) ?? {}
    expect(JSON.parse(body)).toMatchObject({
      type: 'https://api.example.com/problems/one',
      title: 'One.',
      status,
      detail: 'What happened.',
    })
    expect(lines).toContainEqual(['X-Trace', '1'])
  }
)

describe.each(names.map((name, index) => [name, index] as const))(
  'a schema that %s',
  (name, index) => {
    test(`A schema that ${name} leaves all 40 responses byte for byte as without members`, async () => {
      expect(await responsesTo(String(index))).toEqual([...plain.values()])
    })

    test(`A schema that ${name} is reported once, with the error as its cause`, async () => {
      reported.length = 0
      await responseTo(`/${index}/403`)
      const [first, second] = reported
      expect(reported).toHaveLength(2)
      expect(HttpError.is(first?.error)).toBe(true)
      expect(second).toMatchObject({ isFailure: true })
      expect(second?.error).toBeInstanceOf(ContractViolation)
      const violation = second?.error as ContractViolation
      expect(violation.cause).toBe(first?.error)
      expect(violation.issues.length).toBeGreaterThan(0)
      expect(Reflect.get(violation.cause as Error, 'violation')).toBe(violation.issues)
      expect(violation.message).toMatch(/^One was sent without its extension members/)
      expect(violation.message.length).toBeLessThan(12_000)
    })
  }
)
