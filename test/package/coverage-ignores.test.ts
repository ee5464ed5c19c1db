/** What `npm run coverage` does not count: each part says why, and where it is tested. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts')
)

/** The comments by which a tool leaves a part of the file out of the coverage. */
function ignoresIn(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /(?:\/\*|\/\/)[^\n]*?\b(?:v8|c8|istanbul|node:coverage)\s+(?:ignore|disable)[^\n]*/g
    ),
  ].map(([comment]) => comment)
}

/** The reason of a comment, which names the test of the part; undefined where it has none. */
function reasonOf(comment: string): string | undefined {
  const [, reason, file] =
    /^\/\* v8 ignore (?:next|start|if|else) -- (\w[^:]+): (test\/\S+\.test\.ts) \*\/$/.exec(
      comment
    ) ?? []
  return file !== undefined && existsSync(new URL(file, root)) ? reason : undefined
}

const ignores = files.flatMap((name) => {
  const text = readFileSync(new URL(`src/${name}`, root), 'utf8')
  return ignoresIn(text)
    .filter((comment) => !/v8 ignore stop/.test(comment))
    .map((comment) => ({ name, comment }))
})

test('Every form of a comment that leaves a part out is found, and needs a reason and a test', () => {
  const [good, ...bad] = [
    '/* v8 ignore next -- runs on Bun only: test/package/coverage-ignores.test.ts */',
    '/* v8 ignore next */',
    '/* v8 ignore next -- runs on Bun only */',
    '/* v8 ignore next -- runs on Bun only: test/package/no-such.test.ts */',
    '// c8 ignore next 3',
    '/* istanbul ignore else */',
    '/* node:coverage disable */',
  ]
  expect(ignoresIn([good, ...bad].join('\nlet a\n'))).toEqual([good, ...bad])
  expect(bad.map(reasonOf)).toEqual(bad.map(() => undefined))
  expect(reasonOf(String(good))).toBe('runs on Bun only')
})

test('Every part of src that is left out has a reason and a test', () => {
  expect(ignores.filter(({ comment }) => reasonOf(comment) === undefined)).toEqual([])
})

test('No part of src is left out', () => {
  // A part that no test in this process can run gets a line here.
  expect(ignores.map(({ name }) => name)).toEqual([])
})
