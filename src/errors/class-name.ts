/** The name of a class from the phrase of its status. */

/** `URI Too Long` -> `UriTooLong`, `I'm a Teapot` -> `ImATeapot`. */
export function className(phrase: string): string {
  return phrase
    .replace("'", '')
    .replace(
      /(\w)(\w*)\W*/g,
      (_, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase()
    )
}
