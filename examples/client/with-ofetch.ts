import { errorFrom } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'
import { FetchError, ofetch } from 'ofetch'

/** ofetch has read the content: it is the `data` of the error. */
export async function findBook(origin: string, id: string): Promise<unknown> {
  try {
    return await ofetch(`${origin}/books/${id}`)
  } catch (failure) {
    if (!(failure instanceof FetchError) || !failure.response) throw failure
    throw errorFrom(failure.response, failure.data, [NotFound])
  }
}
