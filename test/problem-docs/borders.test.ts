/** Descriptions, places, samples and members at both sides of each limit. */
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'
import { catchSample, sourceOf, throwSample } from '../../src/problem-docs/code-samples.ts'
import { descriptionHtml, firstParagraph } from '../../src/problem-docs/description-html.ts'
import { addressOf, indexEntries } from '../../src/problem-docs/docs-index.ts'
import { placesOf } from '../../src/problem-docs/places.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'

const p = (html: string) => `<p dir="auto">${html}</p>\n`
const li = (html: string) => `<li dir="auto">${html}</li>`

describe('descriptionHtml()', () => {
  test.each([
    ['a\rb\r\rc', p('a\nb') + p('c')],
    ['a\n```\nb\n```\nc', `${p('a')}<pre><code>b</code></pre>\n${p('c')}`],
    ['a\n ```\nb\n ```', `${p('a')}<pre><code>b</code></pre>\n`],
    ['a ```\nb', p('a ```\nb')],
    ['``\na', p('``\na')],
    ['```\n a\n```x\n```', '<pre><code> a\n```x</code></pre>\n'],
    ['```\na\n  ```  \nb', `<pre><code>a</code></pre>\n${p('b')}`],
    ['\t```\n\ta\n \tb\n```', '<pre><code>a\n\tb</code></pre>\n'],
    ['   ```\n  a\n```', '<pre><code>  a</code></pre>\n'],
    ['+ a\n+ b', `<ul>${li('a')}${li('b')}</ul>\n`],
    ['-a', p('-a')],
    ['- ', p('-')],
    ['-', p('-')],
    ['  - a', `<ul>${li('a')}</ul>\n`],
    ['x - a', p('x - a')],
    ['123456789. a', `<ol start="123456789">${li('a')}</ol>\n`],
    ['1234567890. a', p('1234567890. a')],
    ['01. a', `<ol>${li('a')}</ol>\n`],
    ['0. a', `<ol start="0">${li('a')}</ol>\n`],
    ['02) a', `<ol start="2">${li('a')}</ol>\n`],
    ['1: a', p('1: a')],
    ['1.a', p('1.a')],
    ['1. a\n- b', `<ol>${li('a')}</ol>\n<ul>${li('b')}</ul>\n`],
    ['- a\nb', `<ul>${li('a')}</ul>\n${p('b')}`],
    ['- a\n  b\n  ```\n  c\n  ```', `<ul>${li('a\nb')}</ul>\n<pre><code>c</code></pre>\n`],
    ['- a\n  - b', `<ul>${li('a')}${li('b')}</ul>\n`],
    ['- a\n\n- b', `<ul>${li('a')}</ul>\n<ul>${li('b')}</ul>\n`],
    ['```\nx ```\n```', '<pre><code>x ```</code></pre>\n'],
    ['-  a', `<ul>${li('a')}</ul>\n`],
    ['- a\nb c', `<ul>${li('a')}</ul>\n${p('b c')}`],
    ['*aa* b', p('<em>aa</em> b')],
    ['_aa_ b', p('<em>aa</em> b')],
    ['__aa__ b', p('<strong>aa</strong> b')],
    ['a\n\n\n b ', p('a') + p('b')],
    ['*a* *b*', p('<em>a</em> <em>b</em>')],
    ['** a**', p('** a**')],
    ['* a*', `<ul>${li('a*')}</ul>\n`],
    ['x* a*', p('x* a*')],
    ['x_ a_', p('x_ a_')],
    ['x_a_', p('x_a_')],
    ['_a_b', p('_a_b')],
    ['__a__b', p('__a__b')],
    ['__ a__', p('__ a__')],
    ['x **a** y', p('x <strong>a</strong> y')],
    ['**a _b_**', p('<strong>a <em>b</em></strong>')],
    ['``', p('``')],
    ['`a`b`c`', p('<code>a</code>b<code>c</code>')],
    [
      '\\\\ \\` \\* \\_ \\[ \\] \\( \\) \\# \\+ \\. \\! \\- \\a',
      p('\\ ` * _ [ ] ( ) # + . ! - \\a'),
    ],
    ['[a](b c)', p('[a](b c)')],
    ['[a]((b))', p('[a]((b))')],
    ['[a[b](/c)', p('[a<a href="/c">b</a>')],
    ['[a](mailto:b@c.d) [e](MAILTO:x)', p('[a](mailto:b@c.d) [e](MAILTO:x)')],
    ['[a](/mailto:b)', p('<a href="/mailto:b">a</a>')],
    ['x [a](/b) y [c](/d)', p('x <a href="/b">a</a> y <a href="/d">c</a>')],
    ['a & b `c & d` \\# **&**', p('a &amp; b <code>c &amp; d</code> # <strong>&amp;</strong>')],
  ])('the description %j becomes the HTML of its Markdown', (markdown, html) => {
    expect(descriptionHtml(markdown)).toBe(html)
  })

  test.each([
    ['a\n\nb\n\nc', 'a'],
    ['  a  \n \t \nb', 'a  '],
    ['\n\n a\nb', 'a\nb'],
    ['   ', ''],
  ])('The first paragraph of %j is %j', (markdown, first) => {
    expect(firstParagraph(markdown)).toBe(first)
  })
})

describe('sourceOf()', () => {
  const wide = (length: number) => ({ a: 'x'.repeat(length) })

  test.each([
    [1, '1'],
    [null, 'null'],
    [true, 'true'],
    [undefined, 'undefined'],
    ['', `''`],
    [`a'b"c\\d\n`, `'a\\'b"c\\\\d\\n'`],
    [[], '[]'],
    [{}, '{}'],
    [{ a: undefined, b: () => 1 }, '{}'],
    [[1, 'a'], `[1, 'a']`],
    [
      { a: 1, 'b c': [2], $d_1: 3, '1e': 4, é: 5 },
      `{ a: 1, 'b c': [2], $d_1: 3, '1e': 4, 'é': 5 }`,
    ],
    [new Date(Date.UTC(2030, 0, 2)), `new Date('2030-01-02T00:00:00.000Z')`],
    [wide(51), `{ a: '${'x'.repeat(51)}' }`],
    [wide(52), `{\n  a: '${'x'.repeat(52)}',\n}`],
    [[wide(52)], `[\n  {\n    a: '${'x'.repeat(52)}',\n  },\n]`],
    [{ b: wide(52), c: 1 }, `{\n  b: {\n    a: '${'x'.repeat(52)}',\n  },\n  c: 1,\n}`],
  ])('the value %j is written as %s', (value, source) => {
    expect(sourceOf(value)).toBe(source)
  })

  test('throwSample() has no argument for no options', () => {
    expect([throwSample('A', undefined), throwSample('A', {}), throwSample('A', { b: 1 })]).toEqual(
      ['throw new A()', 'throw new A()', 'throw new A({ b: 1 })']
    )
  })

  test('catchSample() reads three plain members, of the status or of the type', () => {
    const members = ['a', 'b[].c', 'b.d', 'x]', 'x[', 'x(', 'x)', '*', 'e f', 'g', 'h'].map(
      (name) => ({
        name,
        type: 'string',
      })
    )
    const lines = catchSample('A', '/it’s', members, ['g']).split('\n')
    expect(lines.filter((line) => line.includes('console'))).toEqual([
      `  console.log(error.detail, error.extensions.a, error.extensions['e f'], error.members.g)`,
      `  console.log(problem.detail, problem.a, problem['e f'], problem.g)`,
    ])
  })
})

describe('the places', () => {
  const define = (type: string, index = 0) =>
    defineProblem(NotFound, { type, name: `Type${index}`, title: 'X.' })
  const placeOf = (type: string, base: string) => placesOf([define(type)], base).list[0]

  test.each([
    ['https://x.org/p/a', 'https://x.org/p/', 'a'],
    ['https://x.org/p/a', 'https://x.org/p', 'a'],
    ['https://x.org/p#a', 'https://x.org/p', 'a'],
    ['https://x.org/p#a', 'https://x.org/p#', 'a'],
    ['https://x.org/p:a', 'https://x.org/p', 'a'],
    ['https://x.org/p/a%20b', 'https://x.org/p/', 'a b'],
    ['https://x.org/p/a/b', 'https://x.org/p/', 'a/b'],
    ['/p/a', 'https://x.org/p/', 'a'],
    ['/p/a', '/p/', 'a'],
    ['urn:x:a', 'urn:x:', 'a'],
    ['urn:x:a', 'urn:x', 'a'],
    ['urn:x?a', 'urn:x?', 'a'],
    ['urn:x?=a', 'urn:x?=', 'a'],
    ['urn:x?+a&b', 'urn:x?+a&', 'b'],
    ['urn:x:?a', 'urn:x:', '?a'],
    ['urn:http:x/a?b', 'urn:http:x/', 'a?b'],
    ['urn:https://x.org/q', 'https://x.org/p/', undefined],
    ['urn:y:a', 'urn:x:', undefined],
    ['urn:xa', 'urn:x', undefined],
    ['https://y.org/p/a', 'https://x.org/p/', undefined],
    ['//x.org/p/a', 'https://x.org/p/', undefined],
  ])('The type %s below %s has the page %j', (type, base, name) => {
    expect(placeOf(type, base)?.name).toBe(name)
  })

  test.each([
    ['https://x.org/p/a', './a'],
    ['https://x.org/p/a%20b/c', './a%20b/c'],
    ['https://y.org/z#a', 'https://y.org/z#a'],
    ['HTTP://y.org/z', 'HTTP://y.org/z'],
    ['tag:y', undefined],
    ['//y.org/https:', undefined],
  ])('The address of %s on the index is %j', (type, address) => {
    const place = placeOf(type, 'https://x.org/p/')
    expect(place && addressOf(place, './')).toBe(address)
    const [entry] = place ? indexEntries([place], './') : []
    expect(entry).toEqual({
      type,
      title: 'X.',
      name: 'Type0',
      status: 404,
      phrase: 'Not Found',
      id: expect.any(String),
      ...(address !== undefined && { page: address }),
    })
  })

  test.each([
    ['urn:x:a', 'a'],
    ['urn:x:a/', 'a'],
    ['urn:x:a?b=c', 'c'],
    ['urn:x:a#', 'a'],
    ['urn:a%20b%09c', 'a-b-c'],
  ])('The id of %s is %s', (type, id) => {
    expect(placeOf(type, '/p/')?.id).toBe(id)
  })
})
