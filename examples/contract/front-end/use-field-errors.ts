import { useEffect, useRef, useState } from 'hono/jsx/dom'
import { fieldErrorsOf } from './field-errors.ts'
import type { Texts } from './texts.ts'
import type { FailedCall } from './use-call.ts'

/**
 * The errors at the fields of a form. The first of these fields gets the focus, and each error goes with the
 * next input.
 *
 * @param names the names of the fields.
 */
export function useFieldErrors(
  failed: FailedCall | undefined,
  names: readonly string[],
  texts: Texts
) {
  const form = useRef<HTMLFormElement>(null)
  const [corrected, setCorrected] = useState({ failed, names: [] as readonly string[] })
  const found = fieldErrorsOf(failed?.error, texts)
  const done = corrected.failed === failed ? corrected.names : []

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [failed])

  const errorOf = (name: string): string | undefined =>
    done.includes(name) ? undefined : found[name]
  const onInput = ({ target }: Event): void => {
    const { name } = target as HTMLInputElement
    if (errorOf(name)) setCorrected({ failed, names: [...done, name] })
  }
  /** Whether all of the failure stands beside fields. */
  const places = Object.keys(found)
  const isAtFields = places.length > 0 && places.every((name) => names.includes(name))
  return { form, errorOf, isAtFields, onInput }
}
