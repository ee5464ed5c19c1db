import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NotFound, UpgradeRequired } from '../../src/errors/errors.ts'
import { contentLength, finalize, framed, mergeVary } from '../../src/response/finalize.ts'
import { fieldsForHttpVersion, adaptToHttpVersion } from '../../src/response/http-version.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import { readOptions } from '../../src/response/settings.ts'
import { full } from '../../src/presets/full.ts'
import { toProblem } from '../../src/problem/problem.ts'

const draft = {
  status: 404,
  contentType: 'text/plain',
  content: 'größer 🦊',
  cacheControl: 'no-store',
  vary: 'Accept',
  fields: { etag: '"1"', 'www-authenticate': 'Negotiate', vary: 'Origin' },
}
const get = { method: 'GET', accept: null }

function over(httpVersion: string | undefined): ErrorContext {
  return new ErrorContext(readOptions(full), { ...get, httpVersion })
}

describe('finalize', () => {
  test('finalize writes the names of fields in their usual case, in a fixed order', () => {
    expect(Object.entries(finalize(draft).fields)).toEqual([
      ['Cache-Control', 'no-store'],
      ['Content-Type', 'text/plain'],
      ['ETag', '"1"'],
      ['WWW-Authenticate', 'Negotiate'],
      ['Vary', 'Origin, Accept'],
      ['X-Content-Type-Options', 'nosniff'],
    ])
  })

  test('finalize sets no Content-Length, as middleware may change the content', () => {
    expect(finalize(draft).fields).not.toHaveProperty('Content-Length')
  })

  test('finalize sets no Vary if nothing was negotiated', () => {
    expect(finalize({ ...draft, vary: undefined, fields: {} }).fields).not.toHaveProperty('Vary')
  })

  test('finalize keeps the Cache-Control of an error', () => {
    const fields = { 'cache-control': 'public, max-age=60' }
    expect(finalize({ ...draft, fields }).fields['Cache-Control']).toBe('public, max-age=60')
  })
})

describe('framed', () => {
  test.each(['GET', 'HEAD', 'POST'])(
    'framed sets the length of the content in bytes for %s',
    (method) => {
      const lengths = ['abc', 'aäc', 'abc', '', 'aäc', 'ä'.repeat(3)].map(
        (content) => framed(finalize({ ...draft, content }), method).fields['Content-Length']
      )
      expect(lengths).toEqual(['3', '4', '3', '0', '4', '6'])
    }
  )

  test('framed keeps the content for every method but HEAD (RFC 9110 §9.3.2)', () => {
    expect(framed(finalize(draft), 'GET').content).toBe(draft.content)
    expect(framed(finalize(draft), 'HEAD').content).toBeNull()
  })

  test('framed sets no length for a reply without content (RFC 9110 §8.6)', () => {
    const reply = { status: 204, fields: { Allow: 'GET' }, content: null }
    expect(framed(reply, 'OPTIONS')).toBe(reply)
  })
})

test('contentLength counts the bytes of any text, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(contentLength(text)).toBe(String(Buffer.byteLength(text)))
    })
  )
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0xd700, max: 0xe0ff })), (units) => {
      const text = String.fromCharCode(...units)
      expect(contentLength(text)).toBe(String(Buffer.byteLength(text)))
    })
  )
})

describe('mergeVary', () => {
  test.each([
    [['Origin', 'Accept'], 'Origin, Accept'],
    [['accept, Origin', 'Accept'], 'accept, Origin'],
    [['*', 'Accept'], '*'],
    [['', 'Accept'], 'Accept'],
    [[' , ,Origin,', ['Accept', 'accept']], 'Origin, Accept'],
  ])('mergeVary joins %j to %j', (values, merged) => {
    expect(mergeVary(values)).toBe(merged)
  })
})

describe('an error for a version of HTTP', () => {
  const upgrade = new UpgradeRequired({
    upgrade: ['HTTP/1.1', 'websocket'],
    extensions: { why: 'sockets' },
  })

  test.each(['2', '2.0', '3'])(
    'fieldsForHttpVersion removes the fields of the connection for HTTP/%s (RFC 9113 §8.2.2)',
    (httpVersion) => {
      expect(
        fieldsForHttpVersion({ ...upgrade.headers, 'x-own': '1' }, { ...get, httpVersion })
      ).toEqual({ 'x-own': '1' })
    }
  )

  test('adaptToHttpVersion makes a 505 with the protocols of a 426 over HTTP/2, which has no Upgrade', () => {
    const error = adaptToHttpVersion(upgrade, over('2.0'))
    expect(error.headers).toEqual({})
    expect(toProblem(error)).toEqual({
      type: 'about:blank',
      title: 'HTTP Version Not Supported',
      status: 505,
      detail: upgrade.definition.explanation,
      condition: 'permanent',
      why: 'sockets',
      supported: ['HTTP/1.1', 'websocket'],
    })
    const unknown = UpgradeRequired.from()
    expect(toProblem(adaptToHttpVersion(unknown, over('2')))).toHaveProperty('supported', [
      'HTTP/1.1',
    ])
  })

  test.each(['1.0', '1.1', undefined])(
    'adaptToHttpVersion returns a 426 as it is for HTTP/%s',
    (httpVersion) => {
      expect(adaptToHttpVersion(upgrade, over(httpVersion))).toBe(upgrade)
    }
  )

  test('fieldsForHttpVersion adds close to the Connection of an upgrade if the connection ends (RFC 9112 §9.6)', () => {
    const exchange = { ...get, httpVersion: '1.0', closes: true }
    expect(fieldsForHttpVersion(upgrade.headers, exchange)['connection']).toBe('upgrade, close')
    expect(fieldsForHttpVersion({ connection: 'close' }, exchange)['connection']).toBe('close')
    expect(fieldsForHttpVersion(new NotFound().headers, exchange)).toEqual({})
  })
})

test.each([
  '\u007f',
  '\u0080',
  '\u07ff',
  '\u0800',
  '\ud7ff\udc00',
  '\ud800\udc00',
  '\udbff\udfff',
  '\ud800\ue000',
  '\udbff\ue000',
  '\udc00\udc00',
  '\udc00\udfff',
  '\udfff\udc00',
])(
  'contentLength counts the bytes of the first and the last character of each length: %j',
  (text) => {
    expect(contentLength(text)).toBe(String(Buffer.byteLength(text)))
  }
)
