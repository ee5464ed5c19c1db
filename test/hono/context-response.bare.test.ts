/** How a reply becomes a Response: with the record of its fields, or with Headers. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bareResponse } from '../../src/hono/context-response.ts'
import type { Reply } from '../../src/response/exchange.ts'

const node = { incoming: { httpVersion: '1.1', headers: {} } }

const plain = { 'X-A': '1', 'Set-Cookie': 'a=1' }

const lines = { 'X-A': ['1', '2'] }

const vary = { ...lines, Vary: 'Accept' }

const cookies = { 'Set-Cookie': ['a=1', 'b=2'] }

describe('bareResponse', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'Response',
      class {
        readonly content: unknown
        readonly init: unknown
        constructor(content: unknown, init: unknown) {
          this.content = content
          this.init = init
        }
      }
    )
  })
  afterEach(() => void vi.unstubAllGlobals())

  test.each<[string, Reply['fields'], unknown, string, string | null, boolean]>([
    ['fields of one line', plain, undefined, 'GET', 'x', true],
    ['fields of one line without content', plain, undefined, 'HEAD', null, true],
    ['several lines on Node', lines, node, 'GET', 'x', true],
    [
      'several lines and one cookie on Node',
      { ...lines, ...plain, ...lines },
      node,
      'GET',
      'x',
      true,
    ],
    ['several lines on another runtime', lines, {}, 'GET', 'x', false],
    ['several lines and Vary on another runtime', vary, {}, 'GET', 'x', false],
    ['several lines on Node to HEAD', lines, node, 'HEAD', 'x', false],
    ['several lines on Node without content', lines, node, 'GET', null, false],
    ['several cookies on Node', cookies, node, 'GET', 'x', false],
  ])(
    'a reply with %s is sent with its fields and content',
    (_, fields, env, method, content, isRecord) => {
      const reply = { status: 404, fields, content }
      const { init, content: sent } = bareResponse(
        reply,
        new Request('http://a/', { method }),
        env
      ) as unknown as { init: { status: number; headers: unknown }; content: unknown }
      expect([init.status, sent]).toEqual([404, content])
      expect(init.headers === fields).toBe(isRecord)
      if (isRecord) return
      const headers = init.headers as Headers
      expect(headers.get('vary')).toBe(fields === vary ? 'Accept' : null)
      if (fields === cookies) expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
      else expect(headers.get('x-a')).toBe('1, 2')
    }
  )
})
