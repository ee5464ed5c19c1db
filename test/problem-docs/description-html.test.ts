/** The Markdown of descriptions: the few forms that become HTML, and that nothing else does. */
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { descriptionHtml, firstParagraph } from '../../src/problem-docs/description-html.ts'
import { payloads, text } from '../formatters/problems.ts'

const p = (html: string) => `<p dir="auto">${html}</p>\n`
const li = (html: string) => `<li dir="auto">${html}</li>`

describe('what becomes HTML', () => {
  test.each([
    ['One\nparagraph.', p('One\nparagraph.')],
    ['One.\r\n\r\nTwo.', p('One.') + p('Two.')],
    ['  An indented line\n  of a template.', p('An indented line\nof a template.')],
    ['Read `a < b`.', p('Read <code>a &lt; b</code>.')],
    ['*a* _b_ **c** __d__', p('<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>')],
    ['**bold `code`**', p('<strong>bold <code>code</code></strong>')],
    ['snake_case_name and 2 * 3 * 4', p('snake_case_name and 2 * 3 * 4')],
    ['\\*not\\* \\`code\\`', p('*not* `code`')],
    ['[a *b*](https://x.org/?a=1&b=2)', p('<a href="https://x.org/?a=1&amp;b=2">a <em>b</em></a>')],
    [
      '[a](/topup) [b](#c) [d](../e)',
      p('<a href="/topup">a</a> <a href="#c">b</a> <a href="../e">d</a>'),
    ],
    ['- a\n- b\n  more\n* c', `<ul>${li('a')}${li('b\nmore')}${li('c')}</ul>\n`],
    ['1. a\n2) b', `<ol>${li('a')}${li('b')}</ol>\n`],
    ['7. a', `<ol start="7">${li('a')}</ol>\n`],
    ['- a\n1. b', `<ul>${li('a')}</ul>\n<ol>${li('b')}</ol>\n`],
    ['Text:\n- a', `${p('Text:')}<ul>${li('a')}</ul>\n`],
    [
      '```ts\nconst *a* = `<b>`\n\n  next\n```\nText',
      `<pre><code>const *a* = \`&lt;b&gt;\`\n\n  next</code></pre>\n${p('Text')}`,
    ],
    ['  ```\n  a\n    b\n  ```', '<pre><code>a\n  b</code></pre>\n'],
    ['  ```\n    a\nb\n  ```', '<pre><code>  a\nb</code></pre>\n'],
    ['```\nwithout an end', '<pre><code>without an end</code></pre>\n'],
    ['', ''],
    [' \n\t\n', ''],
  ])('the description %j becomes the HTML of its Markdown', (markdown, html) => {
    expect(descriptionHtml(markdown)).toBe(html)
  })
})

describe('what stays text', () => {
  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert)',
    '[a](data:text/html,x)',
    '[a](mailto:a@b.c)',
    '[a](vbscript:x)',
    '[a](ftp://x.org)',
    '[a](https://user:pass@x.org)',
    '[a](java\tscript:x)',
    '[](/x)',
    '[a]()',
    '[a][b]',
    '![a](',
    '# heading',
    '> quote',
    '<b>bold</b>',
    '&lt;',
    '|a|b|',
    '****',
    '**a',
    '`',
  ])('%s has no element but its paragraph', (markdown) => {
    const { document } = parseHTML(`<main>${descriptionHtml(markdown)}</main>`)
    expect([...document.querySelectorAll('main *')].map(({ localName }) => localName)).toEqual([
      'p',
    ])
    expect(document.querySelector('p')?.textContent).toBe(markdown)
  })
})

const token = fc.oneof(
  fc.constantFrom(...'*_`[]()\\#-+!>|~\n\n\n  '.split(''), '```', '**', '](', '](/x)', '- ', '1. '),
  fc.constantFrom('https://x.org/', 'javascript:alert(1)', '" onclick="x', "' onclick='x"),
  fc.constantFrom(...payloads),
  text
)
const markdowns = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(''))

/** The elements that may be there, and their attributes. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  p: ['dir'],
  ul: [],
  ol: ['start'],
  li: ['dir'],
  pre: [],
  code: [],
  em: [],
  strong: [],
  a: ['href'],
}

test('No description gets another element, another attribute or another scheme into a page', () => {
  fc.assert(
    fc.property(markdowns, (markdown) => {
      const { document } = parseHTML(`<main>${descriptionHtml(markdown)}</main>`)
      expect(document.querySelectorAll('main')).toHaveLength(1)
      for (const element of document.querySelectorAll('main *')) {
        const names = [...element.attributes].map(({ name }) => name)
        expect(Object.keys(allowed)).toContain(element.localName)
        expect(allowed[element.localName]).toEqual(expect.arrayContaining(names))
        const href = element.getAttribute('href')
        if (href !== null) expect(href).toMatch(/^(?:https?:|(?![a-z][a-z\d+.-]*:))/i)
        expect(['auto', null]).toContain(element.getAttribute('dir'))
        expect(element.getAttribute('start') ?? '2').toMatch(/^\d+$/)
      }
    }),
    { numRuns: 2000 }
  )
})

test('Every letter and digit of a description is on the page, in its order', () => {
  const words = fc.array(
    fc.oneof(fc.stringMatching(/^[a-z0-9 ]{1,8}$/), fc.constantFrom(...'*_`[]\n-'))
  )
  fc.assert(
    fc.property(words, (parts) => {
      // The info string of a code block is not shown, and neither is the number of an item.
      const markdown = parts
        .join('')
        .replace(/`{3,}/g, '`')
        .replace(/^\s*\d+[.)]/gm, '')
      const { document } = parseHTML(`<main>${descriptionHtml(markdown)}</main>`)
      const lettersOf = (value: string) => value.replace(/[^a-z0-9]/g, '')
      expect(lettersOf(document.querySelector('main')?.textContent ?? '')).toBe(lettersOf(markdown))
    })
  )
})

test.each(['*', '_', '`', '[', '](', '**a', '[a](', '\\', '- ', '```\n', ' \n', '[a](/', '_a'])(
  'A description of 100,000 times %j takes linear time',
  (part) => {
    // Quadratic time would be hours; the limit of a test ends it.
    expect(descriptionHtml(`x${part.repeat(100_000)}`)).toMatch(/^<p dir="auto">x/)
  }
)

test('The first paragraph ends at the first empty line', () => {
  expect(firstParagraph('\n a\nb \n \n c')).toBe('a\nb ')
  expect(firstParagraph('')).toBe('')
})
