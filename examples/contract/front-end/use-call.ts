import { useRef, useState } from 'hono/jsx/dom'

/** A request that failed. */
export interface FailedCall {
  readonly error: unknown
  readonly method: Method
  /** Sends it again. */
  readonly again: () => void
}

type Method = 'GET' | 'POST'

/** Sends the requests of a part of the page, one at a time, and keeps the failure of the last one. */
export function useCall(): {
  readonly failed: FailedCall | undefined
  readonly run: (method: Method, send: () => Promise<void>) => Promise<void>
} {
  const [failed, setFailed] = useState<FailedCall | undefined>(undefined)
  const isBusy = useRef(false)
  const run = async (method: Method, send: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      await send()
      setFailed(undefined)
    } catch (error) {
      setFailed({ error, method, again: () => void run(method, send) })
    } finally {
      isBusy.current = false
    }
  }
  return { failed, run }
}
