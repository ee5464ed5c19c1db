/** Lets all traffic rest while a sample is taken, so that the sample measures what is left behind. */
import { setMaxListeners } from 'node:events'

/** Passed by every client before each action. */
export class Gate {
  #controller = newController()
  #opened: Promise<void> | undefined
  #open = (): void => {}
  #passing = 0
  #whenIdle = (): void => {}
  #isOver = false

  /** Aborts when the traffic has to rest: connections that wait for the server are cut then. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the traffic has ended. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Runs an action when the gate is open. Returns false, and runs nothing, when the traffic has ended. */
  async pass(action: () => Promise<void>): Promise<boolean> {
    while (this.#opened !== undefined) await this.#opened
    if (this.#isOver) return false
    this.#passing++
    try {
      await action()
    } finally {
      this.#passing--
      if (this.#passing === 0) this.#whenIdle()
    }
    return true
  }

  /** Closes the gate. Resolves when no action runs. */
  async close(): Promise<void> {
    this.#opened = new Promise((resolve) => (this.#open = resolve))
    this.#controller.abort()
    if (this.#passing > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve))
    this.#whenIdle = () => {}
  }

  /** Opens the gate again. */
  open(): void {
    this.#controller = newController()
    this.#opened = undefined
    this.#open()
  }

  /** Ends the traffic for good. */
  end(): void {
    this.#isOver = true
    this.#controller.abort()
    this.#opened = undefined
    this.#open()
  }
}

function newController(): AbortController {
  const controller = new AbortController()
  // Each connection listens to it.
  setMaxListeners(0, controller.signal)
  return controller
}
