/** @jsxImportSource hono/jsx/dom */
import type { Child } from 'hono/jsx'
import { isValidationProblem } from 'hono-http-errors'
import { describeError } from 'hono-http-errors/client'
import { mayTryAgain, problemOf } from './api.ts'
import { useCountdown } from './countdown.ts'
import type { Texts } from './texts.ts'
import type { FailedCall } from './use-call.ts'

interface FailureProps {
  readonly texts: Texts
  readonly failed: FailedCall
  /** What the page shows of the problem type, in place of the texts of the server. */
  readonly known?: KnownProblem | undefined
}

/** What to show of a problem type that the page handles. */
export interface KnownProblem {
  readonly title: string
  readonly content: Child
}

/** An error as a person needs it: what happened, whether it passes, what to do, and a reference for support. */
export function Failure({ texts, failed, known }: FailureProps) {
  const { error, method, again } = failed
  const { texts: words, tag } = texts.language
  const { title, detail, condition, retryAfter } = describeError(error, texts.language)
  const left = useCountdown(failed, retryAfter)
  const problem = problemOf(error)
  // A problem that the page handles needs no support.
  const reference = known ? undefined : problem?.instance
  return (
    <section class="failure">
      <div role="alert">
        <h2>{known?.title ?? title}</h2>
        {known?.content ?? <p>{detail}</p>}
        {problem && isValidationProblem(problem) && (
          <ul>
            {problem.errors.map(({ detail }) => (
              <li>{detail}</li>
            ))}
          </ul>
        )}
        {!known && condition && <p class="muted">{condition}</p>}
      </div>
      {/* Not a part of the alert, which is announced as a whole with each change. */}
      {left > 0 && <p role="timer">{words.retry(formatDelay(left, tag), false)}</p>}
      <p role="status" class="muted">
        {retryAfter && left === 0 ? texts.now : ''}
      </p>
      {mayTryAgain(error, method) && (
        <button type="button" disabled={left > 0} onClick={again}>
          {words.tryAgain}
        </button>
      )}
      {reference && (
        <p class="muted">
          {words.reference} <code>{reference}</code>
        </p>
      )}
    </section>
  )
}

/** `in 59 seconds`, and from two minutes on `in 2 minutes`. */
function formatDelay(seconds: number, tag: string): string {
  const format = new Intl.RelativeTimeFormat(tag, { numeric: 'always' })
  if (seconds < 120) return format.format(seconds, 'second')
  return format.format(Math.ceil(seconds / 60), 'minute')
}
