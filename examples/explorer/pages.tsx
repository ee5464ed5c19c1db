/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The routes of the explorer. */
import { Hono } from 'hono'
import {
  fromNetwork,
  htmlFormatter,
  httpErrors,
  MisdirectedRequest,
  problemJsonFormatter,
} from 'hono-http-errors'
import type { Backend } from './backend.ts'
import { curlCommand } from './curl.ts'
import { exchange, fieldOf } from './exchange.ts'
import { NAME } from './layout.tsx'
import { Overview } from './overview.tsx'
import { readQuestion, readSearch } from './question.ts'
import { StatusPage } from './status-page.tsx'
import { ICON, STYLE } from './style.ts'

/** The app; it connects to its backend and to nothing else. */
export function explorerApp(backend: Backend): Hono {
  const app = httpErrors(new Hono(), {
    // When the backend does not answer, that is no fault of the explorer: 502, 503 or 504.
    recognizers: [fromNetwork()],
    formatters: [
      htmlFormatter({ name: NAME, home: { href: '/', label: 'All statuses' } }),
      problemJsonFormatter(),
    ],
  })

  app.use(async (c, next) => {
    // Pages of other sites that let their name point to this machine get nothing (DNS rebinding).
    if (!hosts.has(new URL(c.req.url).hostname)) {
      throw new MisdirectedRequest('The explorer answers for 127.0.0.1 and localhost.')
    }
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
  })

  app.get('/', (c) => {
    c.header('Content-Security-Policy', policy())
    return c.html(<Overview words={readSearch(c.req.query('find'))} />)
  })

  app.get('/statuses/:code', async (c) => {
    const question = readQuestion(c.req.param('code'), c.req.query())
    const exchanged = await exchange(backend, question)
    // A page in `srcdoc` is under the policy of the page around it: its style is let in by its hash.
    const shown = fieldOf(exchanged.response, 'content-security-policy') ?? ''
    c.header('Content-Security-Policy', policy(/'sha256-[\w+/=]+'/.exec(shown)?.[0]))
    c.header('Cache-Control', 'no-store')
    const command = curlCommand(backend, question)
    return c.html(<StatusPage question={question} exchange={exchanged} command={command} />)
  })

  app.get('/style.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8')
    return c.body(STYLE)
  })

  app.get('/icon.svg', (c) => {
    c.header('Content-Type', 'image/svg+xml')
    return c.body(ICON)
  })

  return app
}

const hosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost'])

/** CSP 3: no script, and nothing from elsewhere. */
function policy(previewStyle = ''): string {
  return [
    `default-src 'none'`,
    `style-src 'self' ${previewStyle}`.trim(),
    `img-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
