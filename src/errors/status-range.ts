/** Whether `status` is a status code of an error: an integer from 400 to 599 (RFC 9110 §15). */
export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
}

/** The error for a status that is none of an error, with the reason and the status. */
export function invalidStatus(status: unknown): RangeError {
  const reason =
    Number(status) >= 300 && Number(status) < 400
      ? ' A redirect is a response and no error: return c.redirect(location).'
      : ''
  return new RangeError(
    `An error status is an integer from 400 to 599; received ${String(status)}.${reason}`
  )
}
