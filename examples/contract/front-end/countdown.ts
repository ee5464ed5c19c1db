import { useEffect, useState } from 'hono/jsx/dom'

/**
 * Counts down from what Retry-After states.
 *
 * @param start what is waited for: another object starts the countdown again.
 * @param seconds undefined or 0 for no countdown.
 * @returns the seconds that are left.
 */
export function useCountdown(start: object, seconds = 0): number {
  const [state, setState] = useState({ start, left: seconds })
  useEffect(() => {
    if (seconds === 0) return undefined
    // By the clock, as a browser lets the timers of a hidden page run late.
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setState({ start, left })
      if (left === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [start])
  return state.start === start ? state.left : seconds
}
