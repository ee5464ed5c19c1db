/** @jsxImportSource hono/jsx/dom */
import { topUp, type Account } from './api.ts'
import { Failure } from './failure.tsx'
import { Field, inputProps } from './field.tsx'
import type { Texts } from './texts.ts'
import { useCall } from './use-call.ts'
import { useFieldErrors } from './use-field-errors.ts'

interface TopUpFormProps {
  readonly texts: Texts
  readonly money: (cents: number) => string
  readonly onAccount: (account?: Account, message?: string) => void
}

const names = ['amount'] as const

/** Adds an amount to the account. */
export function TopUpForm({ texts, money, onAccount }: TopUpFormProps) {
  const { failed, run } = useCall()
  const { form, errorOf, isAtFields, onInput } = useFieldErrors(failed, names, texts)

  const onSubmit = (event: Event): void => {
    event.preventDefault()
    const euros = new FormData(event.currentTarget as HTMLFormElement).get('amount')
    const cents = Math.round(Number(String(euros).replace(',', '.') || Number.NaN) * 100)
    onAccount()
    void run('POST', async () => {
      const account = await topUp(cents)
      onAccount(account, texts.added(money(account.balance)))
    })
  }

  return (
    <section class="card">
      <form ref={form} noValidate onSubmit={onSubmit} onInput={onInput}>
        <Field name="amount" label={texts.amount} error={errorOf('amount')}>
          <input {...inputProps('amount', errorOf('amount'))} inputMode="decimal" />
        </Field>
        <button class="second">{texts.topUp}</button>
      </form>
      {failed && !isAtFields && <Failure texts={texts} failed={failed} />}
    </section>
  )
}
