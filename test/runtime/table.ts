/** Writes what the runs have recorded into the README of this folder: `npm run conformance`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, availableParallelism, platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import { rules } from '../../src/conformance/rules/checker.ts'
import { limits as allLimits } from './all-limits.ts'
import { limitLines, lineNumber } from './limit-lines.ts'
import { dateAndMachine } from '../bench/machine.ts'
import { nodeVersions } from './nodes.ts'
import { groups, recordFolder, type Conformance } from './record.ts'
import type { RuntimeName } from './runtimes.ts'

const order: readonly RuntimeName[] = [
  ...(['node', 'own-node', 'bun', 'deno', 'workerd', 'lambda'] as const),
  ...(['nginx', 'nginx11', 'haproxy', 'caddy'] as const),
  ...(['bun-nginx', 'deno-nginx', 'workerd-nginx'] as const),
]

function records(): readonly Conformance[] {
  const found = readdirSync(recordFolder)
    .map((name) => JSON.parse(readFileSync(`${recordFolder}${name}`, 'utf8')) as Conformance)
    .toSorted(
      (a, b) =>
        order.indexOf(a.runtime) - order.indexOf(b.runtime) ||
        Number.parseInt(a.version) - Number.parseInt(b.version)
    )
  const wanted = order.length + nodeVersions.length
  if (found.length !== wanted) {
    throw new Error(`${found.length} records instead of ${wanted}: run npm run conformance.`)
  }
  return found
}

function row({ title, version, exchanges, groups: seen }: Conformance): string {
  const cells = groups.map((group) => {
    const { passed = 0, limits = [] } = seen[group] ?? {}
    const known = limits.flatMap((index) => allLimits[index] ?? []).map(lineNumber)
    const numbers = [...new Set(known)].map((number) => `[${number}]`).join(' ')
    return passed === exchanges ? '✓' : `${exchanges - passed} ${numbers}`
  })
  const name = title.replace(/(?: behind .*)?$/, (proxy) => ` ${version}${proxy}`)
  return `| ${[name, exchanges.toLocaleString('en'), ...cells].join(' | ')} |`
}

/** The day of the last record. */
function lastDate(all: readonly Conformance[]): string {
  return all.map(({ date }) => date).toSorted((a, b) => b.localeCompare(a))[0] ?? ''
}

function exchangesOf(all: readonly Conformance[]): number {
  return all.reduce((sum, { exchanges }) => sum + exchanges, 0)
}

function section(all: readonly Conformance[]): string {
  const date = lastDate(all)
  const total = exchangesOf(all).toLocaleString('en')
  const headings = ['runtime', 'exchanges', ...groups]
  return [
    `Measured on ${date} (${platform()} ${arch()}, ${availableParallelism()} cores): ${total} exchanges over raw sockets`,
    `(Lambda: events), each judged by ${rules.length} rules of the RFCs and by what the README promises. ✓: no exchange`,
    'broke a rule. A number: how many did, and by which limit of the runtime below.',
    '',
    `| ${headings.join(' | ')} |`,
    `| ${headings.map(() => '---').join(' | ')} |`,
    ...all.map(row),
    '',
    '<details><summary>The limits</summary>',
    '',
    ...limitLines(),
    '',
    '</details>',
  ].join('\n')
}

const START = '<!-- conformance: written by npm run conformance -->'
const END = '<!-- end of conformance -->'

const path = fileURLToPath(new URL('README.md', import.meta.url))
const readme = readFileSync(path, 'utf8')
const start = readme.indexOf(START)
const end = readme.indexOf(END)
if (start < 0 || end < start) throw new Error(`test/runtime/README.md lacks '${START}' … '${END}'.`)
const before = readme.slice(0, start + START.length)
const all = records()
writeFileSync(path, `${before}\n\n${section(all)}\n\n${readme.slice(end)}`)

// For `npm run figures`, which writes the number into the README.
const { machine } = dateAndMachine()
const report = { date: lastDate(all), machine, exchanges: exchangesOf(all), rules: rules.length }
writeFileSync(
  fileURLToPath(new URL('../output/conformance.json', import.meta.url)),
  `${JSON.stringify(report, null, 2)}\n`
)
