/** What a client shows to a person where no server has described the failure, in one language. */

/** The title and the detail of a failure. */
export type FailureText = readonly [title: string, detail: string]

/** The texts of `describeError`, by the kind of the failure. */
export interface FailureTexts {
  /** A 4xx without a problem. */
  readonly clientError: FailureText
  /** A 5xx without a problem. */
  readonly serverError: FailureText
  /** There is no connection to the server. */
  readonly network: FailureText
  /** The server did not respond in the time that the client waits. */
  readonly timeout: FailureText
  /** The client cancelled the request. */
  readonly abort: FailureText
  /** Everything else, such as an error of the program. */
  readonly unexpected: FailureText
}

/** The texts in English, which are in every bundle of `describeError`. */
export const englishFailures: FailureTexts = {
  clientError: ['The request failed', 'The server did not accept the request.'],
  serverError: ['The request failed', 'An error occurred on the server.'],
  network: ['No connection', 'The server could not be reached. Check your internet connection.'],
  timeout: ['No response', 'The server did not respond in time.'],
  abort: ['Cancelled', 'The request was cancelled.'],
  unexpected: ['Something went wrong', 'An unexpected error occurred.'],
}
