import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frameworks, ours } from './frameworks.ts'
import { checkFramework, guideFile } from './table.ts'

const guide = readFileSync(guideFile, 'utf8')

/** Node answers these requests before any framework receives them. */
const ofNode = [
  'MUST DATE-SEND below',
  'MUST NEVER-STORE below',
  'MUST REQUEST-URI-414 below',
  'SHOULD E4XX-EXPLAIN below',
  'SHOULD REQUEST-METHOD-501 below',
]
/** These ones reach the framework. */
const ofAll = ['MUST HOST-REPEATED', 'SHOULD REQUEST-TE-UNKNOWN']

const faults: Readonly<Record<string, readonly string[]>> = {
  Hono: ['SHOULD CL-SEND below'],
  Express: ['MUST HEAD-CL-EQUAL', 'MUST HOST-INVALID', 'SHOULD CL-SEND below'],
  Fastify: [
    'MUST HEAD-CL-EQUAL',
    'MUST HOST-INVALID',
    'MUST INTERIM-IS-1XX',
    'MUST STATUS-FINAL',
    'MUST WIRE-EXTRA',
    'SHOULD CLOSE-ECHO below',
  ],
  Koa: ['MUST HOST-INVALID', 'SHOULD CL-SEND below', 'SHOULD HEAD-SAME-FIELDS'],
}

describe('The kit finds the known faults', () => {
  test.each(frameworks.map((framework) => [framework.name, framework] as const))(
    'The kit finds the known faults of %s, and the guide has the same ones.',
    async (name, framework) => {
      const { findings, unanswered } = await checkFramework(framework)
      const found = findings.map(({ level, rule, belowApp }) =>
        [level, rule, ...(belowApp ? ['below'] : [])].join(' ')
      )
      expect(unanswered).toEqual([])
      expect(found.toSorted()).toEqual([...ofNode, ...ofAll, ...(faults[name] ?? [])].toSorted())
      const missing = findings.filter(({ rule }) => !guide.includes(`${rule} (`))
      expect(missing).toEqual([])
    }
  )
})

test('The kit finds nothing in this library behind hono-http-errors/node.', async () => {
  const { findings, unanswered, exchanges } = await checkFramework(ours)
  expect([findings, unanswered]).toEqual([[], []])
  expect(exchanges).toBeGreaterThan(100)
})
