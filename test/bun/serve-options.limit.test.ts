/** The limit of the content, with the options that `serveOptions` returns, called as Bun calls them. */
import { describe, expect, test, vi } from 'vitest'
import { type Report } from '../../src/index.ts'
import { serveOptions } from '../../src/presets/bun.ts'
import { upload, wrapped } from './upload.ts'

const tooLarge = {
  type: 'about:blank',
  title: 'Content Too Large',
  status: 413,
  detail: expect.any(String),
  condition: 'permanent',
}

describe('the limit of the content', () => {
  test.each([
    ['with its length', '1234567890'],
    ['of chunks', ['12345', '67890']],
  ])('content %s of just the limit reaches the app', async (_, content) => {
    const { fetch } = serveOptions(wrapped(), { maxRequestBodySize: 10 })
    const response = await fetch(upload(content))
    expect([response.status, await response.text()]).toEqual([200, '10'])
  })

  test.each([
    ['with its length', '12345678901'],
    ['of chunks', ['1234567890', '1']],
    ['of one chunk', ['12345678901']],
  ])('content %s beyond the limit is a 413 without a report of a 5xx', async (_, content) => {
    const report = vi.fn<Report>()
    const { fetch } = serveOptions(wrapped(report), { maxRequestBodySize: 10 })
    const response = await fetch(upload(content))
    expect([response.status, await response.json()]).toEqual([413, tooLarge])
    expect(report.mock.calls.map(([, , { status }]) => status).filter((s) => s !== 413)).toEqual([])
  })

  test('a 413 by the length closes the connection, is as the client accepts it, and calls no handler', async () => {
    const fetchOfApp = vi.fn<() => Response>()
    const report = vi.fn<Report>()
    const { fetch } = serveOptions(
      { fetch: fetchOfApp },
      { maxRequestBodySize: 1, errors: { report, reportUnrouted: true } }
    )
    const response = await fetch(upload('ab', { Accept: 'text/html' }))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      connection: 'close',
      'content-type': 'text/html; charset=utf-8',
      vary: 'Accept',
    })
    expect(fetchOfApp).not.toHaveBeenCalled()
    expect(report).not.toHaveBeenCalled()
  })

  test('the limit is 128 MiB by default, which is that of Bun', async () => {
    const { fetch } = serveOptions(wrapped())
    const status = async (length: number) =>
      (await fetch(upload('ab', { 'Content-Length': String(length) }))).status
    expect([await status(134_217_728), await status(134_217_729)]).toEqual([200, 413])
  })

  test.each([0, 0.5, 7, Infinity])('the limit may be %d', (maxRequestBodySize) => {
    expect(() => serveOptions(wrapped(), { maxRequestBodySize })).not.toThrow()
  })

  test.each<[unknown, string]>([
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    ['10', '"10"'],
    [null, 'null'],
  ])('the limit %o is refused', (value, received) => {
    const options = { maxRequestBodySize: value as number }
    expect(() => serveOptions(wrapped(), options)).toThrow(
      new TypeError(
        `Option 'maxRequestBodySize' must be a number of bytes, 0 or more; received ${received}.`
      )
    )
  })

  test('Bun itself refuses no content and shows no page', () => {
    const { development, maxRequestBodySize } = serveOptions(wrapped(), { maxRequestBodySize: 10 })
    expect([development, maxRequestBodySize]).toEqual([false, Number.MAX_SAFE_INTEGER])
  })
})
