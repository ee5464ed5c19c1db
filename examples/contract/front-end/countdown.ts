import { useEffect, useState } from 'hono/jsx/dom'

/**
 * Counts down from what Retry-After states.
 *
 * @param key what is counted for: another one starts again.
 * @param seconds undefined or 0 for no countdown.
 * @returns the seconds that are left.
 */
export function useCountdown(key: unknown, seconds = 0): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    // Of the clock, as a browser lets the timers of a hidden page run late.
    const end = Date.now() + seconds * 1000
    setLeft(seconds)
    if (seconds === 0) return undefined
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [key, seconds])
  return left
}
