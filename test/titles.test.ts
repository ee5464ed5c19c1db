/** The title of a test says what happens: it has words beside the values of its row. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  // `output/` has copies of the repository, with the packages that they use.
  .filter((file) => /^(?!output\/).*\.test\.tsx?$/.test(file))

/** The titles in a file, with their quotes: those of `test('…')`, and of `test.each(…)('…')`. */
function titlesIn(file: string): readonly string[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(node.expression.getText(source))) {
      const [title] = node.arguments
      if (
        title !== undefined &&
        (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))
      ) {
        titles.push(title.getText(source))
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return titles
}

function wordsIn(title: string): number {
  const withoutValues = title.replaceAll(/%[a-z#]|\$\{[^}]*\}|\$[\w.]+/g, ' ')
  return withoutValues.match(/[A-Za-z]{2,}/g)?.length ?? 0
}

test('Every title of a test has two words or more beside its values', () => {
  const found = files.flatMap((file) =>
    titlesIn(file)
      .filter((title) => wordsIn(title) < 2)
      .map((title) => `${file}: ${title}`)
  )
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
}, 60_000)
