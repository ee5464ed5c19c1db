/** The problem types that IANA has registered. */
import { describe, expect, test } from 'vitest'
import {
  BadRequest,
  DateNotAcceptable,
  InvalidDigestValues,
  MismatchedDigestValues,
  OhttpKeyNotAcceptable,
  problems,
  toProblem,
  UnsupportedDigestAlgorithms,
} from '../../src/index.ts'
import * as registered from '../../src/problem-types/registered-problems.ts'

describe('the problem types of IANA', () => {
  const base = 'https://iana.org/assignments/http-problem-types#'

  test.each([
    [DateNotAcceptable, 'date', 'Date Not Acceptable'],
    [OhttpKeyNotAcceptable, 'ohttp-key', 'Oblivious HTTP key configuration not acceptable'],
    [
      UnsupportedDigestAlgorithms,
      'digest-unsupported-algorithms',
      'Unsupported Hashing Algorithms',
    ],
    [InvalidDigestValues, 'digest-invalid-values', 'Invalid Digest Values'],
    [MismatchedDigestValues, 'digest-mismatched-values', 'Mismatched Digest Values'],
  ])('%o is a 400 with the type #%s and the title of the registry', (Class, fragment, title) => {
    const error = new Class('for the log')
    expect(error).toBeInstanceOf(BadRequest)
    expect(toProblem(error)).toMatchObject({ type: base + fragment, title, status: 400 })
    expect(error.name).toBe(Class.definition.name)
    expect(Class.definition.description).toMatch(/\.$/)
  })

  test('are a set without a type, alias or name in common', () => {
    const all = [
      DateNotAcceptable,
      OhttpKeyNotAcceptable,
      UnsupportedDigestAlgorithms,
      InvalidDigestValues,
      MismatchedDigestValues,
    ]
    expect(problems(...all)).toHaveLength(5)
  })
})

test('the problem types of IANA have their names, whatever a minifier does', () => {
  const names = Object.entries(registered).map(([name, { definition }]) => [name, definition])
  for (const [name, definition] of names) expect(definition).toMatchObject({ name, status: 400 })
  expect(names).toHaveLength(5)
})
