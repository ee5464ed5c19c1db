import { describe, expect, test } from 'vitest'
import { checkResponse, rules } from '../../src/conformance/rules/checker.ts'
import type { Example } from './example.ts'
import { bare, received, reply } from './example.ts'
import { fieldExamples } from './examples-fields.ts'
import { validExamples } from './valid-examples.ts'
import { messageExamples } from './examples-message.ts'
import { problemExamples } from './examples-problem.ts'
import { statusExamples } from './examples-status.ts'

const examples = [...messageExamples, ...fieldExamples, ...statusExamples, ...problemExamples]

const idsOf = ({ response, twin }: Omit<Example, 'what' | 'ids'>) =>
  checkResponse(response.request, response, twin).map(({ id }) => id)

describe('a broken response', () => {
  test.each(examples.map((example) => [example.ids[0] ?? '', example.what, example] as const))(
    'The checker reports a broken response as %s: %s.',
    (_id, _what, example) => {
      expect(idsOf(example).toSorted()).toEqual(example.ids.toSorted())
    }
  )
})

describe('a correct response', () => {
  test.each(validExamples)(
    'The checker reports nothing of a correct response: %s.',
    (_what, response) => {
      expect(checkResponse(response.request, response)).toEqual([])
    }
  )

  test('The checker reports nothing where HEAD has the fields of GET.', () => {
    const twin = received(reply('404 Not Found'))
    const length = `Content-Length: ${twin.body.length}`
    const head = bare('404 Not Found', ['Content-Type: application/problem+json', length])
    const response = received(head, { method: 'HEAD' })
    expect(checkResponse(response.request, response, twin)).toEqual([])
  })
})

describe('the list of rules', () => {
  test('The list of rules has each id once.', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test('Every rule has an example that violates it.', () => {
    const broken = new Set(examples.map(({ ids }) => ids[0]))
    expect(rules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([])
  })

  test('The checker reports the level and the section beside the id of a rule.', () => {
    const response = received(reply('405 Method Not Allowed'))
    expect(checkResponse(response.request, response)).toEqual([
      {
        id: 'S405-ALLOW',
        level: 'MUST',
        section: 'RFC 9110 §15.5.6',
        message: 'no Allow in a 405',
      },
    ])
  })
})
