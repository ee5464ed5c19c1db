import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json } from '../../src/formatters/json.ts'
import { prettyProblemJson, problemJson } from '../../src/formatters/problem-json.ts'
import { jsonValue, megabyte, problem, problemWith } from './problems.ts'

describe('problem+json', () => {
  test('of any problem says just that problem, without a byte order mark (RFC 8259 §8.1)', () => {
    fc.assert(
      fc.property(problem, (value) => {
        const written = problemJson.format(value)
        expect(written.startsWith('{')).toBe(true)
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(JSON.parse(prettyProblemJson.format(value))).toEqual(JSON.parse(written))
      })
    )
  })

  test('can be pretty, and is the same media type then', () => {
    expect(prettyProblemJson.type).toBe(problemJson.type)
    expect(prettyProblemJson.format(problemWith())).toBe(
      '{\n  "type": "about:blank",\n  "title": "Not Found",\n  "status": 404,\n' +
        '  "detail": "No book has that id.",\n  "condition": "unknown"\n}\n'
    )
  })
})

describe('json()', () => {
  test('refuses a shape that is no function when it is made, and not at the first error', () => {
    expect(() => json({ pretty: true } as never)).toThrow(
      new TypeError(`Option 'shape' must be a function; received an object.`)
    )
  })

  test('writes the problem itself as application/json', () => {
    expect(json().type).toBe('application/json')
    expect(json().format(problemWith())).toBe(problemJson.format(problemWith()))
  })

  test('writes any shape in one line', () => {
    const formatter = json(({ status, detail }) => ({ error: { code: status, message: detail } }))
    expect(formatter.format(problemWith())).toBe(
      '{"error":{"code":404,"message":"No book has that id."}}'
    )
  })

  test('can be pretty', () => {
    expect(json(({ status }) => ({ status }), { pretty: true }).format(problemWith())).toBe(
      '{\n  "status": 404\n}\n'
    )
    expect(json(undefined, { pretty: true }).format(problemWith())).toBe(
      prettyProblemJson.format(problemWith())
    )
  })

  test('waits for a shape that takes time', async () => {
    const formatter = json(async ({ status }) => ({ status }))
    expect(await formatter.format(problemWith())).toBe('{"status":404}')
  })

  test('writes any value that JSON can carry', () => {
    fc.assert(
      fc.property(jsonValue, problem, (value, said) => {
        const written = json(() => ({ value })).format(said)
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
    expect(json(() => cycle).format(problemWith())).toBe(
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
    expect(() => json(() => value).format(problemWith())).toThrow(TypeError)
    await expect(async () => json(async () => value).format(problemWith())).rejects.toThrow(
      TypeError
    )
  })

  test('of a megabyte is written at once', () => {
    const written = String(json().format(problemWith({ detail: megabyte })))
    expect(JSON.parse(written)).toMatchObject({ detail: megabyte })
  })
})
