/** In which forms a text quotes a value, and what is no quotation, at both sides of every limit. */
import { describe, expect, test } from 'vitest'
import { SubmittedValues } from '../../src/validation/redaction.ts'

/** Whether the text quotes the value that it is about. */
const isQuoted = (text: string, value: unknown): boolean =>
  new SubmittedValues().isQuotedIn(text, [value])

/** Whether the text quotes a value that it is not about. */
function isQuotedElsewhere(text: string, value: unknown): boolean {
  const submitted = new SubmittedValues()
  submitted.add(value)
  return submitted.isQuotedIn(text, [])
}

describe('The value that a text is about', () => {
  test.each<[string, unknown, boolean]>([
    ['An empty text', '', false],
    // One character counts in quotation marks.
    ['Not "a".', 'a', true],
    ["Not 'a'.", 'a', true],
    ['Not a.', 'a', false],
    ['Not `a`.', 'a', false],
    ['Not "a\'.', 'a', false],
    ['Not "A".', ' a ', true],
    // Two and three characters count as a word.
    ['Not ab.', 'ab', true],
    ['ab', 'ab', true],
    ['Not abc', 'ab', false],
    ['Not cab', 'ab', false],
    ['cab, ab', 'ab', true],
    ['Not é1', '1é', false],
    ['éab', 'ab', false],
    ['ab9', 'ab', false],
    ['ab_', 'ab', true],
    ['Not abc!', 'abc', true],
    ['Not abcd!', 'abc', false],
    ['Not 6162', 'ab', false],
    ['Not ""', '', false],
    ["Not ''", '', false],
    ['Not abc', 'a\ud800bc', false],
    ['ababab ', 'ab', false],
    // Four to eight characters count anywhere.
    ['Not xabcdx', 'abcd', true],
    ['Not ABCD', 'abcd', true],
    ['Not abcd', 'ABCD', true],
    ['Not abc d', 'abcd', false],
    ['xabcdefghx', 'abcdefgh', true],
    ['xabcdefgx', 'abcdefgh', false],
    // Of longer ones, eight characters in a row count.
    ['x-bcdefghi-x', 'abcdefghi', true],
    ['x-bcdefgh-x', 'abcdefghi', false],
    ['abcdefgh', 'abcdefghi', true],
    ['bcdefgh', 'abcdefghi', false],
    ['', 'abcdefghi', false],
    // Other values have no text.
    ['Not true', true, false],
    ['Not null', null, false],
    ['Not [object Object]', {}, false],
    ['Not undefined', undefined, false],
    ['Not Symbol(abcd)', Symbol('abcd'), false],
  ])('the text %j quotes the submitted %o: %s', (text, value, expected) => {
    expect(isQuoted(text, value)).toBe(expected)
  })

  test('is the last of several as well', () => {
    expect(new SubmittedValues().isQuotedIn('Not abcd', ['x', 7, 'abcd'])).toBe(true)
    expect(new SubmittedValues().isQuotedIn('Not abcd', [])).toBe(false)
  })
})

describe('A number', () => {
  test.each<[string, unknown, boolean]>([
    ['Not 1234', 1234, true],
    ['Not 1,234', 1234, true],
    ['Not 1.234', 1234, true],
    ['Not 1_234', 1234, true],
    ["Not 1'234", 1234, true],
    ['Not 1’234', 1234, true],
    ['Not 1 234', 1234, true],
    ['Not 1\u00a0234', 1234, true],
    ['Not 1\u202f234', 1234, true],
    ['Not 1-234', 1234, true],
    ['Not 1/234', 1234, false],
    ['Not 1, 234', 1234, false],
    ['Not 1234', '1,234', true],
    ['Not 1234', "1'234", true],
    ['Not 1234', '1\u202f234', true],
    ['Not 1234', '1\u00a0234', true],
    ['Not 1234', '1_234', true],
    ['Not 1234', '1-234', true],
    ['Not 1234', '1 234', true],
    ['Not 1234', '+1234', true],
    ['Not 1234', -1234, true],
    ['Not 1234', '--1234', false],
    ['Not 1234', '1/234', false],
    ['Not 1234', 'x1,234', false],
    // The whole part counts, where it has four digits, and every digit together.
    ['Not 1234', 1234.5, true],
    ['Not 1234.5', 1234.5, true],
    ['Not 123', 123.4, false],
    ['Not 123.4', 123.4, true],
    ['Not 1234', '123,4', true],
    ['Not 999', 9991, false],
    ['Not 1234567', '1,234,567.8', true],
    ['Not 1234', '1234.56', true],
    ['Not 12345', '1234.5678', true],
    ['Not 12345678', '1234.5678', true],
    // Three digits count as a word.
    ['Not 123', 123, true],
    ['Not 1234', 123, false],
  ])('the text %j quotes the submitted %o: %s', (text, value, expected) => {
    expect(isQuoted(text, value)).toBe(expected)
  })
})

describe('A value in another form', () => {
  const value = 'Straße+/>?'
  const bytes = Buffer.from(value)
  const base64 = bytes.toString('base64')
  test.each<[string, string, boolean]>([
    ['hexadecimal digits', bytes.toString('hex'), true],
    ['hexadecimal digits in capitals', bytes.toString('hex').toUpperCase(), true],
    ['base64', base64, true],
    ['base64url', bytes.toString('base64url'), true],
    ['percent-encoding', encodeURIComponent(value), true],
    ['other digits', Buffer.from('another').toString('hex'), false],
  ])('decides for %s whether it quotes the value', (_form, text, expected) => {
    expect(isQuoted(`Not ${text}.`, value)).toBe(expected)
  })

  test('Base64 is searched without its padding, and the character before it', () => {
    // YWJjZA== and YWJjZGU=: the last characters depend on the next bytes.
    expect(isQuoted('YWJjZ', 'abcd')).toBe(true)
    expect(isQuoted('YWJj', 'abcd')).toBe(false)
    expect(isQuoted('YWJjZG', 'abcde')).toBe(true)
    expect(isQuoted('YWJjZ', 'abcde')).toBe(false)
    expect(isQuoted('YWJjZGVm', 'abcdef')).toBe(true)
    expect(isQuoted('YWJjZGV', 'abcdef')).toBe(false)
  })

  test('Base64url has - and _ in the places of + and /', () => {
    expect(isQuoted('Pj4-Pz8_', '>>>???')).toBe(true)
    expect(isQuoted('Pj4+Pz8/', '>>>???')).toBe(true)
    expect(isQuoted('Pj4Pz8', '>>>???')).toBe(false)
    expect(isQuoted('Pj4-Pz8', '>>>???')).toBe(false)
    expect(isQuoted('Pj4Pz8_', '>>>???')).toBe(false)
  })

  test('A byte below 16 has two digits', () => {
    expect(isQuoted('0a010203', '\u0001\u0002\u0003x')).toBe(false)
    expect(isQuoted('x01020378x', '\u0001\u0002\u0003x')).toBe(true)
  })

  test('The first 1000 characters are searched in other forms', () => {
    const long = `${'a'.repeat(992)}12345678`
    const hex = (text: string) => Buffer.from(text).toString('hex')
    expect(isQuoted(hex('5678'), long)).toBe(true)
    expect(isQuoted(hex('5678'), `a${long}`)).toBe(false)
  })
})

describe('Every other value that was sent', () => {
  test.each<[string, unknown, boolean]>([
    ['Not abcdefgh.', 'abcdefgh', true],
    ['Not ABCDEFGH.', 'abcdefgh', true],
    ['Not abcdefgh.', 'ABCDEFGHIJ', true],
    ['Not abcdefg.', 'abcdefg', false],
    ['Not bcdefghi.', 'abcdefghi', false],
    ['abcdefgh', 'abcdefgh', true],
    ['12345678', 12345678, true],
    ['12345678', 12345678n, true],
    ['abcdefgh', ['x', { a: 'abcdefgh' }], true],
    ['abcdefgh', new Map([['a', 'abcdefgh']]), true],
    ['abcdefgh', new Set(['abcdefgh']), true],
    ['abcdefgh', new Map([['abcdefgh', 'a']]), false],
    ['abcdefgh', { abcdefgh: 1 }, false],
    ['abcdefgh', undefined, false],
  ])('the text %j quotes the submitted %o: %s', (text, value, expected) => {
    expect(isQuotedElsewhere(text, value)).toBe(expected)
  })

  test('An object that contains itself is read once, and one that throws has no values', () => {
    const circle: Record<string, unknown> = { a: 'abcdefgh' }
    circle['self'] = circle
    expect(isQuotedElsewhere('abcdefgh', circle)).toBe(true)
    const throwing = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap')
        },
      }
    )
    expect(isQuotedElsewhere('abcdefgh', [throwing, 'abcdefgh'])).toBe(true)
  })

  test('Of more than 100000 values, every text counts as a quotation', () => {
    // The list is a value as well.
    const values = (length: number) => Array.from({ length }, () => 1)
    expect(isQuotedElsewhere('x', values(99_999))).toBe(false)
    expect(isQuotedElsewhere('x', values(100_000))).toBe(true)
  })
})
