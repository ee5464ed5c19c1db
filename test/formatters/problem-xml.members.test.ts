/** XML with each kind of value, and the order of the members. */
import { expect, test } from 'vitest'
import { problemXmlFormatter, xmlFormatter } from '../../src/formatters/problem-xml.ts'
import { problemWith } from './problems.ts'

test('The members of RFC 9457 stand first, and each value has its form', () => {
  const { type, title, status, detail, condition } = problemWith()
  const problem = {
    a: [1, [true, []], { i: 'x', j: undefined as never }],
    condition,
    b: { c: '', 'd e': null },
    e: {},
    instance: '/1',
    detail,
    status,
    title: `${title} & <b>`,
    type,
  }
  const text =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<problem xmlns="urn:ietf:rfc:7807"><type>about:blank</type><title>Not Found &amp; &lt;b&gt;</title>' +
    '<status>404</status><detail>No book has that id.</detail><instance>/1</instance>' +
    '<a><i>1</i><i><i>true</i><i/></i><i><_x0069_>x</_x0069_></i></a>' +
    '<condition>unknown</condition><b><c/><d_x0020_e/></b><e/></problem>'
  expect(problemXmlFormatter().format(problem as never)).toBe(text)
  expect(xmlFormatter().format(problem as never)).toBe(text)
  expect([problemXmlFormatter().type, xmlFormatter().type]).toEqual([
    'application/problem+xml',
    'application/xml',
  ])
})
