/** What failed while an error was made, so that it is reported beside the error. */

/** The property of such an error. Shared by every copy of this package; it cannot come from JSON. */
export const failure: unique symbol = /* @__PURE__ */ Symbol.for('hono-http-errors.failure')
