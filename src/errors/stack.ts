/**
 * Stack frames are captured for 5xx errors. For 4xx errors only after `captureAllStacks()`, as they
 * cost more than the whole response.
 */

let always = false

/** Captures the stack frames of 4xx errors too, from now on and in the whole process. */
export function captureAllStacks(): void {
  always = true
}

/** Whether errors of this status capture frames. A foreign error has a cause, whose frames are read. */
export function capturesFrames(status: number, isForeign = false): boolean {
  return always || (status >= 500 && !isForeign)
}

/**
 * Keeps the next error from capturing frames, unless one of this status does. Returns the limit for
 * `restoreStackLimit`.
 */
export function limitFrames(status: number, isForeign = false): number | undefined {
  try {
    const limit = Error.stackTraceLimit
    // Not every engine has the property.
    if (!capturesFrames(status, isForeign) && typeof limit === 'number') {
      Error.stackTraceLimit = 0
      return limit
    }
  } catch {
    // The Error of this realm is frozen.
  }
  return undefined
}

/** Undoes `limitFrames`; undefined where nothing was changed. */
export function restoreStackLimit(limit: number | undefined): void {
  if (limit !== undefined) Error.stackTraceLimit = limit
}
