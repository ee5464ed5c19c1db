/**
 * Mutation testing: changes `src` in one place at a time, and sees whether a test fails. Every test
 * file runs in a new worker with new modules, so that no cache hides a mutant or fails the next.
 *
 * `npm run mutation -- src/fields --sample 300 --seed 1 --workers 2`: 300 mutants of `src/fields`,
 * chosen at random. Without a path: of all of `src`. `--resume` goes on where a run was ended, with
 * its copy of the sources; `--survivors` tries the survivors of the last run again, with the tests and
 * the sources of now.
 */

import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hitLimitFor, testFilesFor, timeLimitFor } from './choice.ts'
import { measureCoverage, type Coverage } from './coverage.ts'
import listed from './equivalent.json' with { type: 'json' }
import { readOptions, shuffled } from './options.ts'
import { tryAll, type Result } from './pool.ts'
import { describeRun, summarize, type EquivalentMutant, type TriedMutant } from './report.ts'
import { makeSandbox, output, root, type Mutant } from './sandbox.ts'

const equivalent: readonly EquivalentMutant[] = listed
const options = readOptions(process.argv.slice(2))
const mutantsFile = join(output, 'mutants.json')
const resultsFile = join(output, 'results.jsonl')
mkdirSync(output, { recursive: true })

function savedResults(): readonly TriedMutant[] {
  if (!existsSync(resultsFile)) return []
  const lines = readFileSync(resultsFile, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as TriedMutant)
}

async function prepare(): Promise<{ mutants: readonly Mutant[]; coverage: Coverage }> {
  if (!options.resume) {
    const made = await makeSandbox()
    writeFileSync(mutantsFile, JSON.stringify(made))
  }
  const mutants = JSON.parse(readFileSync(mutantsFile, 'utf8')) as Mutant[]
  return { mutants, coverage: await measureCoverage(mutants) }
}

/** Whether two mutants are the same change, in sources that may have moved it to another line. */
const sameChange = (a: Mutant, b: Mutant): boolean =>
  a.file === b.file && a.original === b.original && a.replacement === b.replacement

const before = savedResults()
const { mutants, coverage } = await prepare()
if (!options.resume) rmSync(resultsFile, { force: true })
const tried: TriedMutant[] = options.resume ? [...before] : []
const survivorsBefore = before.filter(({ status }) => status === 'survived')
const isWanted = (mutant: Mutant): boolean =>
  (options.paths.length === 0 || options.paths.some((path) => mutant.file.startsWith(path))) &&
  (!options.survivors || survivorsBefore.some((each) => sameChange(each, mutant)))
const wanted = mutants.filter(isWanted)
const done = new Set(tried.map(({ id }) => id))
const queue: Mutant[] = shuffled(wanted, options.seed)
  .slice(0, options.sample)
  .filter(({ id }) => !done.has(id))
const killsBySource = new Map<string, Map<string, number>>()
const mutantById = new Map(mutants.map((mutant) => [mutant.id, mutant]))

function settle({ id, status, by, test }: Result): void {
  const mutant = mutantById.get(id)
  if (mutant === undefined) return
  if (by !== undefined) {
    const kills = killsBySource.get(mutant.file) ?? new Map<string, number>()
    killsBySource.set(mutant.file, kills.set(by, (kills.get(by) ?? 0) + 1))
  }
  const result: TriedMutant = { ...mutant, status, by, test }
  tried.push(result)
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`)
  if (tried.length % 50 === 0) {
    const survived = tried.filter((each) => each.status === 'survived').length
    console.log(`${tried.length} tried, ${survived} survived, ${queue.length} left`)
  }
}

await tryAll(
  options.workers,
  () => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const files = testFilesFor(mutant, coverage, killsBySource.get(mutant.file) ?? new Map())
      // Code that no test reaches: nothing can find it.
      if (files.length === 0)
        settle({ id: mutant.id, status: 'survived', by: undefined, test: undefined })
      else
        return {
          id: mutant.id,
          files,
          hitLimit: hitLimitFor(mutant.id, files, coverage),
          timeLimit: timeLimitFor(files, coverage),
        }
    }
    return undefined
  },
  settle
)

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: root,
  encoding: 'utf8',
})
const summary = summarize(tried, wanted.length, commit.trim(), equivalent)
// The figures of the README are those of all of `src`.
const isWhole = options.paths.length === 0 && !options.survivors
const summaryFile = isWhole ? join(root, 'test/output/mutation.json') : join(output, 'summary.json')
writeFileSync(summaryFile, `${JSON.stringify(summary, null, 2)}\n`)
console.log(describeRun(tried, summary, equivalent))
if (summary.score < 90) process.exitCode = 1
