/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What every page of the explorer has around it. */
import type { Child } from 'hono/jsx'
import { html } from 'hono/html'

export const NAME = 'HTTP error explorer'

interface Props {
  readonly title: string
  readonly children: Child
}

export const Layout = ({ title, children }: Props) =>
  html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{title}</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>
          <a class="skip" href="#content">
            Skip to the content
          </a>
          <header class="bar">
            <div class="bar-in">
              <a class="brand" href="/">
                {NAME}
              </a>
              <nav aria-label="Classes of status codes">
                {['1xx', '2xx', '3xx', '4xx', '5xx'].map((group) => (
                  <a href={`/#s${group}`} class={`c${group.charAt(0)}`}>
                    {group}
                  </a>
                ))}
              </nav>
            </div>
          </header>
          <main id="content">{children}</main>
          <footer>
            <p class="foot">
              An example of <code>hono-http-errors</code>. Every answer shown here came over the
              wire from a server on this machine.
            </p>
          </footer>
        </body>
      </html>
    )}`
