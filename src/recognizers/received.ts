import { InternalServerError } from '../errors/errors.ts'
import { isReceived } from '../errors/received.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * An error that `hono-http-errors/client` restored: it has the class of an error of this server, and
 * the status that another one sent. Without a recognizer of the app for it, such as `fromUpstream()`,
 * it is an error of this server, and the error is its cause.
 */
export const recognizeReceived: ImmediateRecognizer = (thrown) =>
  isReceived(thrown) ? InternalServerError.from({ cause: thrown }) : undefined
