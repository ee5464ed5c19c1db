/** Checks of arguments, for programs without types. In few words: each is in the bundle of a browser. */

/** @throws {TypeError} with the message, where the condition is false. */
export function check(condition: boolean, message: string): void {
  if (!condition) throw new TypeError(message)
}
