/**
 * `npm run figures`: reads the last results of the measuring scripts, keeps them in `test/bench/figures.json`
 * and writes them into the README. `npm run figures -- size` reads those of a section only.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import figures from '../bench/figures.json' with { type: 'json' }
import { readFigures } from './figures.ts'
import { sectionsOf } from './section-names.ts'
import { withFigures } from './readme.ts'

const kept = fileURLToPath(new URL('../bench/figures.json', import.meta.url))
const readme = fileURLToPath(new URL('../../README.md', import.meta.url))

/** Writes a file as `npm run format` would. */
async function write(path: string, text: string): Promise<void> {
  const options = await resolveConfig(path)
  writeFileSync(path, await format(text, { ...options, filepath: path }))
}

try {
  const all = { ...figures, ...readFigures(sectionsOf(process.argv.slice(2))) }
  const text = withFigures(readFileSync(readme, 'utf8'), all)
  await write(kept, JSON.stringify(all))
  await write(readme, text)
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
}
