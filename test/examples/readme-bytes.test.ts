/** The bytes that the README shows are those that a server sends. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { Hono } from 'hono'
import { startHttp1 } from '../support/server.ts'
import { textOf, writeGuideBlocks } from '../support/guide-code.ts'

/** Everything that the server sends to a request, until it closes the connection. */
async function bytesFor(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(request)
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return text
}

test('The first example of the README responds with the bytes below it', async () => {
  const [block] = writeGuideBlocks().filter(({ guide }) => guide === 'README.md')
  const { default: app }: { default: Hono } = await import(block?.path ?? '')
  const [, shown = ''] = /\n```\n(HTTP\/1\.1 [^]*?)\n```/.exec(textOf('README.md')) ?? []
  const server = await startHttp1(app)
  const sent = await bytesFor(
    server.port,
    'GET /account HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n'
  )
  await server.close()
  const ofConnection = /^(?:Date|Connection|Keep-Alive): .*\n/gim
  const lines = (text: string) => text.replaceAll('\r\n', '\n').replace(ofConnection, '')
  const [head = '', content = ''] = lines(sent).split('\n\n')
  const [shownHead = '', shownContent = ''] = shown.split('\n\n')
  expect(content).toBe(shownContent)
  expect(head.toLowerCase().split('\n').toSorted()).toEqual(
    shownHead.toLowerCase().split('\n').toSorted()
  )
})
