/**
 * Stack frames are captured for 5xx errors and, as they cost more than the whole response, for 4xx
 * errors only when asked.
 */

let always = false

/** Captures the stack frames of 4xx errors too, from now on and in the whole process. */
export function captureAllStacks(): void {
  always = true
}

/** Whether errors of this status capture frames. */
export function capturesFrames(status: number): boolean {
  return always || status >= 500
}

/**
 * Keeps the next error from capturing frames when its status is a 4xx. Returns the limit that
 * `restoreStackLimit` needs, or undefined when nothing was changed.
 */
export function suppressFrames(status: number): number | undefined {
  if (capturesFrames(status)) return undefined
  const limit = Error.stackTraceLimit
  // Engines without the property are left alone, and so is a realm whose Error is frozen.
  if (typeof limit !== 'number') return undefined
  try {
    Error.stackTraceLimit = 0
    return limit
  } catch {
    return undefined
  }
}

/** Undoes `muteStack`. */
export function restoreStackLimit(limit: number | undefined): void {
  if (limit !== undefined) Error.stackTraceLimit = limit
}
