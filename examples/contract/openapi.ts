/** The OpenAPI document: the schemas of the shop, and the errors from their classes. */
import { InternalServerError, InvalidRequest, ValidationFailed } from 'hono-http-errors'
import { errorResponses, errorSchemas } from 'hono-http-errors/openapi'
import { z } from 'zod'
import { BookMissing, OutOfCredit, OutOfStock, TooManyOrders } from './problems.ts'

const count = z.int().min(1)
const book = z.object({ id: z.string(), title: z.string(), price: z.int(), copies: z.int() })
export type Book = z.infer<typeof book>
export const newOrder = z.object({ bookId: z.string().min(1), copies: count.max(10).default(1) })
export const topUp = z.object({ amount: count.max(10_000) })
const order = z.object({ title: z.string(), copies: count, balance: z.int() })
const account = z.object({ balance: z.int() })

/** What can go wrong with an order: every error of the shop. */
export const orderErrors = [
  InvalidRequest,
  ValidationFailed,
  BookMissing,
  OutOfCredit,
  OutOfStock,
  TooManyOrders,
] as const

const json = (schema: z.ZodType) => ({
  'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) },
})
const ok = (description: string, schema: z.ZodType) => ({ description, content: json(schema) })
const body = (schema: z.ZodType) => ({ required: true, content: json(schema) })

const about = (summary: string, description: string) => ({ summary, description, tags: ['shop'] })

export const document = {
  openapi: '3.1.0',
  info: {
    title: 'Bookshop',
    version: '1.0.0',
    description: 'Sells books.',
    contact: { name: 'Bookshop', email: 'shop@example.com' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  tags: [{ name: 'shop', description: 'Books, orders and the account' }],
  security: [],
  paths: {
    '/books/{id}': {
      get: {
        operationId: 'getBook',
        ...about('Returns a book', 'The id is that of the list of all books.'),
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: ok('The book', book),
          ...errorResponses(BookMissing, InternalServerError),
        },
      },
    },
    '/account': {
      post: {
        operationId: 'topUp',
        ...about('Tops up the account', 'The amount is in cents.'),
        requestBody: body(topUp),
        responses: {
          200: ok('The account', account),
          ...errorResponses(InvalidRequest, ValidationFailed, InternalServerError),
        },
      },
    },
    '/orders': {
      post: {
        operationId: 'order',
        ...about('Orders copies of a book', 'The price is taken from the account.'),
        requestBody: body(newOrder),
        responses: {
          201: ok('The order', order),
          ...errorResponses(...orderErrors, InternalServerError),
        },
      },
    },
  },
  components: {
    schemas: errorSchemas(...orderErrors, InternalServerError),
  },
}
