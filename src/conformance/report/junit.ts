/** A report in the XML of JUnit, which CI systems read. */
import { expectations } from '../probes/expectations.ts'
import { rules } from '../rules/checker.ts'
import type { Finding, Report } from './report.ts'
import { isAtLeast } from './report.ts'

/**
 * One test case for each rule of the level of the report; a finding is a failure.
 *
 * @param report what `conformance` returned.
 * @returns an XML document.
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises'
 *
 * async function check(url: string): Promise<void> {
 *   await writeFile('conformance.xml', junit(await conformance(url)))
 * }
 * ```
 */
export function junit(report: Report): string {
  const { target, level, ignored, findings, durationMs, startedAt } = report
  const cases = [...rules, ...expectations].filter((rule) => isAtLeast(rule.level, level))
  const skipped = cases.filter(({ id }) => ignored.includes(id)).length
  const failed = cases.filter(({ id }) => findings.some(({ rule }) => rule === id)).length
  const counts = { tests: cases.length, failures: failed, errors: 0, skipped }
  const suite = {
    name: `hono-http-errors check ${target}`,
    ...counts,
    time: (durationMs / 1000).toFixed(3),
    timestamp: startedAt.replace(/\.\d+Z$/, ''),
  }
  const lines = cases.flatMap(({ id, section }) => {
    const names = attributes({
      classname: 'hono-http-errors.conformance',
      name: `${id} ${section}`,
    })
    const found = findings.filter(({ rule }) => rule === id)
    if (ignored.includes(id)) return [`    <testcase${names}><skipped/></testcase>`]
    if (found.length === 0) return [`    <testcase${names}/>`]
    return [`    <testcase${names}>`, ...found.map(failure), '    </testcase>']
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'hono-http-errors', ...counts, time: suite.time })}>`,
    `  <testsuite${attributes(suite)}>`,
    ...lines,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function failure(finding: Finding): string {
  const { level, message, more, count, request, command, belowApp } = finding
  const text = [
    ...more.map((other) => `${other.message}: ${other.command}`),
    `${count} of the requests; the first one: ${request}`,
    command,
    ...(belowApp ? ['answered below your app'] : []),
  ]
  const head = attributes({
    type: level,
    message: `${message}${belowApp ? ' (below your app)' : ''}`,
  })
  return `      <failure${head}>${escapeXml(text.join('\n'))}</failure>`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** XML 1.0 §2.2 has no way to write most control characters, so U+FFFD stands for them. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => String(entities[char]))
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[\x7f-\x9f]/g, '\ufffd')
}
