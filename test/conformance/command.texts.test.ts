import { expect, test } from 'vitest'
import type { MessageProbe, RawProbe } from '../../src/conformance/probes/probe.ts'
import { commandOf } from '../../src/conformance/report/command.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'

const raw = (bytes: string): RawProbe => ({ kind: 'raw', name: 'a', method: 'GET', bytes })
const message = (more: Partial<MessageProbe>): MessageProbe => ({
  kind: 'message',
  name: 'a',
  method: 'GET',
  version: '1.1',
  target: '/a',
  fields: [],
  ...more,
})

test.each([
  ['http://[::1]:80', raw('a'), "printf 'a' | nc -w 3 ::1 80"],
  ['https://a.example', raw('a'), "printf 'a' | openssl s_client -quiet -connect a.example:443"],
  ['https://[::1]', raw('a'), "printf 'a' | openssl s_client -quiet -connect '[::1]:443'"],
  [
    'http://a',
    raw("'\\%\0é\t\r\n~ "),
    "printf '\\047\\134%%\\000\\303\\251\\011\\r\\n~ ' | nc -w 3 a 80",
  ],
  ['http://a', raw('b'.repeat(199)), `printf '${'b'.repeat(199)}' | nc -w 3 a 80`],
  [
    'http://a',
    raw(`${'b'.repeat(200)}%${"'".repeat(201)}`),
    `printf '%s%%%s' "$(head -c 200 /dev/zero | tr '\\0' b)" "$(head -c 201 /dev/zero | tr '\\0' ''\\''')" | nc -w 3 a 80`,
  ],
  ['http://a', message({}), "curl -i --path-as-is --http1.1 -H 'Connection: close' http://a/a"],
  ['https://a', message({ version: '2' }), 'curl -i --path-as-is --http2 https://a/a'],
  [
    'http://a',
    message({ version: '2', method: 'PUT', body: 'b' }),
    'curl -i --path-as-is --http2-prior-knowledge -X PUT -H Content-Type: --data-raw b http://a/a',
  ],
  [
    'http://a',
    message({ version: '1.0', method: 'a;b', afterContinue: '' }),
    "curl -i --path-as-is --http1.0 -X 'a;b' -H Content-Type: --data-raw '' http://a/a",
  ],
])('The command for %s is made of the probe.', (url, probe, command) => {
  expect(commandOf(probe, parseTarget(url, false))).toBe(command)
})

test('The command accepts each certificate if the target does.', () => {
  expect(commandOf(message({ keepAlive: true }), parseTarget('https://a', true))).toBe(
    'curl -i --path-as-is --http1.1 --insecure https://a/a'
  )
})
