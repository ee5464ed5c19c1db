/** The common form of what a validation library reports, for libraries whose issues have no list. */

/** One issue, in the form of Standard Schema with what the libraries add. */
export interface LibraryIssue {
  readonly message: string
  /** The names and indexes on the way to the value. */
  readonly path: readonly PropertyKey[]
  /** The library's code for the kind of error. */
  readonly code?: string | undefined
  /** The value that was checked, to keep it out of the message. */
  readonly input?: unknown
  /** Whether the code is one of the library, and no text of the application. */
  readonly isLibraryCode: true
}

/** How many issues are read from one failure; a response lists at most 1000 errors. */
export const MOST_ISSUES = 1001

/** The message of an error about a property that the schema does not allow. */
export const NOT_ALLOWED = 'This is not allowed here.'

/** The members of a value that is an array, at most `MOST_ISSUES`; undefined for anything else. */
export function arrayOf(value: unknown): readonly unknown[] | undefined {
  try {
    return Array.isArray(value) ? Array.from<unknown>(value.slice(0, MOST_ISSUES)) : undefined
  } catch {
    return undefined // a Proxy that throws
  }
}

/** The names and indexes of a JSON Pointer (RFC 6901 §4). */
export function pathOfPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}
