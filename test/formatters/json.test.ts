import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { jsonValue, megabyte, problem, problemWith } from './problems.ts'

describe('problem+json', () => {
  test('of any problem says just that problem, without a byte order mark (RFC 8259 §8.1)', () => {
    fc.assert(
      fc.property(problem, (value) => {
        const written = problemJsonFormatter().format(value)
        expect(written.startsWith('{')).toBe(true)
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(JSON.parse(problemJsonFormatter({ pretty: true }).format(value))).toEqual(
          JSON.parse(written)
        )
      })
    )
  })

  test('can be pretty, and is the same media type then', () => {
    expect(problemJsonFormatter({ pretty: true }).type).toBe(problemJsonFormatter().type)
    expect(problemJsonFormatter({ pretty: true }).format(problemWith())).toBe(
      '{\n  "type": "about:blank",\n  "title": "Not Found",\n  "status": 404,\n' +
        '  "detail": "No book has that id.",\n  "condition": "unknown"\n}\n'
    )
  })
})

describe('json()', () => {
  test('refuses a shape that is no function when it is made, and not at the first error', () => {
    expect(() => jsonFormatter({ pretty: true } as never)).toThrow(
      new TypeError(`Option 'shape' must be a function; received an object.`)
    )
  })

  test('writes the problem itself as application/json', () => {
    expect(jsonFormatter().type).toBe('application/json')
    expect(jsonFormatter().format(problemWith())).toBe(problemJsonFormatter().format(problemWith()))
  })

  test('writes any shape in one line', () => {
    const formatter = jsonFormatter(({ status, detail }) => ({
      error: { code: status, message: detail },
    }))
    expect(formatter.format(problemWith())).toBe(
      '{"error":{"code":404,"message":"No book has that id."}}'
    )
  })

  test('can be pretty', () => {
    expect(
      jsonFormatter(({ status }) => ({ status }), { pretty: true }).format(problemWith())
    ).toBe('{\n  "status": 404\n}\n')
    expect(jsonFormatter(undefined, { pretty: true }).format(problemWith())).toBe(
      problemJsonFormatter({ pretty: true }).format(problemWith())
    )
  })

  test('waits for a shape that takes time', async () => {
    const formatter = jsonFormatter(async ({ status }) => ({ status }))
    expect(await formatter.format(problemWith())).toBe('{"status":404}')
  })

  test('writes any value that JSON can carry', () => {
    fc.assert(
      fc.property(jsonValue, problem, (value, said) => {
        const written = jsonFormatter(() => ({ value })).format(said)
        const expected: unknown = JSON.parse(JSON.stringify({ value }), (name, member: unknown) =>
          name === '__proto__' ? undefined : member
        )
        expect(JSON.parse(String(written))).toEqual(expected)
      })
    )
  })

  test('leaves out what JSON cannot carry', () => {
    const cycle: Record<string, unknown> = { status: 404 }
    cycle['self'] = cycle
    cycle['fn'] = () => 1
    cycle['big'] = 2n ** 64n
    cycle['broken'] = {
      toJSON(): never {
        throw new Error('secret')
      },
    }
    expect(jsonFormatter(() => cycle).format(problemWith())).toBe(
      '{"status":404,"big":"18446744073709551616"}'
    )
  })

  test.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    [
      'a toJSON that throws',
      {
        toJSON(): never {
          throw new Error('secret')
        },
      },
    ],
  ])('throws a TypeError where the shape is %s', async (_, value) => {
    expect(() => jsonFormatter(() => value).format(problemWith())).toThrow(TypeError)
    await expect(async () =>
      jsonFormatter(async () => value).format(problemWith())
    ).rejects.toThrow(TypeError)
  })

  test('of a megabyte is written at once', () => {
    const written = String(jsonFormatter().format(problemWith({ detail: megabyte })))
    expect(JSON.parse(written)).toMatchObject({ detail: megabyte })
  })
})
