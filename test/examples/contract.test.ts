/** examples/contract, started as `npm run contract` starts it and asked over sockets, and its guide. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { orderCopies } from '../../examples/contract/catch.ts'
import { createShop } from '../../examples/contract/app.ts'
import { document } from '../../examples/contract/openapi.ts'
import { all, OutOfCredit } from '../../examples/contract/problems.ts'
import { orderBook } from '../../examples/contract/rpc.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { changes, lockOf } from '../../src/contract-lock/index.ts'
import { Forbidden } from '../../src/errors/errors.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { errorResponses } from '../../src/openapi/index.ts'
import { problemsIn } from '../openapi/linters.ts'
import { startHttp1 } from '../support/server.ts'

// The tests that the guide shows.
await import('../../examples/contract/problems.test.ts')

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = new URL('../../examples/contract/', import.meta.url)
const guide = readFileSync(new URL('README.md', folder), 'utf8')

let shop: ChildProcess
let port: number
let url: string
const printed: string[] = []

beforeAll(async () => {
  const tsx = `${root}node_modules/tsx/dist/cli.mjs`
  shop = spawn(process.execPath, [tsx, 'examples/contract/server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!shop.stdout) throw new Error('The shop has no output.')
  for await (const line of createInterface({ input: shop.stdout })) {
    printed.push(line)
    if (line.includes('text/markdown')) break
  }
  port = Number(/localhost:(\d+)/.exec(printed.join('\n'))?.[1])
  url = `http://127.0.0.1:${port}`
}, 60_000)

afterAll(async () => {
  shop.kill()
  await once(shop, 'exit')
})

/** A POST in JSON, as curl sends it. */
const post = (path: string, body: string) =>
  exchangeHttp1(port, {
    method: 'POST',
    target: path,
    version: '1.1',
    fields: [['Content-Type', 'application/json']],
    body,
    keepAlive: true,
  })

/** Each request has another id. */
const withoutId = (text: string): string => text.replace(/[\da-f]{8}(-[\da-f]{4,12}){4}/g, 'id')

describe('the server', () => {
  test('It prints addresses that exist', async () => {
    const addresses = printed.join('\n').match(/http:\/\/localhost:\d+\/[\w./-]+/g) ?? []
    const pages = addresses.filter((address) => !address.endsWith('/orders'))
    expect(pages.length).toBeGreaterThanOrEqual(4)
    for (const address of pages) {
      const { status } = await fetch(address.replace('localhost', '127.0.0.1'))
      expect(status).toBe(address.endsWith('/ulysses') ? 404 : 200)
    }
  })

  test('It sends the response of the guide, byte for byte', async () => {
    const [, statusLine = '', fields = '', body = ''] =
      /^\$ curl .*\n(HTTP.*)\n([^]*?)\n\n(\{.*\})$/m.exec(guide) ?? []
    const sent = await post('/orders', '{"bookId":"dune","copies":2}')
    expect(sent.statusLine).toBe(statusLine)
    expect(withoutId(sent.body.toString())).toBe(withoutId(body))
    const lines = sent.fields.map(([name, value]) => `${name}: ${value}`)
    const kept = lines.filter((line) => !/^(?:date|connection|keep-alive):/i.test(line))
    expect(withoutId(kept.join('\n'))).toBe(withoutId(fields))
  })

  test('The link of an error page leads to the page of its type', async () => {
    const error = await fetch(`${url}/books/ulysses`, { headers: { Accept: 'text/html' } })
    const [, link = ''] = /href="([^"]+)">About this problem</.exec(await error.text()) ?? []
    const page = await fetch(new URL(link, error.url))
    expect(new URL(page.url).port).toBe(String(port))
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('There is no such book.</h1>')
  })

  test('Every problem type has a page with the response that its route sends', async () => {
    const types = await Promise.all(
      all.map(async ({ type }) => {
        const response = await fetch(url + type, {
          headers: { Accept: 'application/json' },
        })
        return ((await response.json()) as { type: string }).type
      })
    )
    expect(types).toEqual(all.map(({ type }) => type))
  })

  test('The page and the OpenAPI document of a problem type have the same example', async () => {
    for (const problemClass of all) {
      const { type, status, definition } = problemClass
      const page = await fetch(url + type, {
        headers: { Accept: 'application/json' },
      })
      const { problem } = (await page.json()) as { problem: unknown }
      const response = errorResponses(problemClass)[status]
      const example = response?.content['application/problem+json'].examples[definition.name ?? '']
      expect(example?.value).toEqual(problem)
    }
  })

  test('The old name of a type redirects to the page', async () => {
    const response = await fetch(`${url}/problems/no-credit`)
    expect(response.redirected).toBe(true)
    expect(new URL(response.url).pathname).toBe('/problems/out-of-credit')
  })

  test('Its OpenAPI document is the one of openapi.ts', async () => {
    const sent: unknown = await (await fetch(`${url}/openapi.json`)).json()
    expect(sent).toEqual(JSON.parse(JSON.stringify(document)))
  })
})

describe('the clients', () => {
  test('The types of problems are literals, by which clients narrow', () => {
    expectTypeOf(OutOfCredit.type).toEqualTypeOf<'/problems/out-of-credit'>()
    expect(OutOfCredit.type).toBe('/problems/out-of-credit')
  })

  test('Both clients show what the errors carry', async () => {
    let now = 0
    const { port: local, close } = await startHttp1(createShop(() => now))
    const address = `http://127.0.0.1:${local}`
    try {
      expect(await orderCopies(address, 'dune', 2)).toBe('400 cents are missing.')
      expect(await orderCopies(address, 'emma', 2)).toBe('Only 1 can be ordered.')
      expect(await orderCopies(address, 'dune', 1)).toBe('It is ordered.')
      expect(await orderBook(address, 'dune')).toBe('400 cents are missing.')
      expect(await orderBook(address, 'emma')).toBe('Emma is ordered. 100 cents are left.')
      expect(await orderBook(address, 'ulysses')).toMatch(/^There is no such book\. /)
      const topUp = await fetch(`${address}/account`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"amount":9000}',
      })
      expect(await topUp.json()).toEqual({ balance: 9100 })
      expect(await orderCopies(address, 'dune', 1)).toBe('It is ordered.')
      now = 15_500
      expect(await orderCopies(address, 'dune', 1)).toBe('Try again in 45 s.')
      now = 60_000
      expect(await orderCopies(address, 'dune', 1)).toBe('It is ordered.')
      expect(await orderBook(address, 7 as never)).toMatch(/^#\/bookId: /)
    } finally {
      await close()
    }
  })
})

describe('the guide', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'server.ts')

  test.each(files.filter((name) => guide.includes(`// ${name}`)))(
    'The guide shows the whole code of %s',
    (name) => {
      const code = readFileSync(new URL(name, folder), 'utf8')
      expect(guide).toContain(`\n\`\`\`ts\n// ${name}\n${code}\`\`\`\n`)
    }
  )

  test('The guide shows no other code than that of the files', () => {
    const blocks = [...guide.matchAll(/```ts\n\/\/ (.*)\n/g)].map(([, name]) => name)
    expect(blocks).toHaveLength([...guide.matchAll(/```tsx?\n/g)].length)
    expect(files).toEqual(expect.arrayContaining(blocks))
    expect(blocks).toEqual(
      expect.arrayContaining(['problems.ts', 'app.ts', 'openapi.ts', 'problems.test.ts'])
    )
  })

  test('A renamed member fails the test with the sentence of the guide', () => {
    const Renamed = defineProblem(Forbidden, {
      type: OutOfCredit.type,
      title: OutOfCredit.title,
      extensions: z.object({ credit: z.int(), price: z.int() }),
      aliases: OutOfCredit.definition.aliases,
    })
    const [sentence = ''] = /^The member 'balance' .*$/m.exec(guide) ?? []
    const found = changes(lockOf([OutOfCredit]), lockOf([Renamed]))
    expect(found.filter(({ breaking }) => breaking).map(({ message }) => message)).toEqual([
      sentence,
    ])
  })

  test('Redocly and Spectral find nothing wrong with the OpenAPI document', async () => {
    expect(await problemsIn(document)).toEqual([])
  }, 60_000)
})
