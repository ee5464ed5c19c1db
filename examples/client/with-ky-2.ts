import ky, { HTTPError } from 'ky'
import { errorFrom } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'

/** ky 2 has read the content: it is the `data` of the error. */
export async function findBook(origin: string, id: string): Promise<unknown> {
  try {
    return await ky(`${origin}/books/${id}`).json()
  } catch (failure) {
    if (failure instanceof HTTPError) throw errorFrom(failure.response, failure.data, [NotFound])
    throw failure
  }
}
