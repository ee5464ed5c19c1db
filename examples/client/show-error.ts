import { describeError } from 'hono-http-errors/client'
import { de } from 'hono-http-errors/languages/de'

/** What a page shows: texts, whether there is a button, and the seconds until it can be pressed. */
export function messageFor(error: unknown) {
  const { title, detail, condition, advice, mayTryAgain, retryAfter } = describeError(error, de)
  return {
    heading: title,
    paragraphs: [detail, condition, advice].filter((text) => text !== ''),
    button: mayTryAgain ? de.texts.tryAgain : undefined,
    buttonIsEnabledIn: retryAfter ?? 0,
  }
}
