/** Problems of every shape, with strings in them that try to break out of each format. */
import fc from 'fast-check'
import { NotFound } from '../../src/errors/errors.ts'
import type { Fields } from '../../src/fields/field.ts'
import type { FormatInfo } from '../../src/formatters/formatter.ts'
import type { JsonValue } from '../../src/untrusted/json-value.ts'
import type { Problem } from '../../src/problem/problem.ts'

export const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  `' onmouseover='alert(1)`,
  '<!--',
  '--><img src=x onerror=alert(1)>',
  '</style></title></textarea></pre></code><b>',
  'javascript:alert(1)',
  ']]>',
  '<![CDATA[x]]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '&lt;&amp;&#60;&#x3c;&bogus;&',
  '\0\x01\x08\x0b\x0c\x1f\x7f',
  '\x1b[2J\x1b]0;owned\x07\x9b31m\x90\x9c',
  'a\rb\r\nc\nd\te',
  '\u202egnp.exe\u202c\u2066x\u2069\u202a\u202b\u202d\u2067\u2068',
  '\u2028\u2029\ufeff\ufffe\uffff',
  '\ud800 \udc00 \ud83d\ude00',
  'ลองอีกครั้ง 没有 لا يوجد',
  '__proto__',
  'xmlns',
  'i',
  '_x0041_',
  '',
]

/** The third argument of `format`, for an error with these fields. */
export const formatInfo = (fields: Fields = {}): FormatInfo => ({ error: new NotFound(), fields })

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...payloads),
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.tuple(fc.constantFrom(...payloads), fc.constantFrom(...payloads)).map((pair) => pair.join(''))
)

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.oneof(fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 })
  ),
}))
export const jsonValue = value

const standard = new Set([
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'condition',
  '__proto__',
])

/** Extensions as `toProblem` lets them pass. */
const extensions = fc
  .dictionary(text, value, { maxKeys: 5 })
  .map((members) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => !standard.has(name)))
  )

/** Hostile in every member, even in those whose strings HttpError would refuse. */
export const problem: fc.Arbitrary<Problem> = fc
  .record({
    type: fc.oneof(text, fc.constantFrom('about:blank', 'https://example.org/"><script>')),
    title: text,
    status: fc.integer({ min: 400, max: 599 }),
    detail: text,
    instance: fc.option(text, { nil: undefined }),
    condition: fc.constantFrom('temporary' as const, 'permanent' as const, 'unknown' as const),
    extensions,
  })
  .map(({ extensions: own, instance, ...members }) => ({
    ...members,
    ...(instance !== undefined && { instance }),
    ...own,
  }))

/** A problem with what differs from a plain 404. */
export function problemWith(members: Readonly<Record<string, JsonValue>> = {}): Problem {
  return {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'No book has that id.',
    condition: 'unknown',
    ...members,
  }
}

export const megabyte = '<&\u202e\x1b'.repeat(262_144)
