/** The document around a page. */
import { expect, test } from 'vitest'
import { writeDocument } from '../../../src/formatters/html/document.ts'

const parts = { language: 'ar', title: 'T &amp; t', home: { href: '/?a&b' }, main: '<p>m</p>\n' }
const written = (site: string, header: string, end: string) => `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>T &amp; t${site}</title>
<style>a{}</style>
</head>
<body>
${header}<main>
<p>m</p>
</main>
${end}</body>
</html>
`

test('The document has the name of the site where there is one, which leads to its start', () => {
  const style = 'a{}'
  expect(writeDocument({ name: undefined, style }, parts)).toBe(written('', '', ''))
  expect(writeDocument({ name: 'A & B', style }, { ...parts, end: 'e\n' })).toBe(
    written(' – A &amp; B', '<header><a href="/?a&amp;b">A &amp; B</a></header>\n', 'e\n')
  )
  expect(writeDocument({ name: 'A', style }, { ...parts, home: undefined })).toBe(
    written(' – A', '<header>A</header>\n', '')
  )
})
