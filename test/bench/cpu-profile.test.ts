import { expect, test } from 'vitest'
import { selfTimes } from './cpu-profile.ts'

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 9 },
})

test('The time of a function is the time between its samples, without idle time, by its origin', () => {
  const nodes = [
    node(1, 'respond', 'file:///x/node_modules/hono/dist/hono.js'),
    node(2, 'serve', 'file:///x/node_modules/@hono/node-server/dist/index.js'),
    node(3, '', 'file:///x/test/output/bench/dist/index.js'),
    node(4, 'handler', 'file:///x/test/output/bench/one-case.js'),
    node(5, 'read', 'node:fs'),
    node(6, '(garbage collector)', ''),
    node(7, '(idle)', ''),
  ]
  const times = selfTimes({
    nodes,
    samples: [1, 2, 3, 4, 5, 6, 7, 1],
    timeDeltas: [1, 1, 1, 1, 1, 1, 100, 4],
  })
  expect(times).toEqual([
    { label: 'respond hono.js:10', origin: 'hono', share: 0.5 },
    { label: 'serve index.js:10', origin: '@hono/node-server', share: 0.1 },
    { label: '(anonymous) index.js:10', origin: 'hono-http-errors', share: 0.1 },
    { label: 'handler one-case.js:10', origin: 'the app', share: 0.1 },
    { label: 'read node:fs:10', origin: 'Node', share: 0.1 },
    { label: '(garbage collector)', origin: 'V8', share: 0.1 },
  ])
})
