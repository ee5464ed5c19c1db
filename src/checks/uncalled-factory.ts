/** Functions that make a formatter, a recognizer or a hook: an option takes what they return. */

const mark = /* @__PURE__ */ Symbol.for('hono-http-errors.factory')

/**
 * Marks a function that has to be called, so that an option which is given the function itself can
 * tell it apart from a hook of the app.
 *
 * @param name the name, which a minifier may take from the function.
 * @param example the arguments of a typical call.
 */
/* @__NO_SIDE_EFFECTS__ */
export function factory<Make extends (...args: never[]) => unknown>(
  name: string,
  make: Make,
  example = ''
): Make {
  return Object.defineProperty(make, mark, { value: `${name}(${example})` })
}

/**
 * Refuses a factory that was not called.
 *
 * @throws {TypeError} that names the option and the call to write.
 */
export function refuseFactory(value: unknown, option: string): void {
  const call = typeof value === 'function' ? (Reflect.get(value, mark) as unknown) : undefined
  if (call === undefined) return
  const [name] = String(call).split('(')
  throw new TypeError(`Option '${option}' received the function ${name} itself: write ${call}.`)
}
