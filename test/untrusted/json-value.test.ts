/** Copies of application data. */
import { expect, test } from 'vitest'
import { Conflict, toProblem } from '../../src/index.ts'

test('an extension that is a graph is copied to at most 5 MB of JSON', () => {
  const nodes: { index: number; friends: unknown[] }[] = Array.from({ length: 12 }, (_, index) => ({
    index,
    friends: [],
  }))
  for (const node of nodes) node.friends = nodes.filter((other) => other !== node)
  const text = JSON.stringify(toProblem(new Conflict({ extensions: { me: nodes[0] } })))
  expect(text.length).toBeLessThan(5_000_000)
  expect(JSON.parse(text)).toMatchObject({ status: 409 })
})
