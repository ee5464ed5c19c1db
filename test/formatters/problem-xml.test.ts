import { readFileSync } from 'node:fs'
import { XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemXmlFormatter, xmlFormatter } from '../../src/formatters/problem-xml.ts'
import { elementName } from '../../src/formatters/xml/element-name.ts'
import type { JsonValue } from '../../src/untrusted/json-value.ts'
import { toProblem, type Problem } from '../../src/problem/problem.ts'
import { everyError } from '../support/every-error.ts'
import { megabyte, payloads, problem, problemWith, text } from './problems.ts'
import { validator } from './relax-ng.ts'
import { readXml, type XmlElement } from './xml-reader.ts'

const grammar = new URL('../fixtures/problem.rng', import.meta.url)
const isAppendixB = validator(readXml(readFileSync(grammar, 'utf8')))

/** The name that an element was made of; the inverse of `elementName`. */
function memberName(name: string): string {
  if (name === '_x_') return ''
  return name.replace(/_x([0-9A-F]{8}|[0-9A-F]{4})_/g, (_, number: string) =>
    number.length === 4
      ? String.fromCharCode(Number.parseInt(number, 16))
      : String.fromCodePoint(Number.parseInt(number, 16))
  )
}

/** What appendix B makes of an element: an array, an object or a text. */
function read({ children, text: content }: XmlElement): JsonValue {
  if (children.length === 0) return content
  expect(content).toBe('')
  if (children.every(({ name }) => name === 'i')) return children.map(read)
  const members = children.map((child) => [memberName(child.name), read(child)] as const)
  // No two elements of one name, or one of them would be lost.
  expect(new Set(members.map(([name]) => name)).size).toBe(members.length)
  return Object.fromEntries(members)
}

/** What appendix B can keep of a value. */
function representable(value: JsonValue): JsonValue {
  if (value === null) return ''
  if (typeof value !== 'object') {
    return String(value).replace(
      /(?![\t\n\r\x7f-\x9f])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu,
      '\ufffd'
    )
  }
  if (Object.keys(value).length === 0) return ''
  if (Array.isArray(value)) return value.map(representable)
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, representable(member)])
  )
}

function roundTrip(value: Problem): JsonValue {
  const root = readXml(problemXmlFormatter().format(value))
  expect(isAppendixB(root)).toBe(true)
  return read(root)
}

describe('problemXmlFormatter()', () => {
  test('problem+xml is byte for byte the example of RFC 9457 appendix B without its white space', () => {
    const outOfCredit = problemWith({
      type: 'https://example.com/probs/out-of-credit',
      title: 'Not Enough Credit',
      status: 403,
      detail: 'The balance is 30, the price is 50.',
      instance: 'https://example.net/account/12345/msgs/abc',
      balance: 30,
      accounts: ['https://example.net/account/12345', 'https://example.net/account/67890'],
    })
    expect(problemXmlFormatter().format(outOfCredit)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<problem xmlns="urn:ietf:rfc:7807">' +
        '<type>https://example.com/probs/out-of-credit</type>' +
        '<title>Not Enough Credit</title><status>403</status>' +
        '<detail>The balance is 30, the price is 50.</detail>' +
        '<instance>https://example.net/account/12345/msgs/abc</instance>' +
        '<condition>unknown</condition><balance>30</balance>' +
        '<accounts><i>https://example.net/account/12345</i>' +
        '<i>https://example.net/account/67890</i></accounts>' +
        '</problem>'
    )
  })

  test('xmlFormatter() writes the same text as problemXmlFormatter() with the type application/xml', () => {
    expect(problemXmlFormatter().type).toBe('application/problem+xml')
    expect(xmlFormatter().type).toBe('application/xml')
    expect(xmlFormatter().format(problemWith())).toBe(problemXmlFormatter().format(problemWith()))
  })

  test.each(Object.entries(everyError))(
    'the problem+xml of %s conforms to the grammar of appendix B',
    (_, make) => {
      const value = toProblem(make())
      expect(roundTrip(value)).toEqual(representable({ ...value } as JsonValue))
    }
  )

  test('problem+xml is well-formed, conforms to the grammar and keeps every member of any problem', () => {
    fc.assert(
      fc.property(problem, (value) => {
        expect(roundTrip(value)).toEqual(representable({ ...value } as JsonValue))
      }),
      { numRuns: 500 }
    )
  })

  test('fast-xml-parser finds problem+xml well-formed', () => {
    for (const payload of payloads) {
      const written = problemXmlFormatter().format(
        problemWith({ detail: payload, own: { list: [payload] } })
      )
      expect(XMLValidator.validate(written)).toBe(true)
    }
  })

  test('null, an empty text, an empty array and an empty object become an empty element', () => {
    const written = problemXmlFormatter().format(
      problemWith({ a: null, b: '', c: [], d: {}, e: [null, []] })
    )
    expect(written).toContain('<a/><b/><c/><d/><e><i/><i/></e></problem>')
  })

  test('the member i of an object is escaped, as an element i would make it an array', () => {
    expect(problemXmlFormatter().format(problemWith({ own: { i: 1 } }))).toContain(
      '<own><_x0069_>1</_x0069_></own>'
    )
  })

  test('markup and a carriage return in a detail are escaped', () => {
    expect(problemXmlFormatter().format(problemWith({ detail: ']]> & <b> \r\n' }))).toContain(
      '<detail>]]&gt; &amp; &lt;b&gt; &#xD;\n</detail>'
    )
  })

  test('characters that XML cannot represent become U+FFFD', () => {
    expect(
      problemXmlFormatter().format(problemWith({ detail: '\0 \x1b \ud800 \ufffe 😀 \x85' }))
    ).toContain('<detail>\ufffd \ufffd \ufffd \ufffd 😀 \x85</detail>')
  })

  test('problemXmlFormatter() writes a detail of a megabyte', () => {
    expect(
      readXml(problemXmlFormatter().format(problemWith({ detail: megabyte }))).children
    ).toHaveLength(5)
  })
})

describe('elementName()', () => {
  test.each([
    ['bookId', 'bookId'],
    ['größe', 'größe'],
    ['题', '题'],
    ['a-b.c', 'a-b.c'],
    ['_', '_'],
    ['a b', 'a_x0020_b'],
    ['ns:a', 'ns_x003A_a'],
    ['1st', '_x0031_st'],
    ['-a', '_x002D_a'],
    ['xmlThing', '_x0078_mlThing'],
    ['XML', '_x0058_ML'],
    ['_x0020_', '_x005F_x0020_'],
    ['i', '_x0069_'],
    ['index', 'index'],
    ['😀', '😀'],
    ['\u{f0000}', '_x000F0000_'],
    ['\ud800', '_xD800_'],
    ['<script>', '_x003C_script_x003E_'],
    ['', '_x_'],
  ])('the element of the member %j is named %s', (member, name) => {
    expect(elementName(member)).toBe(name)
  })

  test('every member can be read back from the name of its element', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: fc.constantFrom('_', 'x', '0', 'A', ' ') })),
        (name) => {
          expect(memberName(elementName(name))).toBe(name)
        }
      ),
      { numRuns: 2000 }
    )
  })
})

describe('the grammar of the fixture', () => {
  const wrap = (content: string) => `<problem xmlns="urn:ietf:rfc:7807">${content}</problem>`

  test.each([
    wrap(''),
    wrap('<status>404</status><type>about:blank</type>'),
    wrap('<own><i>1</i><i><a>b</a></i></own>'),
  ])('the grammar of the fixture accepts %s', (document) => {
    expect(isAppendixB(readXml(document))).toBe(true)
  })

  test.each([
    '<problem/>',
    '<problem xmlns="urn:ietf:rfc:9457"/>',
    '<error xmlns="urn:ietf:rfc:7807"/>',
    wrap('text'),
    wrap('<own>text<a/></own>'),
    wrap('<own xmlns="urn:other">1</own>'),
  ])('the grammar of the fixture refuses %s', (document) => {
    expect(isAppendixB(readXml(document))).toBe(false)
  })
})
