/** Pages of an app's own, in JSX. */
import type { Context } from 'hono'
import { ErrorBoundary, Suspense } from 'hono/jsx'
import { jsxRenderer, useRequestContext } from 'hono/jsx-renderer'
import type { RenderPage } from '../../../src/formatters/html.ts'
import type { Problem } from '../../../src/problem/problem.ts'

export const Page = ({ problem }: { problem: Problem }) => <p>{problem.detail}</p>

const Slow = async ({ problem }: { problem: Problem }) => <p>{problem.detail}</p>

export const SlowPage = ({ problem }: { problem: Problem }) => (
  <main>
    <Slow problem={problem} />
  </main>
)

const Path = () => <code>{useRequestContext().req.path}</code>

const Late = async () => {
  await Promise.resolve()
  return <i>late</i>
}

const Failing = (): never => {
  throw new Error('The component fails.')
}

/** The layout of a site, as a middleware; streamed, it sends late parts after the others. */
export const siteLayout = (stream: boolean) =>
  jsxRenderer(
    ({ children }) => (
      <html>
        <body>
          <header>Bookshop</header>
          {children}
        </body>
      </html>
    ),
    { stream }
  )

/** An error in the layout of the site. */
export const sitePage: RenderPage = ({ title, detail }, c) =>
  c.render(
    <main>
      <h1>{title}</h1>
      <p>{detail}</p>
      <Path />
      <Suspense fallback={<b>Loading</b>}>
        <Late />
      </Suspense>
    </main>
  )

/** A page of the site with a component that fails. */
export const failingPage: RenderPage = (_problem, c) => c.render(<Failing />)

/** A page of the site with a component that fails, and a boundary around it. */
export const boundedPage: RenderPage = (_problem, c) =>
  c.render(
    <ErrorBoundary fallback={<p>A part is missing.</p>}>
      <Failing />
    </ErrorBoundary>
  )

/** A success of the site. */
export const successPage = (c: Context) => c.render(<p>All books</p>)
