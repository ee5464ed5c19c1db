/** What is refused where a problem type is declared or thrown: the option, what was received, the class. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  defineProblem,
  HttpError,
  MethodNotAllowed,
  NotFound,
  TooManyRequests,
} from '../../src/index.ts'

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
    ['a number', 403, 'a number (403)'],
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
      `Option 'base' must be the class of a status, such as Forbidden; received ${received}`
    )
  })

  test('cannot be a problem type', () => {
    const Declared = defineProblem(NotFound, { type, title: 'X.' })
    for (const each of [Declared, class extends Declared {}]) {
      expect(refusalOf(() => declare(each, fine))).toBe(
        `Option 'base' must be the class of a status, such as Forbidden; received X, which declares its members already.`
      )
    }
  })
})

describe('a definition', () => {
  test.each([
    [undefined, `Option 'definition' of defineProblem() must be an object; received undefined.`],
    ['x', `Option 'definition' of defineProblem() must be an object; received a string.`],
    [[], `Option 'definition' of defineProblem() must be an object; received an array.`],
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
    ['title', 7, 'a summary that is not blank', 'a number (7)'],
    ['title', ' ', 'a summary that is not blank', 'a string'],
    ['name', 'lower', 'the name of a class', 'a string'],
    ['name', 'A b', 'the name of a class', 'a string'],
    ['name', 7, 'the name of a class', 'a number (7)'],
    ['extensions', { balance: 'number' }, 'a schema that implements Standard Schema', 'an object'],
    ['extensions', null, 'a schema that implements Standard Schema', 'null'],
    ['extensions', boom, 'a schema that implements Standard Schema', 'a function (boom)'],
    ['extensions', { '~standard': {} }, 'a schema that implements Standard Schema', 'an object'],
    ['detail', 7, 'a string that is not blank, or a function', 'a number (7)'],
    ['detail', '', 'a string that is not blank, or a function', 'an empty string'],
    ['description', 7, 'a string that is not blank', 'a number (7)'],
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

describe('an occurrence', () => {
  const Plain = declare(NotFound, { ...fine, name: 'BookMissing' })
  const Members = declare(NotFound, {
    ...fine,
    name: 'BookMissing',
    extensions: z.object({ id: z.string() }),
  })
  const Closed = declare(MethodNotAllowed, { ...fine, name: 'Closed' })
  const Limited = declare(TooManyRequests, { ...fine, name: 'Limited' })

  test('names the options that there are, without those of the class', () => {
    expect(refusalOf(() => new Plain({ balance: 30 }))).toBe(
      `Unknown option 'balance' of BookMissing: it takes message, detail, instance, headers, cause, expose, condition, applied.`
    )
  })

  test.each([
    [Plain, [{ detial: 'x' }], `Unknown option 'detial' of BookMissing: did you mean 'detail'?`],
    [
      Plain,
      [{ detail: 7 }],
      `Option 'detail' of BookMissing must be a string; received a number (7).`,
    ],
    [
      Members,
      [{ id: 'x', instance: 'a b' }],
      `Option 'instance' of BookMissing must be a URI reference`,
    ],
    [Members, [{ id: 'x', expose: 'no' }], `Option 'expose' of BookMissing must be a boolean`],
    [Members, [{ id: 'x', headers: [] }], `Option 'headers' of BookMissing must be an object`],
    [Members, [{ id: 'x', headers: { 'a b': 'c' } }], ` of BookMissing must `],
    [
      Members,
      [{ id: 'x', type: '/y' }],
      `Option 'type' of BookMissing is that of the class: set it in defineProblem().`,
    ],
    [
      Members,
      [{ id: 'x', title: 'y' }],
      `Option 'title' of BookMissing is that of the class: set it in defineProblem().`,
    ],
    [
      Members,
      [{ extensions: { id: 'x' } }],
      `Option 'extensions' of BookMissing: write the members beside the options, new BookMissing({ member: value }).`,
    ],
    [
      Members,
      [new Error('secret')],
      'BookMissing takes a message, options, or both, in this order. It received an Error. Options are a plain object, with an error as `cause`: { cause: error }.',
    ],
    [Members, ['log', new Response()], 'BookMissing takes a message, options, or both'],
    [Members, ['log', {}, 7], 'BookMissing takes a message, options, or both'],
    [Members, [7], 'BookMissing takes a message, options, or both'],
    [Closed, [], `Option 'allow' of Closed is required.`],
    [Closed, [{ allow: 'GET' }], `Option 'allow' of Closed must be `],
    [
      Closed,
      [{ allow: ['a b'] }],
      `Option 'allow[0]' of Closed must be a method; received a string.`,
    ],
    [Limited, [{ retryAfter: NaN }], `Option 'retryAfter' of Limited must be `],
    [Limited, [{ retryAfter: new Date(NaN) }], `Option 'retryAfter' of Limited must be `],
    [Limited, [{ headers: { 'Retry-After': 'soon' } }], `of Limited`],
  ])('of %o with %j is refused by the name of option and class', (Class, args, message) => {
    const refusal = refusalOf(() => new Class(...args))
    expect(refusal).toContain(message)
    expect(refusal).not.toContain('secret')
  })

  test('keeps the refusal of the status as the cause, and its class', () => {
    const plain = (): unknown =>
      new (TooManyRequests as unknown as typeof Limited)({ retryAfter: NaN })
    const refused: unknown[] = []
    for (const call of [plain, () => new Limited({ retryAfter: NaN })]) {
      try {
        call()
      } catch (error) {
        refused.push(error)
      }
    }
    const [first, second] = refused as Error[]
    expect(second?.constructor).toBe(first?.constructor)
    expect(second?.cause).toMatchObject({ message: first?.message })
  })
})

test('What an option throws itself is thrown as it is', () => {
  const Limited = declare(MethodNotAllowed, fine)
  const trapped = new Error('trapped')
  const allow = new Proxy(['GET'], {
    get() {
      throw trapped
    },
  })
  expect(() => new Limited({ allow })).toThrow(trapped)
})
