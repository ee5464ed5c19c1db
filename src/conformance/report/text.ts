/** A report for a person. */
import type { Level } from '../rules/rule.ts'
import type { Finding, Report } from './report.ts'
import type { Colour, Paint } from './terminal.ts'
import { printable } from './terminal.ts'

const colours: Readonly<Record<Level, Colour>> = { MUST: 'red', SHOULD: 'yellow', OUGHT: 'dim' }

/** @param paint how colours are added. Everything that the server has sent is made printable. */
export function textReport(report: Report, paint: Paint): string {
  const { target, paths, findings } = report
  const lines = [
    `${paint('bold', printable(target))}  ${printable(paths.join('  '))}`,
    '',
    ...findings.flatMap((finding) => findingLines(finding, paint)),
    ...unansweredLines(report, paint),
    ...summaryLines(report, paint),
  ]
  return `${lines.join('\n')}\n`
}

function findingLines(finding: Finding, paint: Paint): readonly string[] {
  const { level, rule, section, message, more, count, request, command, belowApp } = finding
  const head = `${paint(colours[level], paint('bold', level))} ${paint('bold', rule)} ${section}: `
  return [
    `${head}${printable(message)}`,
    ...more.map(
      (other) => `  also: ${printable(other.message)}, first ${printable(other.request)}`
    ),
    ...(belowApp ? [`  ${paint('yellow', 'answered below your app')}: ${BELOW}`] : []),
    `  ${countOf(count, 'request')}, first ${printable(request)}`,
    `  ${paint('dim', `$ ${printable(command)}`)}`,
    '',
  ]
}

const BELOW = 'the server that the app runs on has sent this response'

function unansweredLines({ unanswered, skipped }: Report, paint: Paint): readonly string[] {
  if (unanswered.length === 0 && skipped === 0) return []
  return [
    paint('bold', 'Without a response that could be checked:'),
    ...unanswered.flatMap(({ request, reason, command }) => [
      `  ${printable(request)}: ${printable(reason)}`,
      `  ${paint('dim', `$ ${printable(command)}`)}`,
    ]),
    ...(skipped > 0 ? [`  ${countOf(skipped, 'request')} not sent after that`] : []),
    '',
  ]
}

function summaryLines(report: Report, paint: Paint): readonly string[] {
  const { findings, level, below, exchanges, durationMs, protocols, ignored } = report
  const offered = protocols.filter((one) => one.offered).map(({ protocol }) => protocol)
  const seconds = (durationMs / 1000).toFixed(1)
  const asked = `${countOf(exchanges, 'exchange')} in ${seconds} s over ${offered.join(', ')}`
  const result =
    findings.length === 0
      ? paint('green', `No findings at ${level}`)
      : paint('red', `${countOf(findings.length, 'finding')} at ${level}`)
  const next = level === 'MUST' ? 'SHOULD' : 'OUGHT'
  return [
    `${result}: ${asked}.`,
    ...(below > 0
      ? [`${countOf(below, 'finding')} of lower levels: --level ${next} shows more.`]
      : []),
    ...(ignored.length > 0 ? [`Ignored: ${ignored.join(', ')}.`] : []),
  ]
}

function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
