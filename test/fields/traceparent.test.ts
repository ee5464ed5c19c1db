/** The traceparent field (W3C Trace Context §3.2.2). */
import { expect, test } from 'vitest'
import { traceIdOf } from '../../src/fields/traceparent.ts'

const id = '0af7651916cd43dd8448eb211c80319c'
const parent = 'b7ad6b7169203331'

test.each([
  `00-${id}-${parent}-01`,
  `cc-${id}-${parent}-ff`,
  `cc-${id}-${parent}-00-what-the-future-adds`,
])('the trace id of %s is read', (value) => {
  expect(traceIdOf(value)).toBe(id)
})

test.each([
  undefined,
  '',
  'x',
  `${id}-${parent}-01`,
  `0-${id}-${parent}-01`,
  ` 00-${id}-${parent}-01`,
  `000-${id}-${parent}-01`,
  `0g-${id}-${parent}-01`,
  `00-${'0'.repeat(32)}-${parent}-01`,
  `00-${id.slice(1)}-${parent}-01`,
  `00-${id}0-${parent}-01`,
  `00-${id.toUpperCase()}-${parent}-01`,
  `00-${id}-${parent.slice(1)}-01`,
  `00-${id}-${parent}0-01`,
  `00-${id}-${'g'.repeat(16)}-01`,
  `00-${id}-${parent}-0`,
  `00-${id}-${parent}-0g`,
  `00-${id}-${parent}-gg`,
  `00-${id}-${parent}`,
])('there is no trace id in %j', (value) => {
  expect(traceIdOf(value)).toBeUndefined()
})

test('a trace id can start with zeros, and an id of the parent can be of zeros', () => {
  expect(traceIdOf(`00-${'0'.repeat(31)}1-${parent}-01`)).toBe(`${'0'.repeat(31)}1`)
})
