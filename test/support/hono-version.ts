/** What the installed version of Hono does: the suite also runs with older ones (test/versions). */
import { readFileSync } from 'node:fs'

/** The installed version. */
export const honoVersion = versionOf('hono')

/** The version of an installed package. */
export function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
}

/** Whether a version, such as 4.13.1, is that one or a later one. */
export function isAtLeast(version: string, lowest: string): boolean {
  const given = version.split('.').map(Number)
  for (const [place, part] of lowest.split('.').map(Number).entries()) {
    const difference = (given[place] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}

/** What Hono's own middleware does to errors, and since which version. */
export const honoDoes = {
  /** `etag` leaves responses other than 2xx alone. */
  leaveErrorsWithoutETag: isAtLeast(honoVersion, '4.13.1'),
  /** `prettyJSON` also indents `application/problem+json`. */
  indentProblemJson: isAtLeast(honoVersion, '4.13.3'),
  /** `compress` sets `Vary`, also on what it does not compress. */
  varyOnEncoding: isAtLeast(honoVersion, '4.13.0'),
  /** There is `hono/method-not-allowed`. */
  haveMethodNotAllowed: isAtLeast(honoVersion, '4.13.0'),
  /** `parseBody` and `validator` find a form by its media type in any case of letters. */
  findFormsInAnyCase: isAtLeast(honoVersion, '4.12.28'),
  /** `formData()` can read content that was read as something else before. */
  readFormAfterText: isAtLeast(honoVersion, '4.13.8'),
} as const
