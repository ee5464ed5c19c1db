import ky, { HTTPError } from 'ky'
import { errorOf, throwIfError } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'

/** All requests throw the errors of the server. ky does not repeat what its `fetch` throws. */
export const api = ky.create({
  fetch: async (input, init) => throwIfError(await fetch(input, init), [NotFound]),
})

/** With the retries of ky: the error is made of the last response. */
export async function findBook(origin: string, id: string): Promise<unknown> {
  try {
    return await ky(`${origin}/books/${id}`).json()
  } catch (failure) {
    if (failure instanceof HTTPError) throw await errorOf(failure.response, [NotFound])
    throw failure
  }
}
