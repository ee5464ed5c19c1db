/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/**
 * A form that comes back with its values, and with the errors at its fields: it is the handler that
 * returns it, as only the handler has the values. All other errors are those of `httpErrors`.
 *
 *     npx tsx examples/form.tsx
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { httpErrors } from 'hono-http-errors'
import { z } from 'zod'

const account = z.object({
  name: z.string().min(1, 'Enter your name.'),
  email: z.email('Enter an address such as you@example.org.'),
})

type Values = Partial<Record<string, unknown>>
type Errors = Partial<Record<string, string>>

const Field: FC<{ name: string; label: string; values: Values; errors: Errors }> = (props) => {
  const { name, label, values, errors } = props
  const error = errors[name]
  const value = typeof values[name] === 'string' ? values[name] : ''
  return (
    <p>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && <span id={`${name}-error`}>{error}</span>}
    </p>
  )
}

const SignUp: FC<{ values?: Values; errors?: Errors }> = ({ values = {}, errors = {} }) => (
  <html lang="en">
    <head>
      <title>{Object.keys(errors).length > 0 ? 'Error: sign up' : 'Sign up'}</title>
    </head>
    <body>
      <form method="post">
        <Field name="name" label="Name" values={values} errors={errors} />
        <Field name="email" label="Email" values={values} errors={errors} />
        <button>Sign up</button>
      </form>
    </body>
  </html>
)

/** The first message of each field. */
function messagesOf(issues: readonly z.core.$ZodIssue[]): Errors {
  return Object.fromEntries(
    issues.toReversed().map(({ path, message }) => [String(path[0]), message])
  )
}

const taken = new Set(['ada@example.org'])

export const app = httpErrors(new Hono())
  .get('/sign-up', (c) => c.html(<SignUp />))
  .post('/sign-up', async (c) => {
    const values = await c.req.parseBody() // malformed content is a 400
    const result = account.safeParse(values)
    if (!result.success) {
      return c.html(<SignUp values={values} errors={messagesOf(result.error.issues)} />, 422)
    }
    if (taken.has(result.data.email)) {
      return c.html(<SignUp values={values} errors={{ email: 'This address is taken.' }} />, 422)
    }
    return c.redirect('/welcome', 303)
  })

if (import.meta.filename === process.argv[1]) {
  serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000) }, ({ port }) => {
    console.log(`The form is at http://localhost:${port}/sign-up`)
  })
}
