import { hc, parseResponse, type DetailedError } from 'hono/client'
import { errorFrom, throwIfError } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'
import type { Shop } from './server.ts'

/** The type of `book` is that of the success alone. */
export async function titleOf(origin: string, id: string): Promise<string> {
  const client = hc<Shop>(origin)
  const response = await client.books[':id'].$get({ param: { id } })
  const book = await (await throwIfError(response, [NotFound])).json()
  return book.title
}

/** For `parseResponse`, which has read the content, and throws a DetailedError. */
export async function parsedTitleOf(origin: string, id: string): Promise<string> {
  const client = hc<Shop>(origin)
  try {
    return (await parseResponse(client.books[':id'].$get({ param: { id } }))).title
  } catch (failure) {
    const { statusCode, detail } = failure as DetailedError
    if (statusCode === undefined) throw failure
    throw errorFrom({ status: statusCode }, detail.data, [NotFound])
  }
}
