import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  Gone,
  InternalServerError,
  NotAcceptable,
  NotFound,
  ServiceUnavailable,
} from '../../src/errors/errors.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { everyError } from '../support/every-error.ts'
import { registeredRules } from '../fixtures/rules.ts'

describe('toProblem', () => {
  test('a problem has its standard members in a fixed order, and then the extensions', () => {
    const error = new NotFound({
      type: 'https://example.org/problems/no-book',
      title: 'No Such Book',
      detail: 'No book has that id.',
      instance: 'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      extensions: { bookId: 'dune' },
    })
    expect(JSON.stringify(toProblem(error))).toBe(
      '{"type":"https://example.org/problems/no-book","title":"No Such Book","status":404,' +
        '"detail":"No book has that id.","instance":"urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",' +
        '"condition":"unknown","bookId":"dune"}'
    )
  })

  test.each(Object.entries(everyError))(
    'a problem of %s has the status and the phrase of IANA (RFC 9457 §4.2.1)',
    (_, make) => {
      const problem = toProblem(make())
      const rule = registeredRules.find(({ code }) => code === problem.status)
      expect(problem.type).toBe('about:blank')
      expect(problem.title).toBe(rule?.usable ? rule.phrase : "I'm a Teapot")
      expect(problem.detail).not.toBe('')
      expect(['temporary', 'permanent', 'unknown']).toContain(problem.condition)
    }
  )

  test('a problem has the condition of its status, or that of the option', () => {
    expect(toProblem(new Gone()).condition).toBe('permanent')
    expect(toProblem(new ServiceUnavailable()).condition).toBe('temporary')
    expect(toProblem(new NotFound()).condition).toBe('unknown')
    expect(toProblem(new NotFound({ condition: 'permanent' })).condition).toBe('permanent')
  })
})

describe('the public part of an error', () => {
  test('the message of a 4xx becomes the detail', () => {
    expect(toProblem(new NotFound('No book.')).detail).toBe('No book.')
  })

  test('the message of a 5xx is not public, and the explanation of the status becomes the detail', () => {
    const problem = toProblem(new InternalServerError('SELECT secret'))
    expect(problem.detail).toBe(new InternalServerError().definition.explanation)
  })

  test('the option detail becomes the detail, before the message', () => {
    expect(toProblem(new InternalServerError('log', { detail: 'public' })).detail).toBe('public')
    expect(toProblem(new NotFound('log', { detail: 'public' })).detail).toBe('public')
  })

  test('the option expose decides over the message, and the hook expose decides before it', () => {
    expect(toProblem(new InternalServerError('public', { expose: true })).detail).toBe('public')
    expect(toProblem(new NotFound('private', { expose: false })).detail).toBe(
      new NotFound().definition.explanation
    )
    expect(toProblem(new NotFound('private'), { expose: () => false }).detail).toBe(
      new NotFound().definition.explanation
    )
  })

  test('a message that is empty or the phrase gives way to the explanation', () => {
    expect(toProblem(new NotFound()).detail).toBe(new NotFound().definition.explanation)
    expect(toProblem(new NotFound('')).detail).toBe(new NotFound().definition.explanation)
    expect(toProblem(new NotFound({ detail: '' })).detail).toBe(
      new NotFound().definition.explanation
    )
  })

  test.each(Object.entries(everyError))(
    'a problem of %s contains neither the cause nor the stack',
    (_, make) => {
      const error = make()
      Object.defineProperty(error, 'cause', { value: new Error('planted secret') })
      Object.defineProperty(error, 'stack', { value: 'planted secret' })
      expect(JSON.stringify(toProblem(error))).not.toMatch(/secret/)
    }
  )
})

describe('the extensions of a problem', () => {
  test('extensions do not overwrite a standard member', () => {
    const extensions = {
      type: 'x',
      title: 'x',
      status: 200,
      detail: 'x',
      instance: 'x',
      condition: 'x',
      own: 1,
    }
    expect(toProblem(NotFound.from({ extensions: extensions as never }))).toEqual({
      ...toProblem(new NotFound()),
      own: 1,
    })
  })

  test('extensions do not overwrite a member that the status defines', () => {
    const error = new NotAcceptable({ available: [{ href: '/a' }], extensions: { available: 'x' } })
    expect(toProblem(error)['available']).toEqual([{ href: '/a' }])
  })

  test('extensions that are no JSON are converted or left out', () => {
    const cycle: Record<string, unknown> = { a: 1 }
    cycle['self'] = cycle
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const extensions = {
      big: 2n ** 64n,
      cycle,
      get broken(): never {
        throw new Error('secret')
      },
      toJSON: () => 'pwned',
      ['__proto__']: { polluted: true },
      proxy,
      nan: Number.NaN,
      date: new Date(0),
      url: new URL('https://example.org/'),
      nested: { toJSON: () => ({ inner: 1n }) },
      hostile: {
        toJSON(): never {
          throw new Error('secret')
        },
      },
      fn: () => 1,
      symbol: Symbol('x'),
      nothing: undefined,
      nil: null,
      list: [1, undefined, () => 1, 2n],
    }
    const text = JSON.stringify(toProblem(NotFound.from({ extensions: extensions as never })))
    expect(JSON.parse(text)).toEqual({
      ...toProblem(new NotFound()),
      big: '18446744073709551616',
      cycle: { a: 1 },
      nan: null,
      date: '1970-01-01T00:00:00.000Z',
      url: 'https://example.org/',
      nested: { inner: '1' },
      nil: null,
      list: [1, null, null, '2'],
    })
  })

  test('extensions with the key __proto__ change no prototype, and the key is left out', () => {
    const extensions: Record<string, unknown> = JSON.parse(
      '{"__proto__":{"polluted":true},"a":{"__proto__":1,"b":2}}'
    )
    const problem = toProblem(new NotFound({ extensions }))
    expect(JSON.stringify(problem)).not.toMatch(/__proto__|polluted/)
    expect(Reflect.get(problem, 'polluted')).toBeUndefined()
    expect(problem['a']).toEqual({ b: 2 })
  })

  test('extensions that are very deep are cut, and the other members stay', () => {
    let deep: unknown = 'bottom'
    for (let level = 0; level < 10_000; level++) deep = { deep }
    const text = JSON.stringify(toProblem(new NotFound({ extensions: { deep, after: 1 } })))
    expect(text.length).toBeLessThan(1000)
    expect(JSON.parse(text)).toMatchObject({ after: 1, status: 404 })
  })

  test('extensions of any shape are written as JSON.stringify would write them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extensions) => {
        const { type, title, status, detail, instance, condition, toJSON, ...own } = extensions
        void [type, title, status, detail, instance, condition, toJSON]
        delete own['__proto__']
        const problem: unknown = JSON.parse(
          JSON.stringify(toProblem(NotFound.from({ extensions: extensions as never })))
        )
        const plain: unknown = JSON.parse(
          JSON.stringify({ ...toProblem(new NotFound()), ...own }),
          (key, value: unknown) => (key === '__proto__' ? undefined : value)
        )
        expect(problem).toEqual(plain)
      })
    )
  })
})
