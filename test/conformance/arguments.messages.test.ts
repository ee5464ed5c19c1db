import { describe, expect, test } from 'vitest'
import { OPTIONS, parseArguments } from '../../src/conformance/command-line/arguments.ts'
import { HELP } from '../../src/conformance/command-line/help.ts'
import { main } from '../../src/conformance/command-line/main.ts'
import { NothingAsked, WrongUsage } from '../../src/conformance/run/wrong-usage.ts'

const url = 'http://127.0.0.1:1'
const usual = { paths: [], ignore: [], unsafe: false, notLoopback: false, insecure: false }

describe('The arguments', () => {
  test.each([
    [[], { command: 'help' }],
    [['--help'], { command: 'help' }],
    [['check', '-h'], { command: 'help' }],
    [['-v', '-h'], { command: 'help' }],
    [['-v'], { command: 'version' }],
    [['check', url], { command: 'check', url, json: false, junit: undefined, options: usual }],
    [
      ['--json', 'check', '--unsafe', url, '--insecure', '--yes-this-is-mine'],
      {
        command: 'check',
        url,
        json: true,
        junit: undefined,
        options: { ...usual, unsafe: true, insecure: true, notLoopback: true },
      },
    ],
    [
      ['check', url, '--path', '/a=b', '--path=/c=d', '--ignore', 'A', '--ignore=B'],
      {
        command: 'check',
        url,
        json: false,
        junit: undefined,
        options: { ...usual, paths: ['/a=b', '/c=d'], ignore: ['A', 'B'] },
      },
    ],
    [
      ['check', url, '--level=ought', '--level', 'Should', '--timeout', '1', '--timeout=20'],
      {
        command: 'check',
        url,
        json: false,
        junit: undefined,
        options: { ...usual, level: 'SHOULD', timeout: 20 },
      },
    ],
    [
      ['check', url, '--method', 'get', '--method=Head', '--junit', '-', '--junit=b'],
      {
        command: 'check',
        url,
        json: false,
        junit: 'b',
        options: { ...usual, methods: ['GET', 'HEAD'] },
      },
    ],
  ])('The arguments %j are understood.', (args, command) => {
    expect(parseArguments(args)).toEqual(command)
  })

  const example = 'Use, for example: hono-http-errors check http://127.0.0.1:3000 --path /books/1'
  test.each([
    [['chekc'], `The command has to be check; received "chekc". ${example}`],
    [['--json'], `The command has to be check; received "". ${example}`],
    [['check'], `check needs a URL; received none. ${example}`],
    [
      ['check', url, '/a'],
      'check takes one URL; received "/a" as well. Use, for example: --path /a',
    ],
    [['check', url, '--levl'], 'There is no option --levl. Use, for example: --level'],
    [['-x'], 'There is no option -x. Use, for example: --path'],
    [['--path'], '--path needs a value; received none. Use, for example: --path PATH'],
    [['--method', ''], '--method needs a value; received none. Use, for example: --method METHOD'],
    [['--level='], '--level needs a value; received none. Use, for example: --level LEVEL'],
    [
      ['--ignore', '--json'],
      '--ignore needs a value; received --json. Use, for example: --ignore RULE',
    ],
    [['--junit'], '--junit needs a value; received none. Use, for example: --junit FILE'],
    [
      ['--timeout'],
      '--timeout needs a value; received none. Use, for example: --timeout MILLISECONDS',
    ],
    [['--json=a=b'], '--json takes no value; received "a=b". Use, for example: --json'],
    [['--help='], '--help takes no value; received "". Use, for example: --help'],
    [
      ['check', url, '--level', 'may'],
      '--level has to be MUST, SHOULD, OUGHT; received "may". Use, for example: --level SHOULD',
    ],
    ...['1.5', 'x1', '1x', '-1'].map((text): [string[], string] => [
      ['check', url, '--timeout', text],
      `--timeout has to be a number of milliseconds; received "${text}". Use, for example: --timeout 3000`,
    ]),
  ])('The arguments %j cannot be used.', (args, message) => {
    const error = caught(() => parseArguments(args))
    expect(error).toBeInstanceOf(WrongUsage)
    expect(error).toMatchObject({ name: 'WrongUsage', message, forCommandLine: message })
  })

  test('The arguments can have these options.', () => {
    expect(OPTIONS).toEqual({
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
    })
  })
})

function caught(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}

test('The help is this text.', async () => {
  await expect(HELP).toMatchFileSnapshot('expected/help.txt')
})

async function run(args: readonly string[]) {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const code = await main(args, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    version: '1.2.3',
    environment: {},
  })
  return { code, ...written }
}

test('The command prints the help, the version or the whole explanation.', async () => {
  expect(await run([])).toEqual({ code: 0, stdout: HELP, stderr: '' })
  expect(await run(['-v'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' })
  expect(await run(['check', url, '--path', 'a'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      '--path has to start with "/" and be escaped; received "a". Use, for example: --path /a\n' +
      'hono-http-errors --help lists all options.\n',
  })
})

test('The errors have their names.', () => {
  expect(new NothingAsked('a')).toMatchObject({ name: 'NothingAsked', message: 'a' })
  expect(new WrongUsage('a', 'b', 'c')).toMatchObject({
    name: 'WrongUsage',
    message: 'a Use, for example: b',
    forCommandLine: 'c',
  })
})
