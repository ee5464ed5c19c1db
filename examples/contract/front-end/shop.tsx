/** @jsxImportSource hono/jsx/dom */
import { useEffect, useState } from 'hono/jsx/dom'
import { loadAccount, loadBooks, type Account, type Book } from './api.ts'
import { Failure } from './failure.tsx'
import { OrderForm } from './order-form.tsx'
import type { Texts } from './texts.ts'
import { TopUpForm } from './top-up-form.tsx'
import { useCall } from './use-call.ts'

/** The page: the balance, a form to order, and one to top up. */
export function Shop({ texts }: { readonly texts: Texts }) {
  const [books, setBooks] = useState<readonly Book[]>([])
  const [account, setAccount] = useState<Account | undefined>(undefined)
  const [message, setMessage] = useState('')
  const { failed, run } = useCall()

  useEffect(() => {
    void run('GET', async () => {
      const [shelf, current] = await Promise.all([loadBooks(), loadAccount()])
      setBooks(shelf)
      setAccount(current)
    })
  }, [])

  const { format } = new Intl.NumberFormat(texts.language.tag, {
    style: 'currency',
    currency: 'EUR',
  })
  const money = (cents: number): string => format(cents / 100)
  const onAccount = (changed = account, what = ''): void => {
    setAccount(changed)
    setMessage(what)
  }

  return (
    <>
      <header>
        <h1>{texts.shop}</h1>
        {account && (
          <p class="balance">
            {texts.account} <strong>{money(account.balance)}</strong>
          </p>
        )}
      </header>
      <p role="status" class="message">
        {message}
      </p>
      {failed && <Failure texts={texts} failed={failed} />}
      {account && (
        <>
          <OrderForm texts={texts} books={books} money={money} onAccount={onAccount} />
          <TopUpForm texts={texts} money={money} onAccount={onAccount} />
        </>
      )}
    </>
  )
}
