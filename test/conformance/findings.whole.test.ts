import { expect, test } from 'vitest'
import type { MessageProbe } from '../../src/conformance/probes/probe.ts'
import { Findings } from '../../src/conformance/report/findings.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'

const message = (more: Partial<MessageProbe>): MessageProbe => ({
  kind: 'message',
  name: 'a',
  method: 'GET',
  version: '1.1',
  target: '/a',
  fields: [],
  ...more,
})

test('The findings count each rule once for a probe, and list five messages.', async () => {
  const findings = new Findings(parseTarget('http://a', false))
  const violation = (id: string, level: 'MUST' | 'SHOULD' | 'OUGHT', text: string) => ({
    id,
    level,
    section: `section of ${id}`,
    message: text,
  })
  findings.add(message({ name: 'first' }), [violation('O', 'OUGHT', 'o')], false)
  findings.add(
    message({ name: 'second', target: '/b' }),
    [violation('M', 'MUST', 'lost'), violation('M', 'MUST', 'm'), violation('S', 'SHOULD', 's')],
    false
  )
  for (const text of ['m', '1', '2', '2', '3', '4', '5']) {
    findings.add(message({ name: `with ${text}` }), [violation('M', 'MUST', text)], false)
  }
  findings.add(message({ name: 'below' }), [violation('M', 'MUST', 'm')], true)
  await expect(`${JSON.stringify(findings.all(), null, 2)}\n`).toMatchFileSnapshot(
    'expected/findings.txt'
  )
})
