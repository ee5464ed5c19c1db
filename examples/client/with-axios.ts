import axios, { isAxiosError } from 'axios'
import { errorFrom } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'

/** All requests throw the errors of the server; a failed connection stays an AxiosError. */
export const api = axios.create()

api.interceptors.response.use(undefined, (failure: unknown) => {
  if (!isAxiosError(failure) || !failure.response) throw failure
  throw errorFrom(failure.response, failure.response.data, [NotFound])
})
