import { expect, test } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { parseXml } from '../../src/conformance/rules/xml-problem.ts'
import { duplicateNames } from '../../src/conformance/syntax/json-names.ts'
import { DATE, received } from './example.ts'
import { jsonTexts, xmlTexts } from './problem-texts.ts'

/** What the content is the cause of: the fields violate no rule. */
function violations(type: string, text: string, status = '404 Not Found', ...fields: string[]) {
  const body = Buffer.from(text).toString('latin1')
  const lines = [DATE, 'Connection: close', 'Cache-Control: no-store', `Content-Type: ${type}`]
  const head = [`HTTP/1.1 ${status}`, ...lines, `Content-Length: ${body.length}`, ...fields]
  const response = received(`${head.join('\r\n')}\r\n\r\n${body}`)
  return checkResponse(response.request, response).map(({ id, message }) => `  ${id}: ${message}`)
}

const table = (type: string, texts: readonly string[], status?: string, ...fields: string[]) =>
  `${texts
    .flatMap((text) => [JSON.stringify(text), ...violations(type, text, status, ...fields)])
    .join('\n')}\n`

test('A problem in JSON violates these rules by its content.', async () => {
  await expect(table('application/problem+json', jsonTexts)).toMatchFileSnapshot(
    'expected/json-problems.txt'
  )
})

test('A problem in XML violates these rules by its content.', async () => {
  await expect(table('application/problem+xml', xmlTexts)).toMatchFileSnapshot(
    'expected/xml-problems.txt'
  )
})

test.each([
  ['application/json', '404 Not Found'],
  ['text/plain', '404 Not Found'],
  ['application/json', '200 OK'],
  ['application/problem+json', '200 OK'],
])('The content of the type %s in a %s violates these rules.', async (type, status) => {
  const texts = [
    'Not Found',
    '404 Not Found',
    ' Not Found\n',
    'OK',
    '200 OK',
    'Found',
    ...jsonTexts,
  ]
  await expect(table(type, texts, status)).toMatchFileSnapshot(
    `expected/content-${type.replace('/', '-')}-${status.slice(0, 3)}.txt`
  )
})

test('A problem has a title in another language without a finding.', () => {
  const text = JSON.stringify({ title: 'Nicht da', status: 404, detail: 'a', condition: 'unknown' })
  const titled = (...fields: string[]) =>
    violations('application/problem+json', text, undefined, ...fields)
  const wrong = ['  P-BLANK-TITLE: title is "Nicht da", the phrase is "Not Found"']
  expect(titled()).toEqual(wrong)
  expect(titled('Content-Language: de')).toEqual([])
  expect(titled('Content-Language: EN-gb')).toEqual(wrong)
  expect(titled('Content-Language: enx')).toEqual([])
  expect(titled('Content-Language: de-en')).toEqual([])
})

const details: readonly (readonly [status: string, object])[] = [
  '406',
  '409',
  '423',
  '428',
  '429',
  '431',
  '451',
  '505',
  '510',
  '511',
  '413',
].flatMap((code) =>
  [
    {},
    { detail: ' ' },
    { detail: 'a' },
    { condition: 'temporary' },
    { applied: 1 },
    { abc: 1 },
    { available: [] },
    { available: ['a', 'b'] },
    { available: 'a' },
    { available: [1] },
    { available: [{ href: 'a' }] },
    { available: [{ uri: 'a' }, { url: 'a' }] },
    { available: [{ href: '' }, {}] },
    { available: [null] },
    { field: 'a' },
    { field: '' },
    { supported: ['a'] },
    { supported: [] },
    { supported: 'a' },
    { login: 'a' },
    { login: 1 },
    { detail: 'DAV:' },
    { detail: 'lock-token-submitted' },
    { detail: 'no-conflicting-lock' },
    { precondition: 'a' },
    { postcondition: 'a' },
    { precondition: '' },
    { condition: 'a' },
    { detail: '<form>' },
    { detail: '<formal' },
    { detail: 'type=password' },
    { detail: 'TYPE="password' },
  ].map((members): [string, object] => [code, members])
)

test('A problem of one status violates these rules by its members.', async () => {
  const found = new Map<string, string[]>()
  for (const [code, members] of details) {
    const text = JSON.stringify({ title: 'a', status: Number(code), ...members })
    const lines = violations('application/problem+json', text, `${code} A`)
    for (const line of lines.filter((one) => /^ {2}(?:S|A-5)/.test(one))) {
      const key = `${code}${line.slice(1)}`
      found.set(key, [...(found.get(key) ?? []), `  ${JSON.stringify(members)}`])
    }
  }
  const lines = [...found].flatMap(([rule, ofRule]) => [rule, ...ofRule])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected/members.txt')
})

test('The names that are twice in one object are these.', () => {
  const found = jsonTexts.flatMap((text) => {
    const names = duplicateNames(text)
    return names.length === 0 ? [] : [[text, ...names]]
  })
  expect(found).toEqual([
    ['{"a":1,"a":2}', 'a'],
    ['{"title":"a","b":{"c":1,"c":2}}', 'c'],
    ['{"\\u0061":1,"a":2}', 'a'],
    ['{"a" :1,"a":2}', 'a'],
    ['{"a":{},"a":[]}', 'a'],
    ['{"a":"{","a":1}', 'a'],
    ['{"a":"]}","b":{"c":1},"b":1}', 'b'],
  ])
})

test('XML is parsed to these elements.', async () => {
  const text = xmlTexts.map((xml) => `${JSON.stringify(xml)}\n  ${JSON.stringify(parseXml(xml))}`)
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot('expected/xml.txt')
})
