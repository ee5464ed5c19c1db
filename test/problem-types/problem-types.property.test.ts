/** Properties of declared problem types, over arbitrary members, schemas and options. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineProblem, Forbidden, toProblem, type HttpError } from '../../src/index.ts'
import { reservedMembers } from '../../src/errors/problem-members.ts'
import { commonOptions } from '../../src/errors/error-init.ts'
import { nameOfType } from '../../src/problem-types/problem-definition.ts'
import type { StandardSchema } from '../../src/untrusted/standard-schema.ts'
import { thrown } from '../support/arbitrary-thrown.ts'
import { respondTo } from '../support/respond-to.ts'

const optionNames = new Set([
  ...reservedMembers,
  ...commonOptions,
  'challenges',
  'applied',
  '__proto__',
])
const memberName = fc.string({ minLength: 1 }).filter((name) => !optionNames.has(name))
/** Members as JSON carries them: -0 becomes 0. A name that would change a prototype is not sent. */
const members = fc
  .dictionary(memberName, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 })
  .filter((each) => !JSON.stringify(each).includes('"__proto__"'))
  .map((each) => JSON.parse(JSON.stringify(each)) as Record<string, unknown>)

const definition = { type: 'https://api.example.com/problems/any', title: 'Any.' }
const Any = defineProblem(Forbidden, {
  ...definition,
  extensions: z.record(z.string(), z.unknown()) as unknown as StandardSchema<object, object>,
}) as unknown as { new (init: object): HttpError; from(init: object): HttpError }

test('Arbitrary members are sent as they are, beside the standard members', async () => {
  await fc.assert(
    fc.asyncProperty(members, async (init) => {
      const { response, body } = await respondTo(new Any(init), {})
      const { type, title, status, detail, condition, ...others } = JSON.parse(body)
      expect(response.status).toBe(403)
      expect({ type, title, status }).toEqual({ ...definition, status: 403 })
      expect([typeof detail, typeof condition]).toEqual(['string', 'string'])
      expect(others).toEqual(init)
    }),
    { numRuns: 200 }
  )
})

test('Members that were sent and read again by from() are equal, and so are they when sent again', () => {
  fc.assert(
    fc.property(members, fc.string(), (init, detail) => {
      const sent = JSON.parse(JSON.stringify(new Any({ ...init, detail })))
      const { type: _type, title: _title, status: _status, ...received } = sent
      const restored = Any.from(received)
      expect(restored.extensions).toEqual(init)
      expect(JSON.parse(JSON.stringify(restored))).toEqual(sent)
    })
  )
})

test('Whatever a schema returns or throws, the error has its status, type and title', async () => {
  await fc.assert(
    fc.asyncProperty(thrown, fc.boolean(), members, async (value, throws, init) => {
      const validate = (): unknown => {
        if (throws) throw value
        return { value }
      }
      const extensions = { '~standard': { validate } } as StandardSchema<object, object>
      const Class = defineProblem(Forbidden, { ...definition, extensions }) as unknown as typeof Any
      const { response, body, reported } = await respondTo(new Class(init), {})
      expect(response.status).toBe(403)
      expect(JSON.parse(body)).toMatchObject({ ...definition, status: 403 })
      expect(reported.length).toBeGreaterThan(0)
      if (throws) expect(reported).toHaveLength(2)
    }),
    { numRuns: 300 }
  )
})

test('Whatever a row of a database has besides, only the members of the schema are sent', () => {
  const Row = defineProblem(Forbidden, {
    ...definition,
    extensions: z.object({ id: z.string() }),
  }) as unknown as typeof Any
  fc.assert(
    fc.property(members, fc.string(), (row, id) => {
      const problem = toProblem(new Row({ ...row, id }))
      const names = ['type', 'title', 'status', 'detail', 'condition', 'id']
      expect(Object.keys(problem)).toEqual(names)
      expect(problem['id']).toBe(id)
    })
  )
})

test('The name that is made of any type is an identifier with a capital letter', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (type) => {
      expect(nameOfType(type)).toMatch(/^[A-Z][A-Za-z0-9]*$/)
      expect(defineProblem(Forbidden, { type, title: 'x' }).definition.name).toBe(nameOfType(type))
    })
  )
})
