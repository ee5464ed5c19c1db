/** The dependency diagram, executable: a module may import only what stands above it. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const order = [
  'remembered',
  'factory',
  'registered-methods',
  'received',
  'plain-object',
  'header-entries',
  'grammar',
  'numbers',
  'members',
  'rule',
  'challenge-types',
  'challenge',
  'fields',
  'inspect',
  'field-filter',
  'dropped-fields',
  'staged-field',
  'occurrence',
  'arguments',
  'stack',
  'http-error',
  'forgotten-new',
  'status-range',
  'foreign-status',
  'hook',
  'response-origin',
  'retry-after',
  'json-pointer',
  'json-syntax',
  'sent',
  'validation-issue',
  'define',
  'errors',
  'by-status',
  'validation-problem',
  'validation-hook',
  'validators/*',
  'unofficial-statuses',
  'statuses',
  'ensure',
  'instance',
  'json-value',
  'problem',
  'language-tag',
  'formatters/words',
  'languages/language',
  'languages/*',
  'formatters/formatter',
  'formatters/extensions',
  'formatters/outlook',
  'formatters/terminal',
  'formatters/sha-256',
  'formatters/palette',
  'formatters/html-options',
  'formatters/html-style',
  'formatters/html-text',
  'formatters/html-page',
  'formatters/html-rendered',
  'formatters/xml-name',
  'formatters/xml-text',
  'formatters/problem-text',
  'formatters/*',
  'recognizers/recognizer',
  'unsupported-type',
  'recognizers/cached-body',
  'recognizers/body-error',
  'recognizers/malformed-json',
  'recognizers/malformed-form',
  'recognizers/client-left',
  'recognizers/network-codes',
  'recognizers/network',
  'recognizers/proxy-status',
  'recognizers/upstream-libraries',
  'recognizers/*',
  'recognize',
  'negotiate',
  'formatter-choice',
  'debug',
  'development',
  'localize',
  'exchange',
  'protocol',
  'own-fields',
  'finalize',
  'safe-console',
  'report',
  'options',
  'describe',
  'localized',
  'respond',
  'bounded-content',
  'held-response',
  'answer',
  'request-exchange',
  'link',
  'interim',
  'require-content-type',
  'answered',
  'staged-fields',
  'context-response',
  'matched-routes',
  'handler-source',
  'owner',
  'other-copy',
  'watch-handlers',
  'thrown-value',
  'guard',
  'description',
  'peek',
  'final-response',
  'last-resort',
  'bun',
  'stream-errors',
  'websocket-errors',
  'route-index',
  'scope',
  'allowed-methods',
  'hono-app',
  'hono',
  'index',
  'node/linger',
  'node/outgoing',
  'node/refusal',
  'node/traffic',
  'node/client-error',
  'node/continue',
  'node/guarded-request',
  'node/exception-text',
  'node/content-length',
  'node/measured-response',
  'node/kept-fields',
  'node/interim-methods',
  'node/guarded-response',
  'node/listener',
  'node/stalled',
  'node/websocket',
  'node/events',
  'node',
]

const source = new URL('../src/', import.meta.url)
const all = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
const isOfTheKit = (name: string) => name.startsWith('conformance/')
/** The conformance kit is separate: it has its own tests below. */
const modules = all.filter((name) => !isOfTheKit(name))

function rank(name: string): number {
  const exact = order.indexOf(name)
  return exact >= 0 ? exact : order.indexOf(name.replace(/[^/]+$/, '*'))
}

function importsOf(name: string): readonly string[] {
  const text = readFileSync(new URL(`${name}.ts`, source), 'utf8')
  const relative = [...text.matchAll(/(?:from |import\()'(\.[^']+)\.ts'/g)].map(
    (match) => match[1] ?? ''
  )
  return relative.map((path) =>
    new URL(path, new URL(name, source)).pathname.slice(source.pathname.length)
  )
}

describe('every module', () => {
  test.each(modules)('%s has its place in the order', (name) => {
    expect(rank(name)).toBeGreaterThanOrEqual(0)
  })

  test.each(modules)('%s imports only what stands above it', (name) => {
    const upward = importsOf(name).filter((imported) => rank(imported) >= rank(name))
    expect(upward).toEqual([])
  })

  test.each(modules)('%s is a page, not a drawer: less than 200 lines', (name) => {
    const lines = readFileSync(new URL(`${name}.ts`, source), 'utf8').split('\n').length
    expect(lines).toBeLessThanOrEqual(200)
  })
})

test('the pure core knows no Hono but by its types', () => {
  // JSX and templates are Hono's own, and so is the way to make text of them.
  // So is its parser of Accept-Language.
  const shell = [
    'formatters/html-rendered',
    'localize',
    ...order.slice(order.indexOf('staged-fields')),
  ]
  for (const name of modules.filter((module) => !shell.includes(module))) {
    const text = readFileSync(new URL(`${name}.ts`, source), 'utf8')
    for (const [statement] of text.matchAll(/^import .* from 'hono.*$/gm)) {
      expect(statement).toMatch(/^import type /)
    }
  }
})

describe('the conformance kit', () => {
  const kit = all.filter(isOfTheKit)

  test.each(kit)('%s imports nothing of the library', (name) => {
    expect(importsOf(name).filter((imported) => !isOfTheKit(imported))).toEqual([])
  })

  test.each(kit)('%s has less than 200 lines', (name) => {
    const lines = readFileSync(new URL(`${name}.ts`, source), 'utf8').split('\n').length
    expect(lines).toBeLessThanOrEqual(200)
  })

  test('is imported by no module of the library', () => {
    const importers = modules.filter((name) => importsOf(name).some(isOfTheKit))
    expect(importers).toEqual([])
  })

  test('imports Node and @hono/node-server only', () => {
    const packages = kit.flatMap((name) => {
      const text = readFileSync(new URL(`${name}.ts`, source), 'utf8')
      return [...text.matchAll(/(?:from |import\()'([^.'][^']*)'/g)].map(([, from = '']) => from)
    })
    const foreign = packages.filter((from) => !from.startsWith('node:'))
    expect([...new Set(foreign)].filter((from) => from !== '@hono/node-server')).toEqual([])
  })
})
