/** What reads a field of a request takes time in proportion to its length, and not to the square of it. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { isFieldValue, isMediaRange, isUriReference } from '../../src/fields/grammar.ts'
import {
  httpErrors,
  createLocalizer,
  requireContentType,
  instanceFromTraceparent,
} from '../../src/index.ts'
import { en } from '../../src/languages/en.ts'
import { negotiate } from '../../src/formatters/negotiate.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { growth } from '../support/growth.ts'

const app = httpErrors(new Hono(), {
  report: () => {},
  localize: createLocalizer([en]),
  instance: instanceFromTraceparent(),
})
app.post('/', requireContentType('application/json', 'text/plain', 'image/*'), (c) => c.text(''))

async function post(name: string, value: string): Promise<void> {
  await app.request('/', { method: 'POST', body: 'x', headers: { [name]: value } })
}

/** Functions that read a field, and values that made earlier patterns try every division of them. */
const readers: readonly (readonly [
  string,
  (value: string) => unknown,
  (size: number) => string,
])[] = [
  [
    'Content-Type: spaces',
    (value) => post('Content-Type', value),
    (size) => `a/b${' '.repeat(size)}x`,
  ],
  [
    'Content-Type: spaces and semicolons',
    (value) => post('Content-Type', value),
    (size) => `a/b${' ;'.repeat(size)}x`,
  ],
  [
    'Content-Type: tabs',
    (value) => post('Content-Type', value),
    (size) => `a/b;${'\t'.repeat(size)}x`,
  ],
  [
    'Content-Type: parameters',
    (value) => post('Content-Type', value),
    (size) => `a/b${';a=b'.repeat(size)};`,
  ],
  [
    'Content-Type: quotes',
    (value) => post('Content-Type', value),
    (size) => `a/b;a="${'\\"'.repeat(size)}`,
  ],
  ['Accept: spaces', (value) => post('Accept', value), (size) => `a/b${' '.repeat(size)}x`],
  ['Accept: ranges', (value) => post('Accept', value), (size) => 'a/b,'.repeat(size)],
  [
    'Accept: parameters',
    (value) => negotiate(value, [problemJsonFormatter(), textFormatter()]),
    (size) => `text/plain${';a'.repeat(size)}`,
  ],
  [
    'Accept: quotes',
    (value) => negotiate(value, [problemJsonFormatter(), textFormatter()]),
    (size) => `text/plain;a="${'="'.repeat(size)}`,
  ],
  ['Accept-Language', (value) => post('Accept-Language', value), (size) => 'en-a,'.repeat(size)],
  [
    'Accept-Language: one range',
    (value) => post('Accept-Language', value),
    (size) => `en${'-a'.repeat(size)}`,
  ],
  ['traceparent', (value) => post('traceparent', value), (size) => '0'.repeat(size)],
  ['a media type', isMediaRange, (size) => `a/b${'; a="\\""'.repeat(size)} `],
  ['a field value', isFieldValue, (size) => `a${' '.repeat(size)}`],
  ['a URI', isUriReference, (size) => `//${'a'.repeat(size)}%`],
]

test.each(readers)(
  'the time for reading %s grows much less than the square of its length',
  async (_, read, make) => {
    expect(await growth(read, make)).toBeLessThan(100)
  }
)
