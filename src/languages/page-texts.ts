/** The texts of the built-in page and of plain text that are not of the problem, in one language. */
export interface PageTexts {
  /** The sentence for a temporary condition. */
  readonly temporary: string
  /** The sentence for a permanent condition. */
  readonly permanent: string
  /** The sentence for a permanent condition that the client can end: by another request. */
  readonly changeRequest: string
  /** The sentence for a request that took effect. */
  readonly applied: string
  /** The sentence for a request that did not take effect. */
  readonly notApplied: string
  /** The sentence on when to try again; `when` is a delay such as `in 30 seconds`, or a date if `isDate`. */
  readonly retry: (when: string, isDate: boolean) => string
  /** The sentence for a delay or date that has passed. */
  readonly retryNow: string
  /** The sentence on when to try again without a delay or date. */
  readonly retryLater: string
  /** The link that sends the request again. */
  readonly tryAgain: string
  /** The link to the start of the site, where the app gives it no other text. */
  readonly home: string
  /** The link to where a network wants its users to sign in (RFC 6585 §6). */
  readonly signIn: string
  /** The link to the documentation of the problem type (RFC 9457 §3.1.1). */
  readonly about: string
  /** The heading of the extension members. */
  readonly details: string
  /** The label of the reference, with the colon of the language. */
  readonly reference: string
}

/** The texts in English, which take the place of texts that another language lacks. */
export const englishTexts: PageTexts = {
  temporary: 'This is temporary.',
  permanent: 'This is permanent: trying again will not help.',
  changeRequest: 'This will not pass by itself: change the request first.',
  applied: 'The request took effect.',
  notApplied: 'The request did not take effect.',
  retry: (when, isDate) => (isDate ? `Try again after ${when}.` : `Try again ${when}.`),
  retryNow: 'Try again now.',
  retryLater: 'Try again later.',
  tryAgain: 'Try again',
  home: 'Go to the home page',
  signIn: 'Sign in',
  about: 'About this problem',
  details: 'Details',
  reference: 'Reference:',
}
