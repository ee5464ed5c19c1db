import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { jsonValue, megabyte, problem, problemWith } from './problems.ts'

describe('problemJsonFormatter()', () => {
  test('problem+json parses as the same problem and has no byte order mark (RFC 8259 §8.1)', () => {
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

  test('the option pretty indents problem+json and keeps the media type', () => {
    expect(problemJsonFormatter({ pretty: true }).type).toBe(problemJsonFormatter().type)
    expect(problemJsonFormatter({ pretty: true }).format(problemWith())).toBe(
      '{\n  "type": "about:blank",\n  "title": "Not Found",\n  "status": 404,\n' +
        '  "detail": "No book has that id.",\n  "condition": "unknown"\n}\n'
    )
  })
})

describe('jsonFormatter()', () => {
  test('jsonFormatter() throws at once if the first argument is no function', () => {
    expect(() => jsonFormatter({ pretty: true } as never)).toThrow(
      new TypeError(
        `Argument 1 of jsonFormatter() must be a function, or undefined before options; received an object.`
      )
    )
  })

  test('jsonFormatter() without a shape writes the problem as application/json', () => {
    expect(jsonFormatter().type).toBe('application/json')
    expect(jsonFormatter().format(problemWith())).toBe(problemJsonFormatter().format(problemWith()))
  })

  test('jsonFormatter() writes the value of the shape in one line', () => {
    const formatter = jsonFormatter(({ status, detail }) => ({
      error: { code: status, message: detail },
    }))
    expect(formatter.format(problemWith())).toBe(
      '{"error":{"code":404,"message":"No book has that id."}}'
    )
  })

  test('the option pretty indents application/json', () => {
    expect(
      jsonFormatter(({ status }) => ({ status }), { pretty: true }).format(problemWith())
    ).toBe('{\n  "status": 404\n}\n')
    expect(jsonFormatter(undefined, { pretty: true }).format(problemWith())).toBe(
      problemJsonFormatter({ pretty: true }).format(problemWith())
    )
  })

  test('jsonFormatter() awaits the promise of a shape', async () => {
    const formatter = jsonFormatter(async ({ status }) => ({ status }))
    expect(await formatter.format(problemWith())).toBe('{"status":404}')
  })

  test('jsonFormatter() writes every value that JSON can represent', () => {
    fc.assert(
      fc.property(jsonValue, problem, (value, problem) => {
        const written = jsonFormatter(() => ({ value })).format(problem)
        const expected: unknown = JSON.parse(JSON.stringify({ value }), (name, member: unknown) =>
          name === '__proto__' ? undefined : member
        )
        expect(JSON.parse(String(written))).toEqual(expected)
      })
    )
  })

  test('jsonFormatter() leaves out what JSON cannot represent', () => {
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
  ])('jsonFormatter() throws a TypeError if the shape returns %s', async (_, value) => {
    expect(() => jsonFormatter(() => value).format(problemWith())).toThrow(TypeError)
    await expect(async () =>
      jsonFormatter(async () => value).format(problemWith())
    ).rejects.toThrow(TypeError)
  })

  test('jsonFormatter() writes a detail of a megabyte', () => {
    const written = String(jsonFormatter().format(problemWith({ detail: megabyte })))
    expect(JSON.parse(written)).toMatchObject({ detail: megabyte })
  })
})
