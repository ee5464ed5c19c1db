/** @jsxImportSource hono/jsx/dom */
import { order, topUp, type Account, type Book } from './api.ts'
import { Failure } from './failure.tsx'
import { Field, inputProps } from './field.tsx'
import { orderProblem } from './order-problem.tsx'
import type { Texts } from './texts.ts'
import { useCall } from './use-call.ts'
import { useFieldErrors } from './use-field-errors.ts'

interface OrderFormProps {
  readonly texts: Texts
  readonly books: readonly Book[]
  readonly money: (cents: number) => string
  /** Called with the account after it has changed, and with what has happened; without both at first. */
  readonly onAccount: (account?: Account, message?: string) => void
}

const names = ['bookId', 'copies'] as const

/** Orders a book. The error of a field stands beside it, any other error below the form. */
export function OrderForm({ texts, books, money, onAccount }: OrderFormProps) {
  const { failed, run } = useCall()
  const { form, errorOf, isAtFields, onInput } = useFieldErrors(failed, names, texts)

  const onSubmit = (event: Event): void => {
    event.preventDefault()
    const values = new FormData(event.currentTarget as HTMLFormElement)
    const bookId = String(values.get('bookId'))
    const copies = Number(values.get('copies') || Number.NaN)
    onAccount()
    void run('POST', async () => {
      const { title, balance } = await order(bookId, copies)
      onAccount({ balance }, texts.ordered(title))
    })
  }
  const add = (amount: number): void => {
    onAccount()
    void run('POST', async () => {
      const account = await topUp(amount)
      onAccount(account, texts.added(money(account.balance)))
    })
  }

  return (
    <section class="card">
      <form ref={form} noValidate onSubmit={onSubmit} onInput={onInput}>
        <Field name="bookId" label={texts.book} error={errorOf('bookId')}>
          <select {...inputProps('bookId', errorOf('bookId'))}>
            <option value="">{texts.chooseBook}</option>
            {books.map(({ id, title, price }) => (
              <option key={id} value={id}>
                {`${title}, ${money(price)}`}
              </option>
            ))}
          </select>
        </Field>
        <Field name="copies" label={texts.copies} error={errorOf('copies')}>
          <input {...inputProps('copies', errorOf('copies'))} inputMode="numeric" />
        </Field>
        <button>{texts.order}</button>
      </form>
      {failed && !isAtFields && (
        <Failure
          texts={texts}
          failed={failed}
          known={orderProblem(failed.error, texts, money, add)}
        />
      )}
    </section>
  )
}
