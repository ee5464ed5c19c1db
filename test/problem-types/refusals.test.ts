/** What is refused where a problem type is declared: the option, what was received, the class. */
import { describe, expect, test } from 'vitest'
import { defineProblem, HttpError, NotFound } from '../../src/index.ts'

const type = 'https://api.example.com/problems/x'

const fine = { type, title: 'X.' }

const declare = defineProblem as unknown as (...args: unknown[]) => {
  new (...args: unknown[]): HttpError
  from(init: unknown): HttpError
}

class Row {
  readonly id = 7
}

const boom = (): never => {
  throw new Error('trap')
}

const revocable = Proxy.revocable(() => {}, {})

revocable.revoke()

/** The message of the TypeError or RangeError that a call throws. */
function refusalOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    expect(error === null ? '' : Object.prototype.toString.call(error)).toBe('[object Error]')
    expect(error).toSatisfy((each) => each instanceof TypeError || each instanceof RangeError)
    return (error as Error).message
  }
  return 'nothing was refused'
}

describe('the class of the status', () => {
  test.each([
    ['a number', 403, '403'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['HttpError', HttpError, 'a function (HttpError)'],
    ['Error', Error, 'a function (Error)'],
    ['an error', new NotFound(), 'an Error'],
    ['an object like a class', { ...NotFound, definition: NotFound.definition }, 'an object'],
    ['a function', () => {}, 'a function'],
    ['a Proxy that throws', new Proxy(() => {}, { get: boom }), 'a function'],
    ['a revoked Proxy', revocable.proxy, 'a function'],
  ])('cannot be %s', (_what, base, received) => {
    const message = refusalOf(() => declare(base, fine))
    expect(message).toContain(
      `Argument 1 of defineProblem() must be the class of a status, such as Forbidden; received ${received}`
    )
  })

  test('cannot be a problem type', () => {
    const Declared = defineProblem(NotFound, { type, title: 'X.' })
    for (const each of [Declared, class extends Declared {}]) {
      expect(refusalOf(() => declare(each, fine))).toBe(
        `Argument 1 of defineProblem() must be the class of a status, such as Forbidden; received X, which declares its members already.`
      )
    }
  })
})

describe('a definition', () => {
  test.each([
    [undefined, `The options of defineProblem() must be an object; received undefined.`],
    ['x', `The options of defineProblem() must be an object; received a string.`],
    [[], `The options of defineProblem() must be an object; received an array.`],
    [{ ...fine, titel: 'x' }, `Unknown option 'titel' of defineProblem(): did you mean 'title'?`],
    [{ ...fine, status: 404 }, `Unknown option 'status' of defineProblem(): it takes type, title,`],
  ])('%j is refused', (definition, message) => {
    expect(refusalOf(() => declare(NotFound, definition))).toContain(message)
  })

  test.each([
    undefined,
    null,
    7,
    '',
    ' ',
    'about:blank',
    'ABOUT:BLANK',
    'about:blank#x',
    'out-of-credit',
    './x',
    '#x',
    '?x',
    'https:',
    'https://a b/',
    'https://exämple.com/',
    'https://user:secret@example.com/',
    '/x\r\nSet-Cookie: a=b',
    `/${'<'}script>`,
  ])('refuses the type %j', (each) => {
    const message = refusalOf(() => declare(NotFound, { type: each, title: 'X.' }))
    expect(message).toMatch(
      /^Option 'type' must be a URI reference .*, in defineProblem\(\); received /
    )
    expect(message).not.toContain('secret')
  })

  test.each([
    'https://a.example/x',
    '/x',
    'urn:problem:x',
    'tag:a.example,2026:x',
    'http://[::1]/x',
  ])('accepts the type %s', (each) => {
    expect(defineProblem(NotFound, { type: each, title: 'X.' }).type).toBe(each)
  })

  test.each([
    ['title', undefined, 'a summary that is not blank', 'undefined'],
    ['title', 7, 'a summary that is not blank', '7'],
    ['title', ' ', 'a summary that is not blank', 'a string'],
    ['name', 'lower', 'the name of a class', 'a string'],
    ['name', 'A b', 'the name of a class', 'a string'],
    ['name', 7, 'the name of a class', '7'],
    ['extensions', { balance: 'number' }, 'a schema that implements Standard Schema', 'an object'],
    ['extensions', null, 'a schema that implements Standard Schema', 'null'],
    ['extensions', boom, 'a schema that implements Standard Schema', 'a function (boom)'],
    ['extensions', { '~standard': {} }, 'a schema that implements Standard Schema', 'an object'],
    ['detail', 7, 'a string that is not blank or a synchronous function', '7'],
    [
      'detail',
      async () => 'x',
      'a string that is not blank or a synchronous function',
      'a function',
    ],
    ['detail', '', 'a string that is not blank or a synchronous function', 'an empty string'],
    ['description', 7, 'a string that is not blank', '7'],
    ['description', '', 'a string that is not blank', 'an empty string'],
    ['condition', 'sometimes', `'temporary', 'permanent' or 'unknown'`, 'a string'],
    ['condition', null, `'temporary', 'permanent' or 'unknown'`, 'null'],
    ['example', 'x', 'a plain object with members and options', 'a string'],
    ['example', [], 'a plain object with members and options', 'an array'],
    ['example', null, 'a plain object with members and options', 'null'],
    ['example', new Row(), 'a plain object with members and options', 'a Row'],
    ['aliases', '/old', 'an array of types', 'a string'],
  ])('refuses the option %s where it is %j', (option, value, wanted, received) => {
    const message = refusalOf(() => declare(NotFound, { ...fine, [option]: value }))
    const [head, tail] = message.split(`, in defineProblem() for ${type}; `)
    expect(head).toBe(`Option '${option}' must be ${wanted}`)
    expect(tail).toBe(`received ${received}.`)
  })

  test('refuses a schema whose property ~standard throws', () => {
    const extensions = Object.defineProperty({}, '~standard', { get: boom })
    expect(refusalOf(() => declare(NotFound, { ...fine, extensions }))).toMatch(
      /^Option 'extensions' must be a schema that implements Standard Schema, .*received an object\.$/
    )
  })

  test.each([[[type]], [['/old', '/old']], [['/old', type]]])(
    'refuses the aliases %j',
    (aliases) => {
      expect(refusalOf(() => declare(NotFound, { ...fine, aliases }))).toBe(
        `Option 'aliases' of defineProblem() for ${type} names a type twice, or the type itself.`
      )
    }
  )

  test('refuses an alias that is no type, by its index', () => {
    const message = refusalOf(() => declare(NotFound, { ...fine, aliases: ['/old', 'old'] }))
    expect(message).toMatch(/^Option 'aliases\[1\]' must be a URI reference /)
    expect(message).toContain(`, in defineProblem() for ${type}; received a string.`)
  })
})
