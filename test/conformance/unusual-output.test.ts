/** Terminals, commands and XML that are not the usual ones. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { main } from '../../src/conformance/command-line/main.ts'
import { ProgressLine } from '../../src/conformance/command-line/progress.ts'
import type { MessageProbe } from '../../src/conformance/probes/probe.ts'
import { commandOf } from '../../src/conformance/report/command.ts'
import { plain, printable } from '../../src/conformance/report/terminal.ts'
import { textReport } from '../../src/conformance/report/text.ts'
import { parseXml } from '../../src/conformance/rules/xml-problem.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'

/** What the program writes to stderr, and its exit code, where its output throws. */
async function failing(thrown: unknown): Promise<readonly [number, string]> {
  let stderr = ''
  const code = await main(['--version'], {
    stdout: {
      write: () => {
        throw thrown
      },
    },
    stderr: { write: (text: string) => (stderr += text) },
    version: '1.2.3',
    environment: {},
  })
  return [code, stderr]
}

describe('the program', () => {
  const { argv, exitCode } = process
  afterEach(() => {
    process.argv = argv
    process.exitCode = exitCode
    vi.restoreAllMocks()
    vi.resetModules()
  })

  test('It prints the version of the package, and ends quietly where nobody reads that', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const before = process.stdout.listeners('error')
    process.argv = ['node', 'cli.js', '--version']
    await import('../../src/conformance/cli.ts')
    expect(write.mock.calls).toEqual([[`${manifest.version}\n`]])
    expect(process.exitCode).toBe(0)
    const [added] = process.stdout.listeners('error').filter((each) => !before.includes(each))
    process.stdout.off('error', added as () => void)
    const failed = (code: string) => () => added?.(Object.assign(new Error(code), { code }))
    expect(failed('EPIPE')).not.toThrow()
    expect(failed('EIO')).toThrow('EIO')
  })

  test('A fault of the kit itself is printed with its stack, and the exit code is 2', async () => {
    const fault = new Error('broken')
    expect(await failing(fault)).toEqual([2, `${fault.stack}\n`])
    const bare = Object.defineProperty(new Error('broken'), 'stack', { value: undefined })
    expect(await failing(bare)).toEqual([2, 'broken\n'])
    expect(await failing('broken')).toEqual([2, 'broken\n'])
  })

  test('A line of options without a command says what was received', async () => {
    let stderr = ''
    const stream = { write: (text: string) => (stderr += text) }
    const code = await main(['--json'], {
      stdout: stream,
      stderr: stream,
      version: '1.2.3',
      environment: {},
    })
    expect(code).toBe(2)
    expect(stderr).toContain('The command has to be check; received "".')
  })

  test('A terminal without a width is taken for one of 80 columns', () => {
    let written = ''
    const progress = new ProgressLine({ isTTY: true, write: (text) => (written += text) })
    progress.show({ done: 1, total: 9, request: 'x'.repeat(200) })
    expect(written).toBe(`\r\x1b[2K1/9 ${'x'.repeat(75)}`)
  })
})

describe('the report', () => {
  test('A character outside of the first plane that is not printed is written as its code point', () => {
    expect(printable('a\u{e0001}b\u200b')).toBe('a\\u{e0001}b\\u200b')
  })

  test('Requests without a response are listed, also where nothing was left out after them', () => {
    const text = textReport(
      {
        target: 'http://127.0.0.1:3000',
        paths: ['/missing'],
        level: 'MUST',
        startedAt: '2026-11-26T00:00:00.000Z',
        durationMs: 1,
        exchanges: 1,
        protocols: [],
        findings: [],
        below: 0,
        ignored: [],
        unanswered: [{ request: 'GET /slow', command: 'curl', reason: 'no response' }],
        skipped: 0,
      },
      plain
    )
    expect(text).toContain('  GET /slow: no response\n  $ curl\n\n')
    expect(text).not.toContain('not sent after that')
  })
})

describe('a command', () => {
  const probe: MessageProbe = {
    kind: 'message',
    name: 'GET /a',
    method: 'GET',
    version: '1.1',
    target: '/a',
    fields: [],
  }
  const secure = parseTarget('https://[::1]:3000', false)
  const open = parseTarget('http://127.0.0.1:3000', false)

  test('A request over HTTP/2 with TLS needs no prior knowledge', () => {
    expect(commandOf({ ...probe, version: '2' }, secure)).toBe(
      `curl -i --path-as-is --http2 'https://[::1]:3000/a'`
    )
  })

  test('A request of HTTP/1.0 can keep the connection', () => {
    expect(commandOf({ ...probe, version: '1.0', keepAlive: true }, open)).toBe(
      `curl -i --path-as-is --http1.0 -H 'Connection: keep-alive' http://127.0.0.1:3000/a`
    )
  })

  test('A request without a media type takes that of curl away', () => {
    expect(commandOf({ ...probe, method: 'POST', body: 'a' }, open)).toBe(
      `curl -i --path-as-is --http1.1 -X POST -H 'Connection: close' -H Content-Type: --data-raw a http://127.0.0.1:3000/a`
    )
  })

  test('Raw bytes are sent by TLS to an IPv6 address in brackets', () => {
    const raw = { kind: 'raw', name: 'x', method: 'GET', bytes: 'GET' } as const
    expect(commandOf(raw, secure)).toBe(
      `printf 'GET' | openssl s_client -quiet -connect '[::1]:3000'`
    )
  })
})

describe('parseXml()', () => {
  test.each([
    ['a declaration that is not at the beginning', '<a/><?xml version="1.0"?>'],
    ['an end without a beginning', '</a>'],
    ['an end of another element', '<a></b>'],
    ['an element without an end', '<a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute with a bare ampersand', '<a b="&"/>'],
    ['a tag in a tag', '<a <b/>/>'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>b'],
  ])('%s is not well-formed', (_what, text) => {
    expect(parseXml(text)).toBeUndefined()
  })

  test('A name with a prefix is in another namespace', () => {
    const root = parseXml('<?xml version="1.0"?><p xmlns="urn:a"><x:b>1</x:b><c/></p>')
    expect(root).toMatchObject({
      name: 'p',
      namespace: 'urn:a',
      children: [
        { name: 'x:b', namespace: 'x:b', text: '1' },
        { name: 'c', namespace: 'urn:a' },
      ],
    })
  })
})
