/** Where `serve` listens, and whom it tells. */
import { Server } from 'node:http'
import { Hono } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'
import { serve } from '../../src/presets/node.ts'

afterEach(() => void vi.restoreAllMocks())

const { fetch } = new Hono()

/** The arguments of `listen`, whose callback is called at once. */
function listened() {
  const calls: unknown[][] = []
  vi.spyOn(Server.prototype, 'listen').mockImplementation(function (
    this: Server,
    ...args: unknown[]
  ) {
    calls.push(args.slice(0, 2))
    const callback = args.at(-1)
    if (typeof callback === 'function') callback()
    return this
  })
  return calls
}

test.each([
  [{ fetch }, [3000, undefined]],
  [{ fetch, port: 0 }, [0, undefined]],
  [{ fetch, port: 8080, hostname: '::1' }, [8080, '::1']],
])('serve listens with the options %o at %j', (options, args) => {
  const calls = listened()
  serve(options)
  expect(calls).toEqual([args])
})

test('serve calls back with the address of the server', () => {
  listened()
  const address = { address: '::', family: 'IPv6', port: 3000 }
  vi.spyOn(Server.prototype, 'address').mockReturnValue(address)
  const onListening = vi.fn<(info: unknown) => void>()
  serve({ fetch }, onListening)
  expect(onListening.mock.calls).toEqual([[address]])
})
