/** Accept -> formatter, as RFC 9110 §12.5.1 has it, for all that clients are known to send. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../support/growth.ts'
import type { Formatter } from '../../src/formatters/formatter.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { problemXmlFormatter, xmlFormatter } from '../../src/formatters/problem-xml.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { negotiate, type Formatters } from '../../src/formatters/negotiate.ts'

const formatters: Formatters = [
  problemJsonFormatter(),
  jsonFormatter(),
  htmlFormatter(),
  problemXmlFormatter(),
  xmlFormatter(),
  textFormatter(),
]

const typeFor = (accept: string | null | undefined) =>
  negotiate(accept, formatters).type.replace(/;.*/, '')

type Row = readonly [accept: string, type: string, client?: string]

const PROBLEM = 'application/problem+json'
const JSON_TYPE = 'application/json'
const HTML = 'text/html'
const PROBLEM_XML = 'application/problem+xml'
const XML = 'application/xml'
const TEXT = 'text/plain'

const browsers: readonly Row[] = [
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
    HTML,
    'Chrome, Edge',
  ],
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8',
    HTML,
    'Brave, Chrome without signed exchanges',
  ],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', HTML, 'Safari, Firefox 132'],
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,image/svg+xml,*/*;q=0.8',
    HTML,
    'Firefox 128',
  ],
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
    HTML,
    'Firefox 92',
  ],
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8',
    HTML,
    'Firefox 66',
  ],
  [
    'text/html, application/xml;q=0.9, application/xhtml+xml, image/png, image/webp, image/jpeg, image/gif, image/x-xbitmap, */*;q=0.1',
    HTML,
    'Opera 12',
  ],
  [
    'text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8',
    HTML,
    'Googlebot',
  ],
  ['text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01', HTML, 'Lynx'],
  ['text/vnd.turbo-stream.html, text/html, application/xhtml+xml', HTML, 'Turbo'],
  ['text/html, application/xhtml+xml', HTML, 'Inertia, Livewire'],
  ['image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8', PROBLEM, 'Chrome: an image'],
  ['text/css,*/*;q=0.1', PROBLEM, 'Chrome: a style sheet'],
  ['image/avif,image/webp,*/*', PROBLEM, 'Firefox: an image'],
  [
    'video/webm,video/ogg,video/*;q=0.9,application/ogg;q=0.7,audio/*;q=0.6,*/*;q=0.5',
    PROBLEM,
    'Firefox: a video',
  ],
  ['text/event-stream', PROBLEM, 'EventSource'],
  // Everything has quality 1 there, so that the order of the server decides.
  ['text/html, application/xhtml+xml, */*', PROBLEM, 'Internet Explorer 11'],
  ['text/html, text/*;q=0.5, image/*, application/*, audio/*, video/*', PROBLEM, 'w3m'],
]

const programs: readonly Row[] = [
  ['*/*', PROBLEM, 'curl, fetch, wget, HTTPie, htmx, ky'],
  ['application/json, text/plain, */*', PROBLEM, 'axios, Angular'],
  ['application/json, text/javascript, */*; q=0.01', JSON_TYPE, 'jQuery getJSON'],
  ['application/json, */*;q=0.5', JSON_TYPE, 'HTTPie with data'],
  ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', HTML, 'java.net.HttpURLConnection'],
  ['application/json', JSON_TYPE, 'ky, ofetch: json'],
  ['application/json;charset=utf-8', JSON_TYPE, 'many a REST client'],
  ['application/json; charset=UTF-8', JSON_TYPE, 'Retrofit'],
  ['application/json;charset="utf-8"', JSON_TYPE, 'the same, quoted'],
  ['application/json;odata=verbose', PROBLEM, 'OData: a JSON that is not this one'],
  [
    'application/json, text/json, text/x-json, text/javascript, application/xml, text/xml',
    JSON_TYPE,
    'RestSharp',
  ],
  ['application/graphql-response+json, application/json;q=0.9', JSON_TYPE, 'Apollo'],
  ['application/vnd.api+json', PROBLEM, 'JSON:API'],
  ['application/hal+json, application/json;q=0.5', JSON_TYPE, 'HAL'],
  ['application/ld+json', PROBLEM, 'JSON-LD'],
  ['application/vnd.github+json', PROBLEM, 'Octokit'],
  ['application/problem+json', PROBLEM, 'a client of RFC 9457'],
  ['application/problem+json, application/json', PROBLEM, 'the same'],
  ['application/json, application/problem+json', PROBLEM, 'the same, where the server decides'],
  [
    'application/json, application/problem+json;q=0.9',
    JSON_TYPE,
    'the same, where the client does',
  ],
  ['application/problem+xml', PROBLEM_XML, 'a client of appendix B'],
  ['application/soap+xml, application/xml, text/xml', XML, 'SOAP'],
  ['text/xml', PROBLEM, 'XML under its other name'],
  ['text/plain', TEXT, 'a script'],
  ['text/plain; charset=utf-8', TEXT, 'a script'],
  ['text/plain;charset=US-ASCII', PROBLEM, 'a charset that nothing here has'],
  ['application/octet-stream', PROBLEM, 'a download'],
  ['application/grpc', PROBLEM, 'gRPC'],
  ['application/x-ndjson, */*;q=0.1', PROBLEM, 'a stream'],
]

/** RFC 9110 §12.5.1's own, and what follows from its sentences. */
const standard: readonly Row[] = [
  ['audio/*; q=0.2, audio/basic', PROBLEM],
  ['text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c', HTML],
  ['text/*, text/plain, text/plain;format=flowed, */*', PROBLEM],
  [
    'text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5',
    TEXT,
  ],
  ['text/*', HTML],
  ['application/*', PROBLEM],
  ['image/*', PROBLEM],
  ['TEXT/HTML', HTML],
  ['Text/Html;Q=1', HTML],
  ['text/html ; q=0.5 , text/plain', TEXT],
  ['\ttext/html\t,\ttext/plain;q=0.5', HTML],
  ['text/html;level=1', PROBLEM],
  ['text/html;charset=utf-8', HTML],
  ['text/html;level=1, text/html;q=0.4, text/plain;q=0.5', TEXT],
  ['text/html;charset=utf-8;q=0.2, text/html, text/plain;q=0.5', TEXT],
  ['text/html;q=0.2, text/html;charset=utf-8, text/plain;q=0.5', HTML],
  ['text/html;q=0.5;level=1', HTML],
  ['text/*;q=0.9, text/html;q=0.1', TEXT],
  ['*/*;q=0.9, text/*;q=0.1', PROBLEM],
  ['*/*;q=0.1, text/*;q=0.9', HTML],
  ['application/xml;q=0.9, application/json;q=0.8', XML],
  ['application/xml;q=0.333, application/json;q=0.334', JSON_TYPE],
  ['*/*, application/problem+json;q=0', JSON_TYPE],
  ['*/*, application/*;q=0', HTML],
  ['*/*, application/*;q=0, text/html;q=0', TEXT],
  ['application/problem+json;q=0.0, text/plain;q=0.001', TEXT],
  ['text/html;q=0', PROBLEM],
  ['*/*;q=0', PROBLEM],
  ['*/*;q=0, text/plain', TEXT],
  ['application/json;q=0, text/html;q=0.000', PROBLEM],
  ['text/html;q=1.', HTML],
  ['text/html;q=0.', PROBLEM],
  ['text/html;q=1.000', HTML],
  ['text/html,', HTML],
  [',,, ,text/html', HTML],
]

/** Elements that break the grammar are skipped, the others count. */
const malformed: readonly Row[] = [
  ['', PROBLEM],
  [' ', PROBLEM],
  ['*', PROBLEM],
  ['text', PROBLEM],
  ['text/', PROBLEM],
  ['/html', PROBLEM],
  ['/', PROBLEM],
  ['*/html', PROBLEM],
  ['text/html/5', PROBLEM],
  ['text/html text/plain', PROBLEM],
  ['te xt/html, text/plain', TEXT],
  [';;;', PROBLEM],
  [',', PROBLEM],
  [';q=1', PROBLEM],
  ['text/html;q=1.0000, text/plain', TEXT],
  ['text/html;q=-1, text/plain', TEXT],
  ['text/html;q=NaN, text/plain', TEXT],
  ['text/html;q=2, text/plain', TEXT],
  ['text/html;q=1.5, text/plain', TEXT],
  ['text/html;q=.9, text/plain', TEXT],
  ['text/html;q=1e0, text/plain', TEXT],
  ['text/html;q=0x1, text/plain', TEXT],
  ['text/html;q=Infinity, text/plain', TEXT],
  ['text/html;q=, text/plain', TEXT],
  ['text/html;q, text/plain', TEXT],
  ['text/html;q="1", text/plain', TEXT],
  ['text/html;q=1 0, text/plain', TEXT],
  ['text/html;;;;, application/json;q=0.5', HTML],
  ['text/html;a="x, text/plain', PROBLEM],
  ['text/html;a="\\", text/plain', PROBLEM],
  ['text/html;a="x, y", text/plain', TEXT],
  ['text/html;a="x;q=0", text/plain;q=0.5', TEXT],
  ['text/plain;charset="utf-8', PROBLEM],
  ['", text/html', PROBLEM],
  ['text/html"', PROBLEM],
  ['__proto__/constructor', PROBLEM],
  ['constructor/*, text/plain', TEXT],
  ['<script>alert(1)</script>', PROBLEM],
  ['text/html\0, text/plain', TEXT],
  ['text/html\r\nX: y, text/plain', TEXT],
  ['Text/Html; charset=utf-8; charset=utf-8', HTML],
]

describe('Accept', () => {
  test.each([null, undefined])('Accept %s chooses the first formatter', (accept) => {
    expect(typeFor(accept)).toBe(PROBLEM)
  })

  describe('of a browser', () => {
    test.each(browsers)('Accept %s chooses %s (%s)', (accept, type) => {
      expect(typeFor(accept)).toBe(type)
    })
  })

  describe('of a program', () => {
    test.each(programs)('Accept %s chooses %s (%s)', (accept, type) => {
      expect(typeFor(accept)).toBe(type)
    })
  })

  describe('as the RFC has it', () => {
    test.each(standard)('Accept %j chooses %s', (accept, type) => {
      expect(typeFor(accept)).toBe(type)
    })
  })

  describe('that breaks the grammar', () => {
    test.each(malformed)('Accept %j chooses %s', (accept, type) => {
      expect(typeFor(accept)).toBe(type)
    })
  })
})

describe('hostile Accept values', () => {
  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['commas', (size) => ','.repeat(size)],
    ['semicolons', (size) => ';'.repeat(size)],
    ['quotes', (size) => '"'.repeat(size)],
    ['backslashes', (size) => `text/html;a="${'\\'.repeat(size)}`],
    ['slashes', (size) => '/'.repeat(size)],
    ['stars', (size) => '*/*,'.repeat(size / 4)],
    ['parameters', (size) => `text/html${';a=b'.repeat(size / 4)}`],
    ['quoted parameters', (size) => `text/html${';a="b"'.repeat(size / 6)}`],
    ['equals signs', (size) => `text/html;${'='.repeat(size)}`],
    ['spaces', (size) => `text/html${' '.repeat(size)}x`],
    ['weights', (size) => `text/html${';q=1'.repeat(size / 4)}`],
    ['digits', (size) => `text/html;q=0.${'0'.repeat(size)}`],
    ['unclosed quotes', (size) => 'text/html;a="x",'.repeat(size / 16)],
  ]

  test.each(hostile)('Accept with 16 kB of %s chooses one of the formatters', (_, make) => {
    expect(formatters).toContain(negotiate(make(16_384), formatters))
  })

  test.each(hostile)(
    'The time to read an Accept of %s grows with its length, and not with its square',
    async (_, make) => {
      expect(await growth((accept: string) => negotiate(accept, formatters), make)).toBeLessThan(
        100
      )
    }
  )

  test('negotiate() returns a formatter for any Accept', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'text/html',
        '*/*',
        'text/*',
        ',',
        ';',
        'q=',
        '0.5',
        '"',
        '\\',
        ' ',
        '=',
        '/'
      ),
      fc.string({ unit: 'binary', maxLength: 4 })
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(formatters).toContain(negotiate(pieces.join(''), formatters))
      }),
      { numRuns: 5000 }
    )
  })
})

describe('the order of the server', () => {
  test('the first of two formatters of equal quality is chosen', () => {
    expect(negotiate('text/html, text/plain', [textFormatter(), htmlFormatter()]).type).toBe(
      textFormatter().type
    )
  })

  test('a single formatter is chosen even if Accept does not match', () => {
    expect(negotiate('text/html', [textFormatter()])).toBe(textFormatter())
  })

  test('a higher quality is preferred to the order of the server', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...formatters], { minLength: 2 }),
        fc.integer({ min: 1, max: 999 }),
        (shuffled, thousandth) => {
          const [first, ...others] = shuffled
          if (first === undefined) return
          const better = (thousandth + 1) / 1000
          const favourite: Formatter | undefined = others.at(-1)
          const accept = shuffled
            .map(({ type }) => `${type.replace(/;.*/, '')};q=${(thousandth / 1000).toFixed(3)}`)
            .slice(0, -1)
            .concat(`${favourite?.type.replace(/;.*/, '')};q=${better.toFixed(3)}`)
          expect(negotiate(accept.join(), [first, ...others])).toBe(favourite)
        }
      )
    )
  })

  test('a media type in upper case and with a quoted parameter matches', () => {
    const shouting: Formatter = { type: 'Text/HTML; Charset="UTF-8"', format: () => '' }
    expect(negotiate('text/html;charset=utf-8', [textFormatter(), shouting])).toBe(shouting)
  })
})
