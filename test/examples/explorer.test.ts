/** The explorer, asked over HTTP, and its backend, asked over sockets of the test's own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CR, LF } from '../../examples/explorer/bytes.tsx'
import { fixedOf, optionsOf } from '../../examples/explorer/options.ts'
import { methods, presets, type Question, versions } from '../../examples/explorer/question.ts'
import { classNameOf, samples, samplesOf } from '../../examples/explorer/samples.ts'
import { throwStatement } from '../../examples/explorer/source.ts'
import { startExplorer, type Explorer } from '../../examples/explorer/start.ts'
import { errorClassesByStatus, createHttpError, type ErrorStatus } from '../../src/index.ts'
import { statuses, unofficialStatuses } from '../../src/statuses/statuses.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const errorStatuses = [...errorClassesByStatus.keys()] as readonly ErrorStatus[]

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(async () => {
  await explorer.close()
})

async function page(path: string, fields: Readonly<Record<string, string>> = {}) {
  const response = await fetch(new URL(path, explorer.url), {
    headers: { accept: presets.browser, ...fields },
  })
  const text = await response.text()
  const { document } = parseHTML(text)
  const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)]
  const one = (selector: string): string => document.querySelector(selector)?.textContent ?? ''
  return { status: response.status, headers: response.headers, text, all, one, document }
}

type Asked = Pick<Question, 'method' | 'version'> & {
  readonly accept: string
  readonly language: string
}

function pathOf(status: number, { method, version, accept, language }: Asked): string {
  return `/statuses/${status}?${new URLSearchParams({ method, version, own: accept, language })}`
}

/** The text of a byte view, with its marks turned back into line ends. */
function bytesOf(view: Element | null): string {
  if (!view) throw new Error('The page has no such view.')
  let bytes = ''
  const walk = (node: Node): void => {
    if (node.nodeType === 3) bytes += node.nodeValue ?? ''
    else if ((node as Element).localName !== 'i') node.childNodes.forEach(walk)
    else bytes += (node.textContent ?? '').replace(CR, '\r').replace(LF, '')
  }
  walk(view)
  return bytes
}

/** The two were asked one after the other: a second may have passed. */
/** The bytes without what differs in each response: the date, and the reference on a page. */
function undated(text: string): string {
  return text
    .replace(/^(date: ).+?(\r?)$/im, '$1then$2')
    .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'reference')
}

function withoutPort(text: string): string {
  return text.replace(/(127\.0\.0\.1):\d+/, '$1')
}

async function askBackend(status: number, asked: Asked): Promise<WireResponse> {
  const { method, version, accept, language } = asked
  const length = method === 'POST' || method === 'PUT' ? [['Content-Length', '0'] as const] : []
  const fields = [['Accept', accept], ['Accept-Language', language], ...length] as const
  const request = { method, target: `/${status}`, fields }
  return version === '2'
    ? exchangeHttp2(explorer.backend.http2, request)
    : exchangeHttp1(explorer.backend.http1, { ...request, version })
}

describe('the overview', () => {
  test('The overview lists every status of the registry and every unofficial one', async () => {
    const { all } = await page('/')
    const listed = all('[data-status]').map((card) => Number(card.getAttribute('data-status')))
    const wanted = [...statuses, ...unofficialStatuses].map(({ code }) => code)
    expect(listed.toSorted((a, b) => a - b)).toEqual(wanted.toSorted((a, b) => a - b))
  })

  test('The overview shows the phrase, the explanation and the source of each status', async () => {
    const { all } = await page('/')
    const cards = all('[data-status]').map((card) => card.textContent ?? '')
    for (const { code, phrase, explanation, spec, usedBy } of [
      ...statuses,
      ...unofficialStatuses,
    ]) {
      const facts = [String(code), phrase, explanation, usedBy ?? spec]
      expect(cards.some((card) => facts.every((fact) => card.includes(fact)))).toBe(true)
    }
  })

  test('The overview links to the page of every error, and to no other', async () => {
    const { all } = await page('/')
    const links = all('.card a').map((link) => link.getAttribute('href'))
    expect(links).toEqual(errorStatuses.map((status) => `/statuses/${status}`))
  })

  test('The overview finds statuses by words', async () => {
    const codes = async (words: string) =>
      (await page(`/?find=${words}`))
        .all('[data-status]')
        .map((card) => card.textContent?.slice(0, 3))
    expect(await codes('teapot')).toEqual(['418'])
    expect(await codes('cloudflare+unreachable')).toEqual(['523'])
    expect(await codes('no-such-thing')).toEqual([])
  })
})

describe('the samples', () => {
  test.each(errorStatuses)(
    'The samples of %i have every option at least once, required ones always',
    (status) => {
      const given = samplesOf(status).map((sample) => Object.keys(Object(sample.at(-1))))
      const lacking = Object.entries(
        errorClassesByStatus.get(status)?.definition.rules ?? {}
      ).filter(
        ([name, { strength }]) =>
          (strength === 'must' && !given.every((names) => names.includes(name))) ||
          (strength === 'may' && !given.some((names) => names.includes(name)))
      )
      expect(lacking).toEqual([])
    }
  )

  test('The samples are of classes that exist', () => {
    const names: readonly string[] = errorStatuses.map(classNameOf)
    expect(Object.keys(samples).filter((name) => !names.includes(name))).toEqual([])
  })

  test.each(errorStatuses)(
    'The samples of %i are shown as source that makes the same error',
    (status) => {
      for (const sample of samplesOf(status)) {
        const statement = throwStatement(status, sample)
        const [, name, source = ''] = /^throw new (\w+)\(([^]*)\)$/.exec(statement) ?? []
        expect(name).toBe(createHttpError<number>(status).name)
        const made: unknown = new Function(`return [${source}]`)()
        expect(made).toEqual(sample)
      }
    }
  )
})

describe('the page of a status', () => {
  test.each(errorStatuses)(
    'The page of %i explains it, and names the options that its row has',
    async (status) => {
      const row = errorClassesByStatus.get(status)?.definition
      const { one, all, headers } = await page(`/statuses/${status}`)
      expect(one('h1')).toBe(`${status} ${row?.phrase}`)
      expect(one('.lead')).toBe(row?.explanation)
      expect(one('.about')).toContain(row?.spec)
      const shown = all('[data-option]').map((option) => option.getAttribute('data-option'))
      expect(shown.toSorted()).toEqual(Object.keys(row?.rules ?? {}).toSorted())
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'self'/
      )
    }
  )

  test('The page of a status marks required options and optional ones, fields and members', () => {
    expect(optionsOf(405)).toMatchObject([
      { name: 'allow', required: true, becomes: 'field', target: 'Allow' },
    ])
    expect(optionsOf(511)).toMatchObject([
      { name: 'login', required: false, becomes: 'member', target: 'login' },
    ])
    expect(optionsOf(429)[0]?.example).toEqual({
      source: 'retryAfter: 30',
      result: 'Retry-After: 30',
    })
    expect(fixedOf(426)).toMatchObject([{ field: 'Connection', value: 'upgrade' }])
  })

  test('The page of a status shows the page of the error in a frame without any permission', async () => {
    const { document, headers } = await page('/statuses/404')
    const frame = document.querySelector('iframe')
    expect(frame?.getAttribute('sandbox')).toBe('')
    expect(frame?.getAttribute('srcdoc')).toMatch(/^<!doctype html>\n<html lang="en"/)
    expect(headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-[\w+/=]+';/)
    expect((await page('/statuses/404?accept=json')).document.querySelector('iframe')).toBeNull()
  })

  test('The page of a status throws the sample that is asked for', async () => {
    const { one } = await page('/statuses/415?sample=1&accept=json')
    expect(one('#response')).toMatch(/Accept-Encoding: gzip, identity/)
    expect(one('.source')).toContain(`acceptEncoding: ['gzip', 'identity']`)
  })
})

/** Every status, and among them every combination of method, version and Accept. */
const accepts = [...Object.values(presets), 'image/png', 'text/html;q=0.5, text/plain']
const languages = ['en', 'de', 'ja', 'zh', 'es', 'fr']
const combinations = methods.flatMap((method) =>
  versions.flatMap((version) => accepts.map((accept) => ({ method, version, accept })))
)
const spread = combinations.map((combination, index) => ({
  ...combination,
  status: errorStatuses[index % errorStatuses.length] ?? 404,
  language: languages[index % languages.length] ?? 'en',
}))

describe('the bytes that are shown', () => {
  test.each(spread)(
    'The bytes that are shown are those of $method $status HTTP/$version $accept $language',
    async (asked) => {
      const { document, one } = await page(pathOf(asked.status, asked))
      const answer = await askBackend(asked.status, asked)
      // HTTP/2 has no Upgrade, so that a 426 cannot be said there (RFC 9113 §8.2.2).
      const told = asked.status === 426 && asked.version === '2' ? 505 : asked.status
      expect(answer.status).toBe(told)
      expect(one('.note')).toMatch(told === asked.status ? /^$/ : /^426 .* the answer is 505/)
      const shown = bytesOf(document.querySelector('#response'))
      if (asked.version === '2') {
        const list = [[':status', String(answer.status)], ...answer.fields]
        const head = list.map(([name, value]) => `${name}: ${value}\n`).join('')
        const between = answer.body.length > 0 ? '\n' : ''
        expect(undated(shown)).toBe(undated(head + between + String(answer.body)))
      } else {
        expect(undated(shown)).toBe(undated(String(answer.raw)))
      }
      if (asked.method === 'HEAD')
        expect(shown).toMatch(asked.version === '2' ? /[^\n]\n$/ : /\r\n\r\n$/)
      expect(one('#content-length')).toContain(
        answer.body.length === 0 ? 'No content' : `${answer.body.length} bytes`
      )
    }
  )

  test('The bytes of the request that are shown get the response that is shown', async () => {
    for (const version of ['1.0', '1.1'] as const) {
      const asked = { method: 'PUT', version, accept: 'text/plain', language: 'de' } as const
      const { document } = await page(pathOf(429, asked))
      const request = bytesOf(document.querySelector('#request'))
      expect(request).toMatch(new RegExp(`^PUT /429 HTTP/${version}\r\n[^]*\r\n\r\n$`))
      const { raw } = await exchangeRaw(explorer.backend.http1, request)
      expect(undated(bytesOf(document.querySelector('#response')))).toBe(undated(String(raw)))
    }
  })

  test('The command that is shown gets the same bytes', async () => {
    const asked = { method: 'HEAD', version: '2', accept: `a/b;c='d'`, language: 'fr' } as const
    const { one } = await page(pathOf(451, asked))
    expect(withoutPort(one('#curl')).trim()).toBe(
      [
        'curl --head --http2-prior-knowledge',
        `-H 'Accept: a/b;c='\\''d'\\'''`,
        `-H 'Accept-Language: fr'`,
        'http://127.0.0.1/451',
      ].join(' \\\n  ')
    )
    expect(one('#curl')).toContain(`:${explorer.backend.http2}/`)
  })
})

describe('bad input', () => {
  test.each([
    ['/statuses/404?method=TRACE', 400, 'The method is one of GET, HEAD'],
    ['/statuses/404?method=get', 400, 'The method is one of GET, HEAD'],
    ['/statuses/404?version=3', 400, 'The version of HTTP is one of 1.0, 1.1, 2.'],
    ['/statuses/404?accept=everything', 400, 'The preset for Accept is one of'],
    ['/statuses/404?language=tlh', 400, 'The language is one of en, de'],
    ['/statuses/404?sample=9', 400, 'The sample is one of 0'],
    ['/statuses/404?own=a%0D%0AX-Injected:%20b', 400, 'on one line'],
    ['/statuses/404?own=a%00b', 400, 'on one line'],
    ['/statuses/404?own=caf%C3%A9', 400, 'printable ASCII'],
    [`/statuses/404?own=${'a'.repeat(501)}`, 400, 'at most 500 characters'],
    [`/?find=${'a'.repeat(101)}`, 400, 'at most 100 characters'],
    ['/statuses/999', 404, 'No registered error has that status code.'],
    ['/statuses/200', 404, 'No registered error has that status code.'],
    ['/statuses/0404', 404, 'No registered error has that status code.'],
    ['/statuses/toString', 404, 'No registered error has that status code.'],
    ['/nowhere', 404, 'Nothing was found'],
  ])('The explorer responds to %s with a page of status %i', async (path, status, detail) => {
    const answer = await page(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/)
    expect(answer.one('main')).toContain(detail)
  })

  test('A request with another method is a 405 with Allow', async () => {
    const response = await fetch(explorer.url, { method: 'DELETE' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('A request for another host is a 421, whatever name resolves to the explorer', async () => {
    const port = Number(new URL(explorer.url).port)
    const fields = [['Host', 'evil.example']] as const
    const { status } = await exchangeHttp1(port, { method: 'GET', version: '1.1', fields })
    expect(status).toBe(421)
  })

  test('Input of the query never becomes markup', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`
    const { status, text, document } = await page(
      `/statuses/404?own=${encodeURIComponent(hostile)}`
    )
    expect(status).toBe(200)
    expect(text).not.toMatch(/<script|<img/)
    expect(document.querySelector('#own')?.getAttribute('value')).toBe(hostile)
    expect(bytesOf(document.querySelector('#request'))).toContain(`\r\nAccept: ${hostile}\r\n`)
    expect((await page(`/?find=${encodeURIComponent(hostile)}`)).text).not.toMatch(/<script|<img/)
  })
})

test('The explorer shows an error where its backend has closed', async () => {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { url, backend, close } = await startExplorer()
  await backend.close()
  for (const version of versions) {
    const path = new URL(`statuses/404?version=${version}`, url)
    const response = await fetch(path, { headers: { accept: presets.browser } })
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  }
  expect(reported).toHaveBeenCalledTimes(versions.length)
  reported.mockRestore()
  await close()
})

test('The explorer starts by npm run explorer, on 127.0.0.1, and ends at a signal', async () => {
  const loader = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url)
  const child = spawn(process.execPath, ['--import', loader.href, 'examples/explorer.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+\/)$/.exec(String(line)) ?? []
  expect((await fetch(url)).status).toBe(200)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})
