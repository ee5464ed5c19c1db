/** The recipes of examples/client on a real server, with the libraries themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReceivedError } from '../../src/client/index.ts'
import { NotFound } from '../../src/index.ts'
import kyManifest from '../../node_modules/ky/package.json' with { type: 'json' }
import { OutOfCredit } from '../../examples/client/problems.ts'
import { shop } from '../../examples/client/server.ts'
import { gateway } from '../../examples/client/gateway.ts'
import { messageFor } from '../../examples/client/show-error.ts'
import * as withAxios from '../../examples/client/with-axios.ts'
import * as withFetch from '../../examples/client/with-fetch.ts'
import * as withHc from '../../examples/client/with-hc.ts'
import * as withKy1 from '../../examples/client/with-ky-1.ts'
import * as withOfetch from '../../examples/client/with-ofetch.ts'
import * as withPRetry from '../../examples/client/with-p-retry.ts'
import * as withTanstackQuery from '../../examples/client/with-tanstack-query.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

const folder = new URL('../../examples/client/', import.meta.url)
let servers: readonly TestServer[] = []
let origin = ''
let gatewayOrigin = ''

beforeAll(async () => {
  const server = await startHttp1(shop())
  origin = `http://127.0.0.1:${server.port}`
  const front = await startHttp1(gateway(origin))
  gatewayOrigin = `http://127.0.0.1:${front.port}`
  servers = [front, server]
})

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
})

type Find = (id: string) => Promise<unknown>

interface Recipe {
  findBook(origin: string, id: string): Promise<unknown>
}

/** `npm ci` installs ky 1; ky 2, which needs Node 22, is tested by `npm run test:versions -- ky-2`. */
const kyRecipes: Readonly<Record<'one' | 'two', readonly (readonly [string, Find])[]>> = {
  one: [
    ['ky 1', (id) => withKy1.findBook(origin, id)],
    ['ky 1 with a fetch that throws', (id) => withKy1.api(`${origin}/books/${id}`).json()],
  ],
  two: [
    [
      'ky 2',
      async (id) => {
        // Not a literal, as the types of ky 1 do not fit.
        const recipe = (await import(new URL('with-ky-2.ts', folder).href)) as Recipe
        return recipe.findBook(origin, id)
      },
    ],
  ],
}

const recipes: readonly (readonly [string, Find])[] = [
  ['fetch', (id) => withFetch.findBook(origin, id)],
  ['hc', (id) => withHc.titleOf(origin, id).then((title) => ({ id, title }))],
  [
    'parseResponse of hc',
    (id) => withHc.parsedTitleOf(origin, id).then((title) => ({ id, title })),
  ],
  ...(kyManifest.version.startsWith('1.') ? kyRecipes.one : kyRecipes.two),
  ['ofetch', (id) => withOfetch.findBook(origin, id)],
  ['axios', async (id) => (await withAxios.api.get(`${origin}/books/${id}`)).data as unknown],
]

describe.each(recipes)('with %s', (_name, find) => {
  test('A success returns the book', async () => {
    expect(await find('dune')).toEqual({ id: 'dune', title: 'Dune' })
  })

  test('A 404 throws a NotFound with the detail of the server', async () => {
    const error = await find('none').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NotFound)
    expect(error).toMatchObject({
      status: 404,
      message: 'No book has that id.',
      problem: { status: 404 },
    })
  })
})

test('The balance is shown when credit runs out, with the class and with its type alone', async () => {
  expect(await withFetch.order(origin)).toBe('Only 30 left.')
  expect(await withFetch.orderByType(origin)).toBe('Only 30 left.')
})

test('TanStack Query repeats a 503 until it succeeds', async () => {
  expect(await withTanstackQuery.offers(origin)).toEqual({ visits: 3 })
})

test('p-retry repeats a 503 until it succeeds', async () => {
  expect(await withPRetry.offers(origin)).toEqual({ visits: 6 })
})

test('TanStack Query and p-retry do not repeat a 404', async () => {
  for (const { offers } of [withTanstackQuery, withPRetry]) {
    const error = await offers(`${origin}/nowhere`).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ReceivedError)
  }
})

test('A gateway sends a 502 for a 404 of the shop, and the problem that it passes on', async () => {
  const missing = await fetch(`${gatewayOrigin}/books/none`)
  expect([missing.status, await missing.json()]).toMatchObject([502, { title: 'Bad Gateway' }])
  const order = await fetch(`${gatewayOrigin}/orders`, { method: 'POST' })
  expect([order.status, await order.json()]).toMatchObject([
    403,
    { type: OutOfCredit.type, balance: 30, detail: 'Your balance is 30.' },
  ])
})

test('A page shows the error in German, with a button only where trying again helps', async () => {
  const error = await withFetch.findBook(origin, 'none').catch((thrown: unknown) => thrown)
  expect(messageFor(error)).toEqual({
    heading: 'Nicht gefunden',
    paragraphs: ['No book has that id.'],
    button: undefined,
    buttonIsEnabledIn: 0,
  })
  expect(messageFor(new TypeError('Failed to fetch'))).toMatchObject({ button: 'Erneut versuchen' })
})

describe('the guide', () => {
  const guide = readFileSync(new URL('README.md', folder), 'utf8')
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))

  test.each(files)('The guide shows the whole code of %s', (name) => {
    const code = readFileSync(new URL(name, folder), 'utf8')
    expect(guide).toContain(`\n\`\`\`ts\n// ${name}\n${code}\`\`\`\n`)
  })

  test('The guide shows no other code', () => {
    expect([...guide.matchAll(/```ts\n/g)]).toHaveLength(files.length)
  })
})
