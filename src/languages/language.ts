import type { ErrorStatus } from '../errors/classes-by-status.ts'
import type { DetailTexts } from './detail-texts.ts'
import type { FailureTexts } from './failure-texts.ts'
import type { PageTexts } from './page-texts.ts'

/** All texts of the library in one language. */
export interface Language {
  /** A BCP 47 tag, such as `de`. */
  readonly tag: string
  /** The texts of the built-in page and of plain text. */
  readonly texts: PageTexts
  /** What `describeError` shows where no server has described the failure. Defaults to English. */
  readonly failures?: FailureTexts
  /** The details that this library writes itself, such as that of malformed content. */
  readonly details: DetailTexts
  /** The phrase of each status, as a title (RFC 9457 §4.2.1: it MAY be localized). */
  readonly titles: Readonly<Record<ErrorStatus, string>>
  /** What happened and what the client can do, for each status. */
  readonly explanations: Readonly<Record<ErrorStatus, string>>
}
