import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { OPTIONS } from '../../src/conformance/command-line/arguments.ts'
import { HELP } from '../../src/conformance/command-line/help.ts'
import { main } from '../../src/conformance/command-line/main.ts'
import type { Report } from '../../src/conformance/index.ts'
import { ours } from './frameworks.ts'
import { listen, stopServers } from './scripted-server.ts'

afterEach(stopServers)

const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function command(line: string, isTTY = false, environment = {}): Promise<Ended> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({
    isTTY,
    columns: 60,
    write: (text: string) => {
      written[name] += text
    },
  })
  const surroundings = {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    version: '1.2.3',
    environment,
  }
  const code = await main(line.split(' ').filter(Boolean), surroundings)
  return { code, ...written }
}

/** A server that breaks rules of all levels. */
async function faulty(): Promise<string> {
  const server = createServer((_request, response) => {
    response.sendDate = false
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found')
  })
  return `http://127.0.0.1:${await listen(server)}`
}

describe('The exit code', () => {
  test('The exit code is 0 without findings.', async () => {
    const { url, stop } = await ours.start()
    const { code, stdout } = await command(`check ${url} --path /books/1 --level SHOULD`)
    await stop()
    expect(stdout).toContain('No findings at SHOULD')
    expect(code).toBe(0)
  })

  test('The exit code is 1 with findings, which are printed.', async () => {
    const { code, stdout } = await command(`check ${await faulty()}`)
    expect(stdout).toContain('MUST DATE-SEND RFC 9110 §6.6.1: no Date in a 404')
    expect(code).toBe(1)
  })

  test('The exit code is 0 if all findings are ignored.', async () => {
    const url = await faulty()
    const { stdout } = await command(`check ${url} --json`)
    const rules = (JSON.parse(stdout) as Report).findings.map(({ rule }) => rule)
    const { code } = await command(
      `check ${url} ${rules.map((rule) => `--ignore ${rule}`).join(' ')}`
    )
    expect(rules).toContain('DATE-SEND')
    expect(code).toBe(0)
  })

  test('The exit code is 2 if no server listens.', async () => {
    const { code, stderr, stdout } = await command('check http://127.0.0.1:1')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('no server listens there')
  })

  test.each([
    ['', 0, 'Usage:'],
    ['--help', 0, 'Usage:'],
    ['check -h', 0, 'Usage:'],
    ['--version', 0, '1.2.3'],
    ['-v', 0, '1.2.3'],
  ])('The exit code of the command "%s" is %i.', async (line, expected, text) => {
    const { code, stdout } = await command(line)
    expect(code).toBe(expected)
    expect(stdout).toContain(text)
  })

  const url = 'http://127.0.0.1:1'
  test.each([
    ['chekc http://127.0.0.1:1', 'The command has to be check; received "chekc"'],
    ['check', 'check needs a URL; received none'],
    [`check ${url} /books/1`, 'received "/books/1" as well. Use, for example: --path /books/1'],
    ['check 127.0.0.1:3000', 'received "127.0.0.1:3000". Use, for example: http://127.0.0.1:3000'],
    ['check ftp://127.0.0.1', 'The URL has to start with http:// or https://'],
    ['check http://me:secret@127.0.0.1', 'must not contain a user name'],
    ['check http://example.com', 'check http://example.com --yes-this-is-mine'],
    [`check ${url} --pth /a`, 'There is no option --pth. Use, for example: --path'],
    [`check ${url} --path`, '--path needs a value; received none'],
    [`check ${url} --path --json`, '--path needs a value; received --json'],
    [`check ${url} --json=1`, '--json takes no value; received "1"'],
    [`check ${url} --path books`, '--path has to start with "/" and be escaped; received "books"'],
    [`check ${url} --path /bücher`, 'Use, for example: --path /b%C3%BCcher'],
    [`check ${url} --level may`, '--level has to be MUST, SHOULD, OUGHT; received "may"'],
    [
      `check ${url} --ignore s405-alow`,
      'received "s405-alow". Use, for example: --ignore S405-ALLOW',
    ],
    [`check ${url} --method PUT`, 'received "PUT". Use, for example: --method GET'],
    [
      `check ${url} --timeout soon`,
      '--timeout has to be a number of milliseconds; received "soon"',
    ],
    [`check ${url} --timeout 1`, 'received "1"'],
    [`check ${url} --\x1b[2J`, 'There is no option --\\u001b[2J'],
  ])('of "%s" is 2, and the message contains what was received.', async (line, message) => {
    const { code, stderr, stdout } = await command(line)
    expect(stderr).toContain(message)
    expect(stderr).toContain('--help')
    expect([code, stdout]).toEqual([2, ''])
  })

  test('The exit code is 2 if the file for JUnit cannot be written.', async () => {
    const { code, stderr } = await command(`check ${await faulty()} --junit ${folder}/none/a.xml`)
    expect(stderr).toContain('--junit needs a file that can be written')
    expect(code).toBe(2)
  })
})

describe('The output', () => {
  test('The output of --json is the report.', async () => {
    const { stdout } = await command(`check ${await faulty()} --json --level should --path /a`)
    const report = JSON.parse(stdout) as Report
    expect(report).toMatchObject({
      level: 'SHOULD',
      paths: ['/no-such-path-of-hono-http-errors', '/a'],
    })
    expect(new Set(report.findings.map(({ level }) => level))).toEqual(new Set(['MUST', 'SHOULD']))
    expect(report.below).toBeGreaterThan(0)
  })

  test('The output of --junit is well-formed XML in the file.', async () => {
    await command(`check ${await faulty()} --junit ${folder}/a.xml`)
    const xml = readFileSync(`${folder}/a.xml`, 'utf8')
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(xml).toContain('DATE-SEND')
  })

  test('The command prints its progress on stderr: four lines in a file.', async () => {
    const { stderr } = await command(`check ${await faulty()}`)
    expect(stderr).toMatch(/^0 of (\d+) requests sent\n(?:\d+ of \1 requests sent\n){3}$/)
  })

  test('The command prints its progress on stderr: one line in a terminal, which is removed, and not too long.', async () => {
    const { stdout, stderr } = await command(`check ${await faulty()}`, true)
    const lines = stderr.split('\r\x1b[2K')
    expect(lines.length).toBeGreaterThan(20)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(60)
    expect(lines.at(-1)).toBe('')
    expect(stdout).toContain('\x1b[31m')
  })

  test('The output has no colours with NO_COLOR.', async () => {
    const { stdout } = await command(`check ${await faulty()}`, true, { NO_COLOR: '1' })
    expect(stdout).not.toContain('\x1b')
  })
})

test('The help contains every option.', () => {
  expect(Object.keys(OPTIONS).filter((name) => !HELP.includes(name))).toEqual([])
})

test('Only safe methods are sent to a path without --unsafe, and all methods with it.', async () => {
  const seen = new Set<string>()
  const server = createServer((request, response) => {
    if (request.url === '/books') seen.add(request.method ?? '')
    response.end()
  })
  const url = `http://127.0.0.1:${await listen(server)}`
  await command(`check ${url} --path /books`)
  expect([...seen].toSorted()).toEqual(['GET', 'HEAD', 'OPTIONS'])
  await command(`check ${url} --path /books --unsafe`)
  expect([...seen].toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST'])
})
