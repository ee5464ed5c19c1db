/** The arguments of the command line. */
import type { ConformanceOptions } from '../conformance.ts'
import type { Level } from '../rules/rule.ts'
import { LEVELS } from '../report/report.ts'
import { closest } from '../run/closest.ts'
import { WrongUsage } from '../run/wrong-usage.ts'

export interface CheckCommand {
  readonly command: 'check'
  readonly url: string
  readonly options: ConformanceOptions
  readonly json: boolean
  /** The file to write JUnit's XML to. */
  readonly junit: string | undefined
}

export type Command = CheckCommand | { readonly command: 'help' | 'version' }

/** Options with the name of their value; undefined for those without a value. */
export const OPTIONS: Readonly<Record<string, string | undefined>> = {
  '--path': 'PATH',
  '--method': 'METHOD',
  '--level': 'LEVEL',
  '--ignore': 'RULE',
  '--timeout': 'MILLISECONDS',
  '--unsafe': undefined,
  '--yes-this-is-mine': undefined,
  '--insecure': undefined,
  '--json': undefined,
  '--junit': 'FILE',
  '--help': undefined,
  '--version': undefined,
}

/** @throws {WrongUsage} if an argument is missing, unknown or superfluous. */
export function parseArguments(args: readonly string[]): Command {
  const { words, values } = split(args)
  if (values.has('--help') || args.length === 0) return { command: 'help' }
  if (values.has('--version')) return { command: 'version' }
  const [command, url, superfluous] = words
  if (command !== 'check') {
    throw new WrongUsage(`The command has to be check; received "${command ?? ''}".`, EXAMPLE)
  }
  if (url === undefined) throw new WrongUsage('check needs a URL; received none.', EXAMPLE)
  if (superfluous !== undefined) {
    throw new WrongUsage(
      `check takes one URL; received "${superfluous}" as well.`,
      `--path ${superfluous}`
    )
  }
  const level = values.get('--level')?.at(-1)
  const timeout = values.get('--timeout')?.at(-1)
  const methods = values.get('--method')
  return {
    command,
    url,
    json: values.has('--json'),
    junit: values.get('--junit')?.at(-1),
    options: {
      paths: values.get('--path') ?? [],
      ignore: values.get('--ignore') ?? [],
      unsafe: values.has('--unsafe'),
      notLoopback: values.has('--yes-this-is-mine'),
      insecure: values.has('--insecure'),
      ...(methods === undefined ? {} : { methods: methods.map((one) => one.toUpperCase()) }),
      ...(level === undefined ? {} : { level: levelOf(level) }),
      ...(timeout === undefined ? {} : { timeout: millisecondsOf(timeout) }),
    },
  }
}

const EXAMPLE = 'hono-http-errors check http://127.0.0.1:3000 --path /books/1'

function split(args: readonly string[]) {
  const words: string[] = []
  const values = new Map<string, string[]>()
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!arg.startsWith('-')) {
      words.push(arg)
      continue
    }
    const [given = '', ...inline] = arg.split('=')
    const name = SHORT[given] ?? given
    if (!(name in OPTIONS)) {
      throw new WrongUsage(`There is no option ${name}.`, closest(name, Object.keys(OPTIONS)))
    }
    const valueName = OPTIONS[name]
    const value = inline.length > 0 ? inline.join('=') : valueName && rest.shift()
    if (
      valueName !== undefined &&
      (value === undefined || value === '' || value.startsWith('--'))
    ) {
      throw new WrongUsage(
        `${name} needs a value; received ${value || 'none'}.`,
        `${name} ${valueName}`
      )
    }
    if (valueName === undefined && value !== undefined) {
      throw new WrongUsage(`${name} takes no value; received "${value}".`, name)
    }
    values.set(name, [...(values.get(name) ?? []), value ?? ''])
  }
  return { words, values }
}

const SHORT: Readonly<Record<string, string>> = { '-h': '--help', '-v': '--version' }

function levelOf(text: string): Level {
  const level = LEVELS.find((one) => one === text.toUpperCase())
  if (level !== undefined) return level
  throw new WrongUsage(
    `--level has to be ${LEVELS.join(', ')}; received "${text}".`,
    '--level SHOULD'
  )
}

function millisecondsOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new WrongUsage(
    `--timeout has to be a number of milliseconds; received "${text}".`,
    '--timeout 3000'
  )
}
