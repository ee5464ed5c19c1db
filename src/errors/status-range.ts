/** Whether `status` is a status code of an error: an integer from 400 to 599 (RFC 9110 §15). */
export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
}
