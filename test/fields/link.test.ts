/** Link (RFC 8288 §3). */
import { describe, expect, test } from 'vitest'
import { blockedBy, checkedLinks } from '../../src/fields/link.ts'

const text = `Option 'links' must be the value of a Link field with one rel (RFC 8288 §3); received a string.`

describe('links as text', () => {
  test.each<[string, readonly string[]]>([
    ['</a>; rel=preload', ['</a>; rel=preload']],
    ['</a>;rel="preload"', ['</a>;rel="preload"']],
    [' \t</a>;rel=a \t', ['</a>;rel=a']],
    ['</a> \t; \tREL=a', ['</a> \t; \tREL=a']],
    ['</a>; rel=a; as=style; crossorigin', ['</a>; rel=a; as=style; crossorigin']],
    ['</a>; rel=a, </b>;rel=b,</c>; rel=c', ['</a>; rel=a', '</b>;rel=b', '</c>; rel=c']],
    ['</a>; rel=a,', ['</a>; rel=a']],
    ['<>; rel=a', ['<>; rel=a']],
    [
      '</a,b>; rel="a, b"; title="; \\" é"'.replace('é', '\t'),
      ['</a,b>; rel="a, b"; title="; \\" \t"'],
    ],
    ['</a>; rel=a; title=""', ['</a>; rel=a; title=""']],
    ['</a>; rel=a; xrel=b; rel2=c', ['</a>; rel=a; xrel=b; rel2=c']],
  ])('%j has the links %j', (value, links) => {
    expect(checkedLinks(value, 'links')).toEqual(links)
    // The regular expression keeps its position.
    expect(checkedLinks(value, 'links')).toEqual(links)
  })

  test.each([
    ' ',
    '/a; rel=a',
    '</a>',
    '</a>; as=style',
    '</a>; rel',
    '</a>; rel=a; rel=b',
    '</a>; rel=a; Rel = b'.replace(' = ', '='),
    '</a>; rel=',
    '</a>; rel=a b',
    '</a>; rel="a',
    '</a>; rel="a"b',
    '</a>; rel="\\"',
    '</a>; rel="é"',
    '</a>; rel="\\é"',
    '</a>; rel=a;',
    '</a> rel=a',
    'x</a>; rel=a',
    '</a>; rel=a </b>; rel=b',
    '</a>; rel=a, /b; rel=b',
    '</a>; rel=a,,',
    '</a b>; rel=a',
    '</<a>; rel=a',
    'https://a; rel=a',
    '<https://a:b@c>; rel=a',
    '</a>; rel=a\n',
  ])('%j is refused', (value) => {
    expect(() => checkedLinks(value, 'links')).toThrow(new TypeError(text))
  })
})

describe('links as parts', () => {
  test.each<[object, string]>([
    [{ href: '/a', rel: 'preload' }, '</a>; rel=preload'],
    [{ href: '/a', rel: 'preload', as: 'style' }, '</a>; rel=preload; as=style'],
    [{ href: '/a', rel: 'next prev' }, '</a>; rel="next prev"'],
    [{ href: '/a', rel: 'a.b-1' }, '</a>; rel=a.b-1'],
    [{ href: '/a', rel: 'https://a/b' }, '</a>; rel="https://a/b"'],
    [{ href: '/a', rel: 'A+1.-:x' }, '</a>; rel="A+1.-:x"'],
    [{ href: '/a', rel: 'a', crossorigin: true }, '</a>; rel=a; crossorigin'],
    [{ href: '/a', rel: 'a', as: undefined }, '</a>; rel=a'],
    [{ href: '/a', rel: 'a', title: 'b "c" \\' }, '</a>; rel=a; title="b \\"c\\" \\\\"'],
    [{ href: '/a', rel: 'a', title: '' }, '</a>; rel=a; title=""'],
  ])('%j is written as %s', (parts, written) => {
    expect(checkedLinks(parts as never, 'links')).toEqual([written])
  })

  const href = 'a URI reference in ASCII, without user name'
  const rel = 'a relation type, or several with a space between'
  test.each<[object, string]>([
    [{ rel: 'a' }, `Option 'links.href' must be ${href}; received undefined.`],
    [{ href: '', rel: 'a' }, `Option 'links.href' must be ${href}; received an empty string.`],
    [{ href: '/a', rel: '' }, `Option 'links.rel' must be ${rel}; received an empty string.`],
    [{ href: 'a b', rel: 'a' }, `Option 'links.href' must be ${href}; received a string.`],
    [{ href: '//a@b', rel: 'a' }, `Option 'links.href' must be ${href}; received a string.`],
    [{ href: '/a' }, `Option 'links.rel' must be ${rel}; received undefined.`],
    [{ href: '/a', rel: 7 }, `Option 'links.rel' must be ${rel}; received 7.`],
    ...[
      ' ',
      'A',
      'aB',
      '1a',
      'a  b',
      'a,b',
      'a B',
      'é',
      'a:',
      ':a',
      '1:a',
      'a_b',
      '!a:b',
      'a!:b',
    ].map((value): [object, string] => [
      { href: '/a', rel: value },
      `Option 'links.rel' must be ${rel}; received a string.`,
    ]),
    [
      { href: '/a', rel: 'a', 'b c': 'd' },
      `Option 'links parameter' must be a token; received a string.`,
    ],
    [
      { href: '/a', rel: 'a', title: 'é' },
      `Option 'links.title' must be text in ASCII, or true; received a string.`,
    ],
    [
      { href: '/a', rel: 'a', title: false },
      `Option 'links.title' must be text in ASCII, or true; received false.`,
    ],
    [
      { href: '/a', rel: 'a', title: null },
      `Option 'links.title' must be text in ASCII, or true; received null.`,
    ],
  ])('%j is refused: %s', (parts, message) => {
    expect(() => checkedLinks(parts as never, 'links')).toThrow(new TypeError(message))
  })
})

describe('several links', () => {
  test('an array has the links of each member', () => {
    expect(checkedLinks(['</a>; rel=a, </b>; rel=b', { href: '/c', rel: 'c' }], 'links')).toEqual([
      '</a>; rel=a',
      '</b>; rel=b',
      '</c>; rel=c',
    ])
    expect(checkedLinks([], 'links')).toEqual([])
  })

  test('the message names the member that is not valid', () => {
    expect(() => checkedLinks(['</a>; rel=a', { href: '/c', rel: '' }], 'links')).toThrow(
      /^Option 'links\[1\]\.rel' must be /
    )
    expect(() => checkedLinks([{ href: '/c', rel: 'c' }, '/a'], 'links')).toThrow(
      /^Option 'links\[1\]' must be the value of a Link field/
    )
  })

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [7, '7'],
  ])('%o is no link', (link, received) => {
    expect(() => checkedLinks(link as never, 'links')).toThrow(
      new TypeError(
        `Option 'links' must be the value of a Link field, or an object with href and rel; received ${received}.`
      )
    )
  })
})

test('an empty text is refused', () => {
  expect(() => checkedLinks('', 'links')).toThrow(
    new TypeError(text.replace('a string', 'an empty string'))
  )
})

test('the link of a 451 has the relation blocked-by (RFC 7725 §4)', () => {
  expect(blockedBy.field).toBe('Link')
  expect(blockedBy.write('/legal', 'blockedBy')).toBe('</legal>; rel="blocked-by"')
  expect(() => blockedBy.write('', 'blockedBy')).toThrow(/^Option 'blockedBy' must be a URI/)
})
