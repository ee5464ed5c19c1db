/** Errors whose pages differ most from each other, each at an address of its own. */
import { Hono } from 'hono'
import * as errors from '../../src/errors/errors.ts'
import type { PageOptions } from '../../src/formatters/html/page-options.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { httpErrors } from '../../src/presets/full.ts'
import type { HttpError } from '../../src/errors/http-error.ts'

interface Representative {
  readonly error: () => HttpError
  readonly page?: PageOptions
}

const shop: PageOptions = {
  name: 'Bookshop',
  home: { href: '/', label: 'All books' },
  support: { href: 'mailto:help@example.org', label: 'Write to us' },
}

const bank: PageOptions = {
  name: 'First Bank',
  home: { href: '/', label: 'Your accounts' },
  accent: '#0b6b4f',
  background: { light: '#f4f7f5', dark: '#0c1512' },
}

export const representatives: Readonly<Record<string, Representative>> = {
  'plain-404': { error: () => new errors.NotFound() },
  'shop-404': { error: () => new errors.NotFound('We have no book at this address.'), page: shop },
  'shop-401': {
    error: () =>
      new errors.Unauthorized({ challenges: [{ scheme: 'Bearer', params: { realm: 'shop' } }] }),
    page: shop,
  },
  'shop-429': { error: () => new errors.TooManyRequests({ retryAfter: 30 }), page: shop },
  'bank-503': {
    error: () =>
      new errors.ServiceUnavailable({
        detail: 'We are moving your accounts to a new computer.\nYour money is where it was.',
        retryAfter: new Date(Date.UTC(2030, 0, 2, 3, 4, 5)),
        applied: false,
        instance: 'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      }),
    page: bank,
  },
  'plain-500': { error: () => new errors.InternalServerError('a secret') },
  'network-511': {
    error: () => new errors.NetworkAuthenticationRequired({ login: 'https://login.example.net/' }),
  },
  unbroken: { error: () => new errors.BadRequest('x'.repeat(2000)), page: shop },
  complete: {
    error: () =>
      new errors.UnprocessableContent({
        type: 'https://example.org/problems/order',
        detail: 'The order cannot be taken like this.',
        instance: '/orders/17/attempts/3',
        extensions: {
          errors: [
            { detail: 'must be a number', pointer: '#/age' },
            { detail: 'w'.repeat(300), pointer: '#/address' },
          ],
          balance: 30,
        },
      }),
    page: { ...shop, accent: '#ffe066', background: { light: '#fffdf5', dark: '#201a2b' } },
  },
  arabic: {
    error: () => new errors.NotFound('لا يوجد كتاب في هذا العنوان.'),
    page: {
      language: 'ar',
      name: 'المكتبة',
      home: { href: '/', label: 'كل الكتب' },
      texts: { permanent: 'هذا دائم.', reference: 'المرجع:' },
    },
  },
}

/** The app with all of them. */
export function representativeApp(): Hono {
  const app = new Hono()
  for (const [name, { error, page }] of Object.entries(representatives)) {
    const one = httpErrors(new Hono(), { formatters: [htmlFormatter(page)], report: () => {} })
    one.get('/', () => {
      throw error()
    })
    app.route(`/${name}`, one)
  }
  return app
}
