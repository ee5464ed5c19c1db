import { expect, test } from 'vitest'
import { closest } from '../../src/conformance/run/closest.ts'

test.each([
  ['s405-alow', ['S404', 'S405-ALLOW'], 'S405-ALLOW'],
  ['', ['--PATH', '--A'], '--A'],
  ['abc', ['XBC', 'ABCD', 'AXXXXX'], 'XBC'],
  ['kitten', ['SITTING', 'MITTENS', 'KIT'], 'MITTENS'],
  ['a', [], ''],
  ['--LEVL', ['--path', '--level'], '--level'],
  ['--lavel', ['--path', '--label', '--level'], '--label'],
  ['ABCDE', ['BCDEA', 'ABXXX', 'XXXDE'], 'BCDEA'],
  [`${'A'.repeat(100)}B`, [`${'A'.repeat(99)}C`, 'A'.repeat(100)], 'A'.repeat(100)],
])('The known word that is most like "%s" is found.', (word, known, best) => {
  expect(closest(word, known)).toBe(best)
})
