/** `npm run chart`: what `npm run bench http` measured last, as `test/bench/chart.svg`. */

import { readFileSync, writeFileSync } from 'node:fs'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Throughputs } from './sections/http.ts'
import { root } from './worker.ts'

const labels: Readonly<Record<string, string>> = {
  'the same bytes': 'Hono, the same bytes returned',
  throw: 'hono-http-errors, thrown',
  HTTPException: 'Hono, HTTPException + onError',
  'http-errors': 'Hono, http-errors + onError',
  Fastify: 'Fastify, thrown',
  Koa: 'Koa, context.throw',
  Express: 'Express, http-errors thrown',
}

const measured = JSON.parse(readFileSync(`${root}test/output/http.json`, 'utf8')) as Throughputs
const bars = Object.entries(labels)
  .map(([name, label]) => ({ label, throughput: measured.perCpuSecond[name] ?? 0, name }))
  .toSorted((a, b) => b.throughput - a.throughput)

const { document } = parseHTML('<html><body></body></html>')
const chart = Plot.plot({
  document: document as unknown as Document,
  width: 760,
  height: 320,
  marginLeft: 210,
  marginRight: 70,
  marginBottom: 70,
  style: { background: 'white', color: '#222', font: '13px system-ui, sans-serif' },
  x: {
    label: '404s in a second of CPU time',
    grid: true,
    tickFormat: (value: number) => `${value / 1000}k`,
  },
  y: { label: null, domain: bars.map(({ label }) => label) },
  marks: [
    Plot.barX(bars, {
      x: 'throughput',
      y: 'label',
      fill: ({ name }: { name: string }) => (name === 'throw' ? '#e36002' : '#9aa5b1'),
    }),
    Plot.text(bars, {
      x: 'throughput',
      y: 'label',
      dx: 6,
      textAnchor: 'start',
      text: ({ throughput }: { throughput: number }) => `${(throughput / 1000).toFixed(1)}k`,
    }),
  ],
})
const { date, machine, generator } = measured
const note = document.createElementNS('http://www.w3.org/2000/svg', 'text')
note.setAttribute('x', '8')
note.setAttribute('y', '312')
// The text of the marks is centred; this one is not.
note.setAttribute('text-anchor', 'start')
note.setAttribute('font-size', '11')
note.setAttribute('fill', '#555')
note.textContent = `${date}, ${machine}, server and ${generator} on one core each`
chart.append(note as unknown as Node)
chart.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
writeFileSync(`${root}test/bench/chart.svg`, `${chart.outerHTML}\n`)
