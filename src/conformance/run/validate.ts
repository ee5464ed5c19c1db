/** Checks the options that the function and the command line share. */
import { METHODS } from '../probes/path-probes.ts'
import { LEVELS } from '../report/report.ts'
import { closest } from './closest.ts'
import { ruleIds } from './rule-ids.ts'
import { WrongUsage } from './wrong-usage.ts'

export interface CheckedOptions {
  readonly paths?: readonly string[]
  readonly level?: string
  readonly methods?: readonly string[]
  readonly ignore?: readonly string[]
  readonly timeout?: number
}

const MOST_PATHS = 100
const SHORTEST = 50
const LONGEST = 60_000

/** @throws {WrongUsage} for the first option that cannot be used. */
export function validate(options: CheckedOptions): void {
  const { level = 'MUST', methods = METHODS, ignore = [], timeout = 3000, paths = [] } = options
  if (!LEVELS.some((one) => one === level)) {
    throw wrong('level', `has to be ${LEVELS.join(', ')}; received "${level}".`, "'SHOULD'")
  }
  const method = methods.length === 0 ? '' : methods.find((one) => !METHODS.includes(one))
  if (method !== undefined) {
    const problem = `has to be one of ${METHODS.join(', ')}; received "${method}".`
    throw wrong('methods', problem, "['GET']")
  }
  const rule = ignore.find((one) => !ruleIds.includes(one))
  if (rule !== undefined) {
    const problem = `has to be the id of a rule; received "${rule}".`
    throw wrong('ignore', problem, `['${closest(rule, ruleIds)}']`)
  }
  const path = paths.find((one) => !/^\/[\x21-\x22\x24-\x7e]*$/.test(one))
  if (path !== undefined) {
    const problem = `has to start with "/" and be escaped; received "${path}".`
    throw wrong('paths', problem, `['${escaped(path)}']`)
  }
  if (paths.length > MOST_PATHS) {
    throw wrong('paths', `can be given ${MOST_PATHS} times; received ${paths.length}.`, "['/a']")
  }
  if (!Number.isInteger(timeout) || timeout < SHORTEST || timeout > LONGEST) {
    const problem = `has to be ${SHORTEST} to ${LONGEST} milliseconds; received "${timeout}".`
    throw wrong('timeout', problem, '3000')
  }
}

/** `paths: ['/a']` in code is `--path /a` on the command line. */
function wrong(option: string, problem: string, fix: string): WrongUsage {
  const flag = `--${option.replace(/s$/, '')}`
  const commandLine = `${flag} ${problem} Use, for example: ${flag} ${fix.replace(/^\[?'|'\]?$/g, '')}`
  return new WrongUsage(`${option} ${problem}`, `${option}: ${fix}`, commandLine)
}

function escaped(path: string): string {
  const text = encodeURI(path.replace(/[\ud800-\udfff]/gu, '')).replaceAll('#', '%23')
  return text.startsWith('/') ? text : `/${text}`
}
