/** Both sides of each unit of a delay, of the present, and of the errors of the server. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { conditionSentences } from '../../src/formatters/condition-text.ts'
import { englishTexts } from '../../src/languages/page-texts.ts'
import { problemWith } from './problems.ts'

const now = Date.UTC(2026, 10, 26, 12, 0, 0)

beforeAll(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterAll(() => {
  vi.useRealTimers()
})

describe('the sentence on when to try again', () => {
  const problem = problemWith({ status: 503, condition: 'temporary' })

  test.each([
    ['1', 'in 1 second'],
    ['119', 'in 119 seconds'],
    ['120', 'in 2 minutes'],
    ['121', 'in 3 minutes'],
    ['7199', 'in 120 minutes'],
    ['7200', 'in 2 hours'],
    ['7201', 'in 3 hours'],
    ['172799', 'in 48 hours'],
    ['172800', 'in 2 days'],
    ['172801', 'in 3 days'],
    ['0', 'now'],
    ['Thu, 26 Nov 2026 11:59:59 GMT', 'now'],
    ['Thu, 26 Nov 2026 12:00:00 GMT', 'now'],
    ['Thu, 26 Nov 2026 12:00:01 GMT', 'after November 26, 2026 at 12:00:01 PM UTC'],
  ])('Retry-After: %s is %s', (value, when) => {
    const fields = { 'retry-after': value }
    expect(conditionSentences(problem, englishTexts, 'en', fields)).toEqual([
      'This is temporary.',
      ' ',
      `Try again ${when}.`,
    ])
  })

  test.each([
    [499, 'This will not pass by itself: change the request first.'],
    [500, 'This is permanent: trying again will not help.'],
  ])('A %i that is permanent has the sentence %s', (status, sentence) => {
    const permanent = problemWith({ status, condition: 'permanent' })
    const fields = { 'retry-after': '5' }
    expect(conditionSentences(permanent, englishTexts, 'en', fields)).toEqual([sentence, '', ''])
  })
})
