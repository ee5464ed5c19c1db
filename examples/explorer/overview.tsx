/** Every status code, by class: those of the registry, and those that are merely in use. */
import { byStatus } from 'hono-http-errors'
import { statuses, unofficialStatuses, type Status } from 'hono-http-errors/statuses'
import { Layout, NAME } from './layout.tsx'
import { classNameOf } from './samples.ts'
import { isErrorStatus } from './question.ts'

export const Overview = () => (
  <Layout title={NAME}>
    <div class="intro">
      <h1>Every status, and what it really looks like</h1>
      <p class="lead">
        {statuses.length} codes of the IANA registry and {unofficialStatuses.length} that servers
        use without an RFC. Each of the {byStatus.size} errors has a page: what it means, how to
        throw it, and the bytes that a server answers.
      </p>
    </div>
    {[...groups()].map(([name, { digit, registered, unofficial }]) => (
      <section id={`s${digit}xx`} class={`group c${digit}`} aria-labelledby={`h${digit}xx`}>
        <h2 id={`h${digit}xx`}>
          <span class="digit">{digit}xx</span> {name}
        </h2>
        <ul class="cards">
          {registered.map((status) => (
            <Card status={status} />
          ))}
        </ul>
        {unofficial.length > 0 && (
          <>
            <h3>Unofficial</h3>
            <ul class="cards">
              {unofficial.map((status) => (
                <Card status={status} />
              ))}
            </ul>
          </>
        )}
      </section>
    ))}
  </Layout>
)

const Card = ({ status }: { status: Status }) => {
  const { code, phrase, explanation, spec, condition, registration, usedBy } = status
  const hasPage = registration !== 'unofficial' && isErrorStatus(code)
  return (
    <li class={hasPage ? 'card linked' : 'card'} data-status={code}>
      <p class="name">
        <span class="code">{code}</span>{' '}
        {hasPage ? (
          <a href={`/statuses/${code}`}>{phrase}</a>
        ) : (
          <span class="phrase">{phrase}</span>
        )}
      </p>
      {hasPage && (
        <p class="class">
          <code>{classNameOf(code)}</code>
        </p>
      )}
      <p class="says">{explanation}</p>
      <p class="facts">
        <span>{usedBy ?? spec}</span>
        {condition !== undefined && <span>condition {condition}</span>}
        {registration !== 'registered' && <span>{registration}</span>}
      </p>
    </li>
  )
}

interface Group {
  readonly digit: number
  readonly registered: readonly Status[]
  readonly unofficial: readonly Status[]
}

function groups(): ReadonlyMap<string, Group> {
  const names = [...new Set(statuses.map((status) => status.class))]
  return new Map(
    names.map((name, index) => [
      name,
      {
        digit: index + 1,
        registered: statuses.filter((status) => status.class === name),
        unofficial: unofficialStatuses.filter((status) => status.class === name),
      },
    ])
  )
}
