/** @jsxImportSource hono/jsx/dom */
import type { Child } from 'hono/jsx'

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly error: string | undefined
  /** The input; it gets `inputProps`. */
  readonly children: Child
}

/** A label, its input, and what is wrong with it. */
export function Field({ name, label, error, children }: FieldProps) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      {children}
      <span class="fault" id={`${name}-error`}>
        {error}
      </span>
    </p>
  )
}

/** What the input of a field needs, so that its error is read with it. */
export const inputProps = (name: string, error: string | undefined) => ({
  id: name,
  name,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': error ? `${name}-error` : undefined,
})
