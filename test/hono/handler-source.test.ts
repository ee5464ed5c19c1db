/** What the source text of a handler shows: whether it may call `next`, and whether it is `methodNotAllowed`. */
import { describe, expect, test } from 'vitest'
import { isMethodNotAllowed, mayCallNext } from '../../src/hono/handler-source.ts'

type AnyFunction = (...args: never) => unknown

/** A function as its source text, which no compiler has changed. */
const written = (source: string): AnyFunction => new Function(`return (${source})`)() as AnyFunction

describe('mayCallNext', () => {
  test.each([
    '(c, next) => next()',
    'function (c, next) { return next() }',
    '(c /* () => 1 */, next) => next()',
    '(...args) => args[1]()',
    '(c, next = undefined) => next()',
    '(c, next=undefined)=>next()',
    '(c, next = undefined)   => next()',
    'function (c, next = undefined) { return next() }',
    'function(c,next=undefined){return next()}',
    'async function named(c, next = undefined)  { return next() }',
    'function () { return arguments[1]() }',
    '({ handle(c, next = undefined) { return next() } }).handle',
    '((c) => c).bind(null)',
    // It is not told apart from a parameter: in doubt it may.
    'c => { const list = [1, 2]; return list.map((one) => one) }',
  ])('the handler %s may call next', (source) => {
    expect(mayCallNext(written(source))).toBe(true)
  })

  test.each([
    '() => 1',
    '(c) => 1',
    'c => 1',
    '(c)=>c.text("a, b")',
    '(c)  => [1, 2]',
    'c => c.text("a, b")',
    'c => ["a, b", c.req.path].join(", ")',
    'function (c) { return [1, 2] }',
    'function(c){return [1, 2]}',
    'async (c) => [c, c]',
    '(c) => c.theirarguments',
    '(c) => c.argumentsOf',
    '(c) => c.native',
  ])('%s may not', (source) => {
    expect(mayCallNext(written(source))).toBe(false)
  })
})

describe('isMethodNotAllowed', () => {
  test.each([
    ['(c, next) => { const { onMethodNotAllowed } = c; return next() }', true],
    ['(c, next, more) => c.onMethodNotAllowed', true],
    ['(c) => c.onMethodNotAllowed', false],
    ['(c, next) => c.methodNotAllowed', false],
    ['() => "onMethodNotAllowed"', false],
  ])('the source %s is taken for the one of hono/method-not-allowed: %o', (source, expected) => {
    expect(isMethodNotAllowed(written(source))).toBe(expected)
  })
})
