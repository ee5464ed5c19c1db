import { expect, test } from 'vitest'
import { rules } from '../../src/conformance/rules/checker.ts'
import { received } from './example.ts'
import { fieldValues } from './field-values.ts'

/** Only what the field is the cause of: everything that a response without it violates is left out. */
function found(status: number, lines: readonly string[]): readonly string[] {
  const check = (fields: readonly string[]) => {
    const head = [`HTTP/1.1 ${status} A`, ...fields].join('\r\n')
    const response = received(`${head}\r\n\r\n{}`, { sent: [], closed: true })
    return rules.flatMap(({ id, check: violation }) => {
      const message = violation(response.request, response, undefined)
      return message === undefined ? [] : [`${id}: ${message}`]
    })
  }
  const usual = new Set(check([]))
  return check(lines).filter((line) => !usual.has(line))
}

const table = (status: number, lines: readonly (readonly string[])[]) =>
  lines
    .flatMap((fields) => [
      JSON.stringify(fields.join(' | ')).slice(1, -1),
      ...found(status, fields).map((line) => `  ${line}`),
    ])
    .join('\n')
    .replace(/[\x7f-\x9f]/g, (char) => `\\x${char.charCodeAt(0).toString(16)}`)

test.each([200, 206, 401, 416])(
  'A field of a response with the status %i violates these rules by its value.',
  async (status) => {
    const lines = Object.entries(fieldValues).flatMap(([name, ofName]) =>
      ofName.map((value) => [`${name}: ${value}`])
    )
    await expect(`${table(status, lines)}\n`).toMatchFileSnapshot(`expected/values-${status}.txt`)
  }
)

const repeatable = [
  'Age',
  'Content-Length',
  'Content-Location',
  'Content-Range',
  'Content-Type',
  'Date',
  'ETag',
  'Expires',
  'Last-Modified',
  'Location',
  'Retry-After',
  'Server',
  'Strict-Transport-Security',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Origin',
  'X-Frame-Options',
  'Access-Control-Max-Age',
  'X-Content-Type-Options',
  'Deprecation',
  'Vary',
  'Set-Cookie',
]

test('A field with two lines violates these rules.', async () => {
  const lines = repeatable.map((name) => [`${name}: 1`, `${name.toLowerCase()}: 1`])
  await expect(`${table(404, lines)}\n`).toMatchFileSnapshot('expected/repeated.txt')
})

test('A field of requests violates these rules in a response.', async () => {
  const names =
    'accept-charset accept-language authorization cookie expect from host if-match if-modified-since ' +
    'if-none-match if-range if-unmodified-since max-forwards origin proxy-authorization range ' +
    'referer te user-agent keep-alive proxy-connection http2-settings upgrade accept'
  const lines = names.split(' ').map((name) => [`${name}: a/b`])
  await expect(`${table(404, lines)}\n`).toMatchFileSnapshot('expected/request-fields.txt')
})
