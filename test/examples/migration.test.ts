/** The same requests get the same responses before and after a migration, over sockets. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { app as boomAfter } from '../../examples/migration/boom/after.ts'
import { app as boomBefore } from '../../examples/migration/boom/before.ts'
import { app as expressAfter } from '../../examples/migration/express/after.ts'
import { app as expressBefore } from '../../examples/migration/express/before.ts'
import { app as exceptionAfter } from '../../examples/migration/http-exception/after.ts'
import { app as exceptionBefore } from '../../examples/migration/http-exception/before.ts'

const programs: Readonly<Record<string, RequestListener>> = {
  'http-exception/before': getRequestListener(exceptionBefore.fetch),
  'http-exception/after': getRequestListener(exceptionAfter.fetch),
  'express/before': expressBefore,
  'express/after': getRequestListener(expressAfter.fetch),
  'boom/before': getRequestListener(boomBefore.fetch),
  'boom/after': getRequestListener(boomAfter.fetch),
}

const log = vi.spyOn(console, 'error')

beforeEach(() => {
  log.mockReset().mockImplementation(() => {})
})
afterEach(() => {
  log.mockReset()
})

/** The response of a program to a request. */
async function respond(program: string, path: string) {
  const server = createServer(programs[program])
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  const body: unknown = await response.json()
  server.closeAllConnections()
  server.close()
  return { status: response.status, body, challenge: response.headers.get('www-authenticate') }
}

describe.each(Object.keys(programs))('the program %s', (program) => {
  test(`A book is found by ${program}`, async () => {
    expect(await respond(program, '/books/dune')).toEqual({
      status: 200,
      body: { title: 'Dune' },
      challenge: null,
    })
  })

  test(`A book that is missing is a 404 with the message of ${program}`, async () => {
    const { status, body } = await respond(program, '/books/emma')
    expect({ status, body }).toEqual({ status: 404, body: { error: 'No book has that id.' } })
  })

  test(`A request without credentials gets 401 with the challenge of ${program}`, async () => {
    const { status, body, challenge } = await respond(program, '/account')
    expect({ status, body }).toEqual({ status: 401, body: { error: 'Sign in first.' } })
    expect(challenge).toMatch(/^Bearer realm="shop"/)
  })

  test(`A path without a route is a 404 of ${program}`, async () => {
    const { status, body } = await respond(program, '/nothing')
    expect({ status, body }).toEqual({ status: 404, body: { error: 'Not Found' } })
  })

  test(`An unexpected error is a 500 that ${program} logs and does not send`, async () => {
    const { status, body } = await respond(program, '/stock')
    expect({ status, body }).toEqual({ status: 500, body: { error: 'Internal Server Error' } })
    expect(log).toHaveBeenCalledTimes(1)
    expect(String(log.mock.calls[0])).toContain('db-7 has no table stock')
  })
})

test('The guide links every program', () => {
  const guide = readFileSync(new URL('../../examples/migration/README.md', import.meta.url), 'utf8')
  for (const program of Object.keys(programs)) expect(guide).toContain(`(${program}.ts)`)
})
