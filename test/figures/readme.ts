/** Writes figures into the README: between markers, as rows of the comparison, and into comments of code. */
import type { Figures } from './figures.ts'
import { durationsOf, ROWS, rowsOf, textsOf } from './texts.ts'

const MARKED = /<!-- figure:([\w-]+) -->([^]*?)<!-- \/figure -->/g
const COMPARISON = '## Compared'

/**
 * The text of the README with these figures.
 *
 * @throws {Error} for a marker without a figure, and where there is no place for a figure.
 */
export function withFigures(readme: string, figures: Figures): string {
  const texts = textsOf(figures)
  if (figuresIn(readme).length !== readme.split('<!-- figure:').length - 1) {
    throw new Error('README.md has a marker that does not end with <!-- /figure -->.')
  }
  const marked = readme.replace(MARKED, (_all, name: string) => {
    const text = texts.get(name)
    if (text !== undefined) return `<!-- figure:${name} -->${text}<!-- /figure -->`
    throw new Error(
      `README.md has the marker 'figure:${name}', but test/bench/figures.json has no result of that name. ` +
        `There are: ${[...texts.keys()].join(', ')}.`
    )
  })
  refuseUndated(marked, texts)
  return withDurations(withRows(marked, figures), figures)
}

/** The names of the figures that a text has. */
export function figuresIn(readme: string): readonly string[] {
  return [...readme.matchAll(MARKED)].map(([, name = '']) => name)
}

/** A figure says little without the day and the machine of its measurement; figures may share a date. */
function refuseUndated(readme: string, texts: ReadonlyMap<string, string>): void {
  const names = figuresIn(readme)
  const dates = names.filter((name) => name.endsWith('-measured')).map((name) => texts.get(name))
  for (const name of names.filter((one) => !COUNTED.has(one))) {
    const dated = `${GROUPS.get(name) ?? name.split('-', 1)[0]}-measured`
    if (dates.some((date) => date?.startsWith(texts.get(dated) ?? dated))) continue
    throw new Error(
      `README.md states 'figure:${name}', but not when and where it was measured: 'figure:${dated}'.`
    )
  }
}

/** Figures whose names do not begin with their group. */
const GROUPS = new Map([
  ['rules', 'exchanges'],
  ['mutants', 'mutation'],
])

/** What is counted in package.json, not measured. */
const COUNTED = new Set(['validators'])

/** Replaces the measured rows; they stand at the end of the table. */
function withRows(readme: string, figures: Figures): string {
  const labels: readonly string[] = Object.values(ROWS)
  const lines = readme.split('\n')
  const start = lines.indexOf(COMPARISON)
  const first = lines.findIndex((line, index) => index > start && line.startsWith('|'))
  if (start < 0 || first < 0) throw new Error(`README.md has no table below '${COMPARISON}'.`)
  const rest = lines.slice(first).findIndex((line) => !line.startsWith('|'))
  const end = rest < 0 ? lines.length : first + rest
  const written = lines
    .slice(first, end)
    .filter((line) => !labels.includes(line.split('|')[1]?.trim() ?? ''))
  const rows = rowsOf(figures).map((cells) => `| ${cells.join(' | ')} |`)
  return [...lines.slice(0, first), ...written, ...rows, ...lines.slice(end)].join('\n')
}

function withDurations(readme: string, figures: Figures): string {
  return [...durationsOf(figures)].reduce((text, [pattern, duration]) => {
    if (pattern.test(text)) return text.replace(pattern, duration)
    throw new Error(`README.md has no place for a duration: ${pattern.source}`)
  }, readme)
}
