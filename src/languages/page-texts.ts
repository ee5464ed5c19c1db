/** What the page and the plain text say on their own, in one language. */
export interface PageTexts {
  /** Of a temporary condition. */
  readonly temporary: string
  /** Of a permanent condition. */
  readonly permanent: string
  /** Of a 4xx of which nobody knows whether it passes. */
  readonly unknownOfClient: string
  /** Of a 5xx of which nobody knows whether it passes. */
  readonly unknownOfServer: string
  /** When to try again; `when` is such as `in 30 seconds`, or a date where `isDate`. */
  readonly retry: (when: string, isDate: boolean) => string
  /** When to try again where only "later" is known. */
  readonly retryLater: string
  /** The link that sends the request again. */
  readonly tryAgain: string
  /** The link to where a network wants its users to sign in (RFC 6585 §6). */
  readonly signIn: string
  /** The link to the documentation of the problem type (RFC 9457 §3.1.1). */
  readonly about: string
  /** What the extension members are called. */
  readonly details: string
  /** What the instance is called, with the colon of the language. */
  readonly reference: string
}

/** The words of the built-in page and text, in English. */
export const englishTexts: PageTexts = {
  temporary: 'This is temporary.',
  permanent: 'This is permanent: trying again will not help.',
  unknownOfClient:
    'Whether this will change is not known. Check the address and what was sent before you try again.',
  unknownOfServer: 'Whether this will pass by itself is not known. It may help to try again later.',
  retry: (when, isDate) => (isDate ? `Try again after ${when}.` : `Try again ${when}.`),
  retryLater: 'Try again later.',
  tryAgain: 'Try again',
  signIn: 'Sign in',
  about: 'About this problem',
  details: 'Details',
  reference: 'Reference:',
}
