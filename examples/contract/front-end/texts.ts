/** What the page shows, in the languages that it has. */
import type { DescriptionLanguage } from 'hono-http-errors/client'
import { de } from 'hono-http-errors/languages/de'
import { en } from 'hono-http-errors/languages/en'

/** The texts of the page in one language. */
export interface Texts {
  /** The texts of this package for errors. */
  readonly language: DescriptionLanguage
  readonly shop: string
  readonly book: string
  readonly chooseBook: string
  readonly copies: string
  readonly amount: string
  readonly order: string
  readonly account: string
  readonly price: string
  readonly missing: string
  readonly topUp: string
  readonly add: (amount: string) => string
  readonly ordered: (title: string) => string
  readonly added: (amount: string) => string
  readonly outOfCredit: string
  readonly outOfStock: string
  readonly left: (copies: number) => string
  readonly tooManyOrders: string
  readonly limit: (orders: number) => string
  /** Announced at the end of a countdown. */
  readonly now: string
  /** Faults of a field, by its name and the code of the fault. The server's own sentence is the fallback. */
  readonly faults: Readonly<Record<string, string>>
}

const english: Texts = {
  language: en,
  shop: 'Bookshop',
  book: 'Book',
  chooseBook: 'Choose a book',
  copies: 'Copies',
  amount: 'Amount in euros',
  order: 'Order',
  account: 'In your account',
  price: 'Price',
  missing: 'You need',
  topUp: 'Top up the account',
  add: (amount) => `Add ${amount}`,
  ordered: (title) => `“${title}” is ordered.`,
  added: (amount) => `${amount} is in your account now.`,
  outOfCredit: 'Your account does not have enough',
  outOfStock: 'There are not enough copies',
  tooManyOrders: 'Too many orders',
  limit: (orders) => `The shop accepts ${orders} orders in a minute.`,
  left: (copies) => (copies === 1 ? 'There is 1 copy.' : `There are ${copies} copies.`),
  now: 'You can try again now.',
  faults: {
    'bookId too_small': 'Choose a book.',
    'copies invalid_type': 'Enter a whole number.',
    'copies too_small': 'Order at least 1 copy.',
    'copies too_big': 'Order at most 10 copies.',
    'amount invalid_type': 'Enter an amount.',
    'amount too_small': 'Add at least 1 cent.',
    'amount too_big': 'Add at most 100 euros.',
  },
}

const german: Texts = {
  language: de,
  shop: 'Buchladen',
  book: 'Buch',
  chooseBook: 'Wählen Sie ein Buch',
  copies: 'Exemplare',
  amount: 'Betrag in Euro',
  order: 'Bestellen',
  account: 'Auf Ihrem Konto',
  price: 'Preis',
  missing: 'Es fehlen',
  topUp: 'Konto aufladen',
  add: (amount) => `${amount} einzahlen`,
  ordered: (title) => `„${title}“ ist bestellt.`,
  added: (amount) => `Auf Ihrem Konto sind jetzt ${amount}.`,
  outOfCredit: 'Ihr Guthaben reicht nicht aus',
  outOfStock: 'So viele Exemplare gibt es nicht',
  tooManyOrders: 'Zu viele Bestellungen',
  limit: (orders) => `Der Laden nimmt ${orders} Bestellungen in der Minute an.`,
  left: (copies) =>
    copies === 1 ? 'Es gibt noch 1 Exemplar.' : `Es gibt noch ${copies} Exemplare.`,
  now: 'Sie können es jetzt erneut versuchen.',
  faults: {
    'bookId too_small': 'Wählen Sie ein Buch.',
    'copies invalid_type': 'Geben Sie eine ganze Zahl ein.',
    'copies too_small': 'Bestellen Sie mindestens 1 Exemplar.',
    'copies too_big': 'Bestellen Sie höchstens 10 Exemplare.',
    'amount invalid_type': 'Geben Sie einen Betrag ein.',
    'amount too_small': 'Zahlen Sie mindestens 1 Cent ein.',
    'amount too_big': 'Zahlen Sie höchstens 100 Euro ein.',
  },
}

/** The first of the languages that the page has, or else English. */
export function languageOf(tags: readonly string[]): Texts {
  const texts: Readonly<Record<string, Texts>> = { de: german, en: english }
  return tags.map((tag) => texts[tag.slice(0, 2)]).find(Boolean) ?? english
}
