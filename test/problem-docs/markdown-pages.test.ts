/** Markdown in which no text of the app has a meaning (CommonMark 0.31 §2.4, §4.5, §6.1). */
import { describe, expect, test } from 'vitest'
import { defineHttpError } from '../../src/errors/define-http-error.ts'
import { indexMarkdown, problemMarkdown } from '../../src/problem-docs/markdown-pages.ts'
import { factsOf, type ProblemFacts } from '../../src/problem-docs/problem-facts.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { StockConflict } from './bookshop-problems.ts'

const facts = factsOf(StockConflict)
const page = (changes: Partial<ProblemFacts>) => problemMarkdown({ ...facts, ...changes }, '../')
const linesWith = (changes: Partial<ProblemFacts>, part: string) =>
  page(changes)
    .split('\n')
    .filter((line) => line.includes(part))

describe('a text', () => {
  test.each([...'\\`*_[]<>#&~|'])('has %s escaped', (character) => {
    expect(page({ title: `T${character}t` }).split('\n')[0]).toBe(`# T\\${character}t`)
  })

  test.each([...'-+.!"\'(){}:;,/ä1'])('has %s as it is', (character) => {
    expect(page({ title: `T${character}t` }).split('\n')[0]).toBe(`# T${character}t`)
  })

  test('is on one line', () => {
    expect(page({ title: 'T\nt' }).split('\n')[0]).toBe('# T t')
  })
})

describe('code', () => {
  test.each([
    ['a', '`a`'],
    ['a`b', '`` a`b ``'],
    ['a``b`c', '``` a``b`c ```'],
    ['`', '`` ` ``'],
  ])('the text %s is written as the code %s', (name, span) => {
    const members = [{ name, type: 'string', required: true, meaning: 'M*' }]
    expect(linesWith({ members }, ': string')).toEqual([`- ${span}: string, required. M\\*`])
    expect(linesWith({ aliases: [name] }, 'Formerly')).toEqual([`Formerly ${span}`])
  })

  test.each([
    ['a', '```'],
    ['a ``` b', '````'],
    ['a ````` b ```', '``````'],
  ])('of %s is in a fence %s', (text, fence) => {
    expect(page({ code: { throw: text, catch: 'c' } })).toContain(
      `\n\n## How to throw it\n\n${fence}ts\n${text}\n${fence}\n\n## How to catch it\n\n\`\`\`ts\nc\n\`\`\`\n\n`
    )
  })
})

describe('the blocks of a page', () => {
  test('are those that the problem type has', () => {
    const members = [
      { name: 'a', type: 'string' },
      { name: 'b', type: 'number', required: false },
    ]
    const fields = [
      { name: 'A', required: true },
      { name: 'B', required: false },
    ]
    const text = page({ members, fields, description: ' *D* \n', aliases: ['x', 'y'] })
    expect(text).toContain('\n\nFormerly `x`\n\nFormerly `y`\n\n*D*\n\n## The status\n\n')
    expect(text).toContain('\n\n- `a`: string\n- `b`: number, optional\n\nEvery problem')
    expect(text).toContain('\n\nFields of the response: `A` (always), `B` (optional).\n\n')
    expect(page({})).toContain(
      '\n\n## The members\n\nThis problem type has no extension members.\n\nEvery problem'
    )
    expect(page({})).not.toContain('Fields of the response')
    expect(page({})).toMatch(/\n\n\[All problem types\]\(<\.\.\/>\)\n$/)
  })

  test('A status without a section has no link', () => {
    const specification = { name: 'none*' }
    expect(linesWith({ specification }, '409 Conflict (')).toEqual([
      `409 Conflict (none\\*). ${facts.explanation}`,
    ])
  })

  test('The index has a heading for each type, with a link where there is a page', () => {
    const entry = { type: '/x', title: 'T*', name: 'X', status: 404, phrase: 'Not_Found', id: 'x' }
    expect(indexMarkdown([entry, { ...entry, page: './x', description: 'D.\n\nMore.' }])).toBe(
      '# Problem types\n\n## T\\*\n\n`/x`, 404 Not\\_Found\n\n## [T\\*](<./x>)\n\n`/x`, 404 Not\\_Found\n\nD.\n'
    )
    expect(indexMarkdown([])).toBe('# Problem types\n\nNone yet.\n')
  })
})

describe('the section of a status', () => {
  const specificationOf = (spec: string) => {
    const Base = defineHttpError(419, 'Page Expired', spec, 'unknown', 'Reload the page.')
    return factsOf(defineProblem(Base, { type: '/x', title: 'X', name: 'X' })).specification
  }

  test.each(['xRFC 9110 §15.5', 'RFC 9110 §15.5 x', 'RFC 9110', 'RFC x §1', 'RFC 9110 §x', 'none'])(
    '%s has no address',
    (name) => {
      expect(specificationOf(name)).toEqual({ name })
    }
  )

  test('of an RFC has the address of the RFC Editor', () => {
    expect(specificationOf('RFC 12 §3')).toEqual({
      name: 'RFC 12 §3',
      href: 'https://www.rfc-editor.org/rfc/rfc12#section-3',
    })
  })
})
