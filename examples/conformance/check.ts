/**
 * Checks an app in a program or a test: `npx tsx examples/conformance/check.ts`.
 *
 * The app needs no server: it is served on a free port of loopback as long as the check takes.
 */
import { Hono } from 'hono'
import { httpErrors } from 'hono-http-errors'
import { conformance } from 'hono-http-errors/conformance'

const app = httpErrors(new Hono()).get('/books/1', (c) => c.json({ id: 1, title: 'On HTTP' }))

const report = await conformance(app, { paths: ['/books/1'], level: 'SHOULD' })

// `serve` of @hono/node-server answers some requests before the app receives them.
const ofTheApp = report.findings.filter(({ belowApp }) => !belowApp)

for (const { level, rule, section, message, command } of ofTheApp) {
  console.log(`${level} ${rule} ${section}: ${message}\n  $ ${command}`)
}
console.log(`${report.exchanges} exchanges, ${ofTheApp.length} findings of the app`)
