/** Servers that try to keep the kit waiting, to fill its memory, or to make it fail. */
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { conformance, NothingAsked } from '../../src/conformance/index.ts'
import { received } from './example.ts'
import { replaying, scripted, stopServers } from './scripted-server.ts'

afterEach(stopServers)

const head =
  'HTTP/1.1 404 Not Found\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: no-store\r\n'
const text = `${head}Content-Type: text/plain\r\n`

/** Writes the same bytes as long as the client reads them. */
function flood(socket: Socket, start: string, bytes: string): void {
  const many = bytes.repeat(Math.ceil(16_384 / bytes.length))
  const more = () => {
    while (!socket.destroyed && socket.write(many));
    if (!socket.destroyed) socket.once('drain', more)
  }
  socket.write(start)
  more()
}

const rulesOf = async (url: string, options = {}) => {
  const report = await conformance(url, { level: 'OUGHT', timeout: 200, ...options })
  return report.findings.map(({ rule }) => rule)
}

describe('A server that never responds', () => {
  test('A server that never responds ends the check after a few requests.', async () => {
    const { url, requests } = await scripted(() => {})
    const check = conformance(url, { timeout: 300, paths: ['/a', '/b'] })
    await expect(check).rejects.toThrow(NothingAsked)
    await expect(check).rejects.toThrow('no response in 300 ms')
    expect(requests.length).toBeLessThan(20)
  })

  test('A server that does not respond to some requests is reported.', async () => {
    const { url } = await scripted((socket, request) => {
      if (!request.startsWith('OPTIONS'))
        socket.end(`${text}Content-Length: 2\r\nConnection: close\r\n\r\nno`)
    })
    const { unanswered } = await conformance(url, { timeout: 1000 })
    expect(unanswered.map(({ request, reason }) => `${request}: ${reason}`)).toContain(
      'OPTIONS /no-such-path-of-hono-http-errors HTTP/1.1: no response in 1000 ms'
    )
  })

  test('A server that closes each connection at once ends the check.', async () => {
    const { url } = await scripted((socket) => socket.end())
    expect(await rulesOf(url)).toContain('STATUS-FINAL')
  })

  test('A server that resets each connection ends the check.', async () => {
    const { url } = await scripted((socket) => socket.resetAndDestroy())
    await expect(conformance(url, { timeout: 1000 })).rejects.toThrow('reset')
  })
})

describe('A server that sends without end', () => {
  // A loaded machine needs seconds for what is read until the limit.
  const one = { maxExchanges: 1, timeout: 30_000 }

  test('A server that sends endless content until it closes has no finding about the end.', async () => {
    const { url } = await scripted((socket) =>
      flood(socket, `${text}Connection: close\r\n\r\n`, 'endless ')
    )
    const rules = await rulesOf(url, one)
    expect(rules).not.toContain('WIRE-INCOMPLETE')
    expect(rules).not.toContain('CLOSE-KEPT-OPEN')
  })

  test('A server that sends chunks without end has no finding about the end.', async () => {
    const { url } = await scripted((socket) =>
      flood(socket, `${text}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n')
    )
    expect(await rulesOf(url, one)).not.toContain('WIRE-INCOMPLETE')
  })

  test.each([
    ['interim responses', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['field lines', head, 'a:\r\n'],
    ['one status line', 'HTTP/1.1 200 ', 'a'],
  ])(
    'A server that sends %s without end has no response that could be checked.',
    async (_what, start, bytes) => {
      const { url } = await scripted((socket) => flood(socket, start, bytes))
      await expect(conformance(url, one)).rejects.toThrow('the header section did not end')
    }
  )

  test('Content in gzip that expands to a thousand times its size is checked.', async () => {
    const content = gzipSync(Buffer.alloc(100_000_000))
    const fields = `${text}Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: ${content.length}\r\n\r\n`
    const { url } = await replaying(Buffer.concat([Buffer.from(fields), content]))
    expect(await rulesOf(url, one)).not.toContain('CE-TRUE')
  })

  test('A server that sends one byte at a time is left after the time of an exchange.', async () => {
    const { url } = await scripted((socket) => {
      const timer = setInterval(() => socket.write('a'), 20)
      socket.on('close', () => clearInterval(timer))
      socket.write(`${text}Content-Length: 100000\r\nConnection: close\r\n\r\n`)
    })
    const check = conformance(url, { timeout: 1000, methods: ['OPTIONS'] })
    await expect(check).rejects.toThrow('the response did not end in 1000 ms')
  })
})

describe('A server that lies', () => {
  const wrong = (length: number, rest = '') =>
    `${text}Connection: close\r\nContent-Length: ${length}\r\n\r\nfive!${rest}`

  test('A Content-Length that is too large is a finding.', async () => {
    const { url } = await replaying(wrong(400))
    expect(await rulesOf(url)).toContain('CL-MATCH')
  })

  test('A Content-Length that is too large is a finding also if the server does not close.', async () => {
    const { url } = await scripted((socket) => socket.write(wrong(400)))
    expect(await rulesOf(url, { methods: ['OPTIONS'] })).toContain('CL-MATCH')
  })

  test('A Content-Length that is too small is a finding.', async () => {
    const { url } = await replaying(wrong(2))
    expect(await rulesOf(url)).toContain('WIRE-EXTRA')
  })

  test('A server that announces to close, and does not, has a finding.', async () => {
    const { url } = await scripted((socket) => socket.write(wrong(5)))
    expect(await rulesOf(url, { methods: ['OPTIONS'] })).toContain('CLOSE-KEPT-OPEN')
  })
})

describe('A server without HTTP/1.x', () => {
  test('A server that sends HTTP/0.9 has a finding.', async () => {
    const { url } = await replaying('<html>hello</html>')
    expect(await rulesOf(url)).toContain('WIRE-STATUS-LINE')
  })

  test('A server that sends random bytes has a finding.', async () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))
    const { url } = await replaying(bytes)
    expect(await rulesOf(url)).toContain('WIRE-STATUS-LINE')
  })
})

test('Redirects are not followed.', async () => {
  const { url, requests } = await scripted((socket, request) => {
    const [, path = ''] = request.split(' ')
    socket.end(
      `HTTP/1.1 302 Found\r\nLocation: ${path}x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`
    )
  })
  await conformance(url)
  expect(requests.filter((request) => request.includes('errorsx'))).toEqual([])
})

describe('Every rule', () => {
  test('Every rule ends for content that is made to be slow.', () => {
    const size = 1_000_000
    const slow = [
      ['text/plain', `at ${'.'.repeat(size)}`],
      ['text/plain', `at ${'.:1'.repeat(size / 3)}`],
      ['text/plain', 'at ('.repeat(size / 4)],
      ['application/problem+json', '['.repeat(size)],
      ['application/problem+json', '{"a":'.repeat(size / 5)],
      ['application/problem+json', `{"a":"${'\\"'.repeat(size / 2)}"}`],
      ['application/problem+xml', '<a>'.repeat(size / 3)],
      ['application/problem+xml', `<p>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</p>`],
      ['application/problem+xml', `<?a${' '.repeat(size)}`],
      ['application/problem+xml', `<!--${'a'.repeat(size)}`],
      ['application/problem+xml', `<a${' '.repeat(size)}`],
      ['application/problem+xml', `<a ${'b="c" '.repeat(size / 6)}`],
      ['application/problem+xml', '&'.repeat(size)],
    ] as const
    for (const [type, content] of slow) {
      const response = received(`${head}Content-Type: ${type}\r\n\r\n${content}`)
      expect(Array.isArray(checkResponse(response.request, response))).toBe(true)
    }
  })

  test('Every rule ends for field values that are made to be slow.', () => {
    const size = 8000
    const names = [
      'Link',
      'Allow',
      'Content-Type',
      'WWW-Authenticate',
      'Location',
      'Server',
      'Vary',
      'Cache-Control',
    ]
    const values = [';', '; ', '<a>;', '<', '"', '\\', 'a=', 'a ', '/ a', ',', '%', '[', ' \t'].map(
      (part) => `a${part.repeat(Math.ceil(size / part.length))}\x01`
    )
    for (const name of names) {
      for (const value of values) {
        const response = received(`${head}${name}: ${value}\r\nConnection: close\r\n\r\n`)
        expect(Array.isArray(checkResponse(response.request, response))).toBe(true)
      }
    }
  })

  test('Every rule accepts any bytes without an exception.', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'HTTP/1.1 200 OK',
        'HTTP/1.1 100 a',
        'Content-Length: 5',
        'Transfer-Encoding: chunked',
        'Content-Type: application/problem+json',
        'Content-Encoding: gzip',
        '5',
        'hello',
        '0',
        '',
        '{"status":404}'
      )
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('GET', 'HEAD', 'CONNECT'),
        (lines, method) => {
          const response = received(lines.join('\r\n'), { method })
          expect(Array.isArray(checkResponse(response.request, response))).toBe(true)
        }
      )
    )
  })
})
