import { describe, expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import { NotFound, ServiceUnavailable } from '../../src/errors/errors.ts'
import { conditionSentences } from '../../src/formatters/condition-text.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { problemXmlFormatter } from '../../src/formatters/problem-xml.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import type { Language } from '../../src/languages/language.ts'
import { zh } from '../../src/languages/zh.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { problemWith } from './problems.ts'

const languages = [en, de, es, fr, ja, zh].map((language) => [language.tag, language] as const)

/** The sentences on a problem in one language. */
function sentencesOn(members: Parameters<typeof problemWith>[0], { texts, tag }: Language = en) {
  return conditionSentences(problemWith(members), texts, tag, undefined)
}

/** Client errors that no other request ends. */
const lasting = [404, 410, 451]

describe('the sentence on a permanent condition', () => {
  const permanent = [...errorClassesByStatus.values()]
    .map(({ definition }) => definition)
    .filter(({ condition }) => condition === 'permanent')

  test.each(permanent.filter(({ status }) => status < 500 && !lasting.includes(status)))(
    'the sentence of a $status asks for another request',
    ({ status }) => {
      expect(sentencesOn({ status, condition: 'permanent' }).join('')).toBe(
        'This will not pass by itself: change the request first.'
      )
    }
  )

  test.each([...lasting, 501, 505, 506, 508, 510])(
    'the sentence of a %i does not ask for another request, which would not help',
    (status) => {
      expect(sentencesOn({ status, condition: 'permanent' }).join('')).toBe(
        'This is permanent: trying again will not help.'
      )
    }
  )

  test.each(languages)('the sentence for another request is in the language %s', (_, language) => {
    expect(sentencesOn({ status: 422, condition: 'permanent' }, language)).toEqual([
      language.texts.changeRequest,
      '',
      '',
    ])
  })

  test.each([422, 409, 451, 503])(
    'a %i has no sentence on a condition that is unknown, and that of a temporary one',
    (status) => {
      expect(sentencesOn({ status, condition: 'unknown' })).toEqual(['', '', ''])
      expect(sentencesOn({ status, condition: 'temporary' })).toEqual([
        'This is temporary.',
        ' ',
        'Try again later.',
      ])
    }
  )
})

describe('the explanation of a status', () => {
  const definitions = [...errorClassesByStatus.values()].map(({ definition }) => definition)

  test.each(definitions.filter(({ condition }) => condition !== 'temporary'))(
    'the explanation of a $status, which is $condition, does not ask to try again later',
    ({ explanation }) => {
      expect(explanation).not.toMatch(/later|wait(?! until the lock)/i)
    }
  )

  test.each(definitions.filter(({ condition }) => condition === 'temporary'))(
    'the explanation of a $status, which is temporary, has what to wait for or to send again',
    ({ explanation }) => {
      expect(explanation).toMatch(/try again|send it again|wait/i)
    }
  )

  test.each(
    definitions.filter(({ status, condition }) => status >= 500 && condition === 'permanent')
  )(
    'the explanation of a $status, after which trying again does not help, does not ask for that',
    ({ explanation }) => {
      expect(explanation).not.toMatch(/again/i)
    }
  )
})

describe('the sentence on the effect of a request', () => {
  test('the sentence stands before that on the condition', () => {
    expect(sentencesOn({ status: 503, condition: 'temporary', applied: false }).join('')).toBe(
      'The request did not take effect. This is temporary. Try again later.'
    )
    expect(sentencesOn({ status: 500, applied: true })).toEqual([
      'The request took effect.',
      '',
      '',
    ])
  })

  test('a request that took effect is not to be sent again, as it would take effect twice', () => {
    const problem = problemWith({ status: 503, condition: 'temporary', applied: true })
    for (const fields of [undefined, { 'retry-after': '60' }]) {
      expect(conditionSentences(problem, en.texts, 'en', fields).join('')).toBe(
        'The request took effect. This is temporary.'
      )
    }
  })

  test.each(languages)('the sentence is in the language %s', (_, language) => {
    const { applied, notApplied, temporary, retryLater } = language.texts
    const space = temporary.endsWith('。') ? '' : ' '
    expect(sentencesOn({ applied: true }, language).join('')).toBe(applied)
    expect(
      sentencesOn({ status: 503, condition: 'temporary', applied: false }, language).join('')
    ).toBe([notApplied, temporary, retryLater].join(space))
  })

  test.each([null, 'true', 0, {}])('the value %j has no sentence', (applied) => {
    expect(sentencesOn({ applied })).toEqual(['', '', ''])
  })

  const error = new ServiceUnavailable('The bank is closed.', { applied: false, expose: true })
  const problem = toProblem(error)

  test('plain text has the sentence, and not the member', () => {
    expect(textFormatter().format(problem)).toBe(
      '503  Service Unavailable\n' +
        '     The bank is closed.\n' +
        '     The request did not take effect. This is temporary. Try again later.\n'
    )
  })

  test('the page has the sentence, and no details for the member', () => {
    const page = htmlFormatter({ embed: true }).format(problem)
    expect(page).toContain(
      '<p class="outlook" dir="auto">The request did not take effect. This is temporary. ' +
        '<strong>Try again later.</strong></p>'
    )
    expect(page).not.toContain('<details>')
    expect(page).toContain('"condition":"temporary","applied":false}</script>')
  })

  test('the page of an unknown condition has the sentence on the effect alone', () => {
    const page = htmlFormatter().format(toProblem(new NotFound({ applied: true })))
    expect(page).toContain('<p class="outlook" dir="auto">The request took effect.</p>')
  })

  test('XML has the member as an element (RFC 9457 appendix B)', () => {
    expect(problemXmlFormatter().format(problem)).toContain(
      '<condition>temporary</condition><applied>false</applied></problem>'
    )
  })
})
