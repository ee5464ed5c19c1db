/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What went over the wire, and the command that does it again. */
import { STATUS_CODES } from 'node:http'
import { Bytes } from './bytes.tsx'
import { fieldOf, statusOf, type Exchange } from './exchange.ts'
import type { Question } from './question.ts'

interface Props {
  readonly question: Question
  readonly exchange: Exchange
  readonly command: string
}

export const Answer = ({ question, exchange: { request, response }, command }: Props) => {
  const { method, version } = question
  const type = fieldOf(response, 'content-type') ?? 'no content type'
  const status = statusOf(response)
  const size = response.content.length
  return (
    <section id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">The answer</h2>
      <p class="hint">
        {version === '2'
          ? 'Header lists before HPACK has packed them, and the content as it came.'
          : 'The bytes as they were sent; CR and LF mark the line ends.'}
      </p>
      {status !== question.status && (
        <p class="note">
          {question.status} cannot be said over HTTP/{version}: the answer is {status}{' '}
          {STATUS_CODES[status]}.
        </p>
      )}
      <div class="wire">
        <div>
          <h3>Request</h3>
          <Bytes id="request" label="The request" message={request} />
        </div>
        <div>
          <h3>Response</h3>
          <Bytes id="response" label="The response" message={response} />
          <p class="hint" id="content-length">
            {size === 0
              ? `No content${method === 'HEAD' ? ': an answer to HEAD ends after its fields' : ''}.`
              : `${size} ${size === 1 ? 'byte' : 'bytes'} of content, ${type}.`}
          </p>
        </div>
      </div>
      <h3>With curl</h3>
      <pre id="curl" class="source" tabindex={0} role="region" aria-label="The command for curl">
        <code>{command}</code>
      </pre>
      {isPage(question, type, size) && (
        <>
          <h3>In a browser</h3>
          <iframe
            class="preview"
            title={`The page for ${status} ${STATUS_CODES[status] ?? ''}`}
            sandbox=""
            srcdoc={String(response.content)}
          ></iframe>
        </>
      )}
    </section>
  )
}

function isPage({ method }: Question, type: string, size: number): boolean {
  return method !== 'HEAD' && size > 0 && type.startsWith('text/html')
}
