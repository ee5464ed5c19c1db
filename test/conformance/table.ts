/** Writes what real runs find into the guide: `npx tsx test/conformance/table.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, availableParallelism, platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import manifest from '../../package.json' with { type: 'json' }
import type { Finding, Report } from '../../src/conformance/index.ts'
import { conformance } from '../../src/conformance/index.ts'
import type { Framework } from './frameworks.ts'
import { frameworks, ours, paths } from './frameworks.ts'

export const guideFile = fileURLToPath(
  new URL('../../examples/conformance/README.md', import.meta.url)
)

/** @returns all findings of the levels MUST and SHOULD for one framework. */
export async function checkFramework({ start }: Framework): Promise<Report> {
  const { url, stop } = await start()
  try {
    return await conformance(url, { paths, unsafe: true, level: 'SHOULD' })
  } finally {
    await stop()
  }
}

type Column = readonly [name: string, report: Report]

function versionOf(name: string): string {
  const require = createRequire(import.meta.url)
  const file = require.resolve.paths(name)?.map((folder) => `${folder}/${name}/package.json`)
  const found = file?.map(versionIn).find((version) => version !== undefined)
  return found ?? 'unknown'
}

function versionIn(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  } catch {
    return undefined
  }
}

/** Cells such as `3`, `13 ↓` or `1, 13 ↓`. */
function cell(findings: readonly Finding[], rule: string): string {
  const found = findings.filter((finding) => finding.rule === rule)
  return found.map(({ count, belowApp }) => (belowApp ? `${count} ↓` : `${count}`)).join(', ')
}

function table(columns: readonly Column[]): string {
  const all = columns.flatMap(([, { findings }]) => findings)
  const rules = new Map(all.map((finding) => [finding.rule, finding]))
  const rows = ['MUST', 'SHOULD'].flatMap((level) =>
    [...rules.values()]
      .filter((one) => one.level === level)
      .map(({ rule, section }) => {
        const cells = columns.map(([, { findings }]) => cell(findings, rule))
        return [level, `${rule} (${section})`, ...cells]
      })
  )
  const totals = columns.map(([, { findings }]) => String(findings.length))
  const lines = [
    ['level', 'rule', ...columns.map(([name]) => name)],
    ['---', '---', ...columns.map(() => '---')],
    ...rows,
    ['', 'findings', ...totals],
  ]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

function section(columns: readonly Column[]): string {
  const date = new Date().toISOString().slice(0, 10)
  const machine = `${platform()} ${arch()}, ${availableParallelism()} cores, Node ${process.versions.node}`
  const reports = columns.map(([, report]) => report)
  const exchanges = reports.reduce((sum, report) => sum + report.exchanges, 0)
  const seconds = reports.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
  return [
    `Run on ${date} (${machine}): ${exchanges} exchanges in ${seconds.toFixed(1)} s.`,
    '',
    table(columns),
  ].join('\n')
}

async function write(): Promise<void> {
  const columns: Column[] = []
  for (const framework of [...frameworks, ours]) {
    const { name, package: packageName } = framework
    const title = framework === ours ? name : `${name} ${versionOf(packageName)}`
    columns.push([title, await checkFramework(framework)])
  }
  const guide = readFileSync(guideFile, 'utf8')
  const marked = /(<!-- table -->\n)[^]*(<!-- \/table -->)/
  const next = guide.replace(marked, (_all, start: string, end: string) =>
    [start, section(columns), '', end].join('\n')
  )
  writeFileSync(
    guideFile,
    await format(next, { ...manifest.prettier, parser: 'markdown', trailingComma: 'es5' })
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await write()
