/** What the client adds to a bundle, minified and after gzip, and that it brings nothing of the server. */
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function bundleOf(names: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { ${names} } from './src/client/index.ts'`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    tsconfigRaw: {},
  })
  const [file] = outputFiles
  const [output] = Object.values(metafile.outputs)
  const inputs = Object.entries(output?.inputs ?? {})
    .filter(([input, { bytesInOutput }]) => input.startsWith('src/') && bytesInOutput > 0)
    .map(([input]) => input)
  return { bytes: gzipSync(file?.contents ?? '', { level: 9 }).length, inputs }
}

const all = 'readProblem, errorOf, throwIfError, errorFrom, retryAdvice, ReceivedError'

test.each([
  ['readProblem', 930],
  ['readProblem, retryAdvice', 1180],
  ['throwIfError', 1880],
  [all, 2160],
  ['describeError', 3000],
  [`${all}, describeError`, 4600],
])('The bundle of %s has at most %i bytes', async (names, budget) => {
  const { bytes } = await bundleOf(names)
  expect(bytes).toBeGreaterThan(400)
  expect(bytes).toBeLessThanOrEqual(budget)
})

test('The bundle has no file of the server', async () => {
  const { inputs } = await bundleOf(all)
  expect(inputs.filter((input) => !input.startsWith('src/client/'))).toEqual([])
  expect(inputs).toContain('src/client/restore.ts')
  expect(inputs).not.toContain('src/client/describe-error.ts')
})
