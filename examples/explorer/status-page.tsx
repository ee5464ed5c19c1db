/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The page of one error status: what it means, how it is thrown, and what the server answered. */
import { errorClassesByStatus, type ErrorStatus } from 'hono-http-errors'
import { lookUpStatus } from 'hono-http-errors/statuses'
import { Answer } from './answer.tsx'
import type { Exchange } from './exchange.ts'
import { QuestionForm } from './form.tsx'
import { Layout, NAME } from './layout.tsx'
import { fixedOf, optionsOf } from './options.ts'
import type { Question } from './question.ts'
import { classNameOf, samplesOf } from './samples.ts'
import { throwStatement } from './source.ts'

interface Props {
  readonly question: Question
  readonly exchange: Exchange
  readonly command: string
}

export const StatusPage = ({ question, exchange, command }: Props) => {
  const { status, sample } = question
  const row = errorClassesByStatus.get(status)?.definition
  const known = lookUpStatus(status)
  const name = classNameOf(status)
  const statement = throwStatement(status, samplesOf(status)[sample] ?? [])
  return (
    <Layout title={`${status} ${row?.phrase} – ${NAME}`}>
      <article class={`c${String(status).charAt(0)}`}>
        <Neighbours status={status} />
        <h1>
          <span class="number">{status}</span> {row?.phrase}
        </h1>
        <p class="lead">{row?.explanation}</p>
        <dl class="about">
          <div>
            <dt>Specification</dt>
            <dd>
              <Spec spec={row?.spec ?? ''} />
            </dd>
          </div>
          <div>
            <dt>Condition</dt>
            <dd>{row?.condition}</dd>
          </div>
          <div>
            <dt>Registry</dt>
            <dd>{known?.registration}</dd>
          </div>
          <div>
            <dt>Caches</dt>
            <dd>{caching(known?.neverStored, known?.heuristicallyCacheable)}</dd>
          </div>
        </dl>
        <div class="columns">
          <section aria-labelledby="throw">
            <h2 id="throw">Throw it</h2>
            <pre class="source" tabindex={0} role="region" aria-label="Source">
              <code>{`import { ${name} } from 'hono-http-errors'\n\n${statement}`}</code>
            </pre>
          </section>
          <section aria-labelledby="options">
            <h2 id="options">Options</h2>
            <Options status={status} />
          </section>
        </div>
        <section aria-labelledby="ask">
          <h2 id="ask">Ask for it</h2>
          <QuestionForm question={question} />
        </section>
        <Answer question={question} exchange={exchange} command={command} />
      </article>
    </Layout>
  )
}

const Options = ({ status }: { status: ErrorStatus }) => {
  const options = optionsOf(status)
  const fixed = fixedOf(status)
  return (
    <>
      {options.length > 0 && (
        <ul class="options">
          {options.map(({ name, required, becomes, target, example }) => (
            <li data-option={name}>
              <p>
                <code class="option">{name}</code>{' '}
                <span class={required ? 'tag must' : 'tag'}>
                  {required ? 'required' : 'optional'}
                </span>
              </p>
              <p>
                becomes the {becomes} <code>{target}</code>
              </p>
              {example && (
                <p class="example">
                  <code>{example.source}</code> <span aria-hidden="true">→</span>
                  <span class="hidden"> gives </span> <code>{example.result}</code>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {fixed.map(({ field, value }) => (
        <p>
          Always sends <code>{`${field}: ${value}`}</code>.
        </p>
      ))}
      <p class="hint">
        {options.length === 0 && 'None of its own. '}Every error takes a message,{' '}
        <code>detail</code>, <code>extensions</code>, <code>headers</code> and the other common
        options.
      </p>
    </>
  )
}

const Neighbours = ({ status }: { status: ErrorStatus }) => {
  const all = [...errorClassesByStatus.keys()]
  const place = all.indexOf(status)
  const [before, after] = [all[place - 1], all[place + 1]]
  return (
    <nav class="neighbours" aria-label="Neighbouring errors">
      {before === undefined ? <span /> : <a href={`/statuses/${before}`}>← {before}</a>}
      <a href={`/#s${String(status).charAt(0)}xx`}>All statuses</a>
      {after === undefined ? <span /> : <a href={`/statuses/${after}`}>{after} →</a>}
    </nav>
  )
}

const Spec = ({ spec }: { spec: string }) => {
  const [, rfc, section] = /^RFC (\d+) §([\d.]+)$/.exec(spec) ?? []
  if (rfc === undefined) return <>{spec}</>
  return (
    <a href={`https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`} rel="noreferrer">
      {spec}
    </a>
  )
}

function caching(never = false, heuristically = false): string {
  if (never) return 'must not store it'
  return heuristically ? 'may store it unasked' : 'store it only when told to'
}
