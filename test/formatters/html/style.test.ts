/** The style of the built-in page. */
import { expect, test } from 'vitest'
import { readPageOptions } from '../../../src/formatters/html/page-options.ts'

test('the style of the page has one line, and is that of the file', async () => {
  const { style } = readPageOptions({})
  expect(style).not.toContain('\n')
  await expect(style.replaceAll('}', '}\n')).toMatchFileSnapshot('pages/style.css.txt')
})
