/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Every status code, by class: those of the registry, and those that are merely in use. */
import { errorClassesByStatus } from 'hono-http-errors'
import { statuses, unofficialStatuses, type Status } from 'hono-http-errors/statuses'
import { Layout, NAME } from './layout.tsx'
import { classNameOf } from './samples.ts'
import { isErrorStatus, LONGEST_SEARCH } from './question.ts'

/** All of them, or those in whose code, phrase or explanation the words occur. */
export const Overview = ({ words }: { words: string }) => (
  <Layout title={NAME}>
    <div class="intro">
      <h1>Every status, and what it really looks like</h1>
      <p class="lead">
        {statuses.length} codes of the IANA registry and {unofficialStatuses.length} that servers
        use without an RFC. Each of the {errorClassesByStatus.size} errors has a page: what it
        means, how to throw it, and the bytes that a server answers.
      </p>
    </div>
    <form class="find" method="get" action="/" role="search">
      <p>
        <label for="find">Find a status</label>
        <input id="find" name="find" type="search" value={words} maxlength={LONGEST_SEARCH} />
      </p>
      <button type="submit">Find</button>
    </form>
    {words !== '' && (
      <p class="found" role="status">
        {found(words, statuses).length + found(words, unofficialStatuses).length} found.{' '}
        <a href="/">Show all</a>
      </p>
    )}
    {groups(words).map(({ name, digit, registered, unofficial }) => (
      <section id={`s${digit}xx`} class={`group c${digit}`} aria-labelledby={`h${digit}xx`}>
        <h2 id={`h${digit}xx`}>
          <span class="digit">{digit}xx</span> {name}
        </h2>
        {registered.length > 0 && <Cards of={registered} />}
        {unofficial.length > 0 && (
          <>
            <h3>Unofficial</h3>
            <Cards of={unofficial} />
          </>
        )}
      </section>
    ))}
  </Layout>
)

const Cards = ({ of }: { of: readonly Status[] }) => (
  <ul class="cards">
    {of.map((status) => (
      <Card status={status} />
    ))}
  </ul>
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
        {!['registered', 'unofficial'].includes(registration) && <span>{registration}</span>}
      </p>
    </li>
  )
}

interface Group {
  readonly name: string
  readonly digit: number
  readonly registered: readonly Status[]
  readonly unofficial: readonly Status[]
}

/** The classes in which something was found. */
function groups(words: string): readonly Group[] {
  const classes = [...new Set(statuses.map((status) => status.class))]
  return classes
    .map((name, index) => ({
      name: name.charAt(0).toUpperCase() + name.slice(1),
      digit: index + 1,
      registered: found(words, statuses).filter((status) => status.class === name),
      unofficial: found(words, unofficialStatuses).filter((status) => status.class === name),
    }))
    .filter(({ registered, unofficial }) => registered.length + unofficial.length > 0)
}

function found(words: string, all: readonly Status[]): readonly Status[] {
  const wanted = words.toLowerCase().split(/\s+/)
  return all.filter(({ code, phrase, explanation, usedBy = '', spec }) => {
    const text = `${code} ${phrase} ${explanation} ${usedBy} ${spec}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
