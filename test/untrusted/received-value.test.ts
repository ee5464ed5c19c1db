/** What a value is, for the message of an error. */
import vm from 'node:vm'
import { expect, test } from 'vitest'
import { shownValue, typeName } from '../../src/untrusted/received-value.ts'

const throws = (): never => {
  throw new Error('x')
}
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const named = (name: unknown) => Object.defineProperty(() => {}, 'name', { value: name })
const ofClass = (name: unknown) => ({ constructor: { name } })
const tagged = (tag: string) => ({ [Symbol.toStringTag]: tag })
class Order {
  readonly id = 1
}

test.each<[string, () => unknown]>([
  ['undefined', () => undefined],
  ['null', () => null],
  ['a string', () => 'secret'],
  ['an empty string', () => ''],
  ['-1.5', () => -1.5],
  ['NaN', () => Number.NaN],
  ['false', () => false],
  ['a bigint', () => 7n],
  ['a symbol', () => Symbol('secret')],
  ['a function (throws)', () => throws],
  ['a function (Order)', () => Order],
  ['a function', () => named('')],
  ['a function', () => named(7)],
  ['a function', () => named('two words')],
  ['an object', () => ({ secret: 1 })],
  ['an object', () => Object.create(null)],
  ['an object', () => vm.runInNewContext('({})')],
  ['an array', () => ['secret']],
  ['an array', () => vm.runInNewContext('[]')],
  ['an Order', () => new Order()],
  ['a Date', () => new Date(0)],
  ['an Error', () => new RangeError('secret')],
  ['a Map', () => new Map()],
  ['an AbortSignal', () => new AbortController().signal],
  ['a Response', () => new Response('secret')],
  // `U` is spoken with a consonant in these.
  ['a URL', () => new URL('https://a/')],
  ['a URLSearchParams', () => new URLSearchParams('a=1')],
  ['a Uint8Array', () => new Uint8Array()],
  ['a User', () => ofClass('User')],
  ['a user', () => ofClass('user')],
  ['an Upload', () => ofClass('Upload')],
  ['an Item', () => ofClass('Item')],
  ['a Curl', () => ofClass('Curl')],
  ['a $_1', () => ofClass('$_1')],
  [`an A${'b'.repeat(40)}`, () => ofClass(`A${'b'.repeat(40)}`)],
  // What is no name is text that somebody has put there.
  ['an object', () => ofClass(`A${'b'.repeat(41)}`)],
  ['an object', () => ofClass('1a')],
  ['an object', () => ofClass(' a')],
  ['an object', () => ofClass('a b')],
  ['an object', () => ofClass('')],
  ['an object', () => ofClass(7)],
  ['an object', () => ofClass(['Order'])],
  ['an object', () => ({ constructor: undefined })],
  ['an object', () => ({ constructor: null })],
  ['an Order', () => tagged('Order')],
  ['an object', () => tagged('two words')],
  ['an object', () => Object.defineProperty({}, 'constructor', { get: throws })],
  ['an unreadable object', () => new Proxy({}, { get: throws })],
  ['an unreadable object', revoked],
])('a message names the received value as: %s', (name, make) => {
  expect(typeName(make())).toBe(name)
})

test.each<[unknown, string]>([
  ['json', '"json"'],
  ['', '""'],
  ['a "b"', '"a \\"b\\""'],
  ['Bücher, 本', '"Bücher, 本"'],
  // What a terminal obeys, or what no one sees.
  ['a\r\nb\t\u001b[31m', '"a\\r\\nb\\t\\u001b[31m"'],
  ['a\u0085\u007f\u202e\u2028b\u200b', '"a\ufffd\ufffd\ufffd\ufffdb\ufffd"'],
  ['\ud800', '"\\ud800"'],
  ['x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
  // An address may have a password.
  ['https://ada:secret@example.org/', 'a string'],
  [404, '404'],
  [true, 'true'],
  [undefined, 'undefined'],
  [[], 'an empty array'],
  [[1], 'an array'],
  [{ length: 0 }, 'an object'],
  [{ secret: 1 }, 'an object'],
  [async () => {}, 'a function'],
])('what a developer has written is shown: %j', (value, shown) => {
  expect(shownValue(value)).toBe(shown)
})

test('of a Proxy that was revoked, it is shown that it cannot be read', () => {
  expect(shownValue(revoked())).toBe('an unreadable object')
})
