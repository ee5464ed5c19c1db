/** OpenAPI documents for the tests: all that linters ask of a document, besides its errors. */

export const info = {
  title: 'The bookshop',
  version: '1.0.0',
  description: 'Books, and what can go wrong with them.',
  contact: { name: 'The bookshop', url: 'https://example.com', email: 'shop@example.com' },
  license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
}
export const servers = [{ url: 'https://api.bookshop.test' }]
export const tags = [{ name: 'books', description: 'All that is about books.' }]

const book = {
  description: 'The book.',
  content: {
    'application/json': {
      schema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
    },
  },
} as const

/** An operation with a success and these errors. */
export function operation(operationId: string, responses: object) {
  return {
    operationId,
    summary: operationId,
    description: `What ${operationId} does.`,
    tags: ['books'],
    security: [],
    responses: { 200: book, ...responses },
  }
}

/** A document whose operations have these errors, by path. */
export function documentOf(
  responsesByPath: Readonly<Record<string, object>>,
  schemas: Readonly<Record<string, object>>
) {
  const paths = Object.entries(responsesByPath).map(([path, responses]) => [
    path,
    { get: operation(`get${path.replaceAll('/', '-')}`, responses) },
  ])
  return {
    openapi: '3.1.0',
    info,
    servers,
    tags,
    paths: Object.fromEntries(paths) as Record<string, { get: ReturnType<typeof operation> }>,
    components: { schemas },
  }
}
