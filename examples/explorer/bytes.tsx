/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A message as it went over the wire, with its line ends in sight. */
import type { FieldLine, Message } from './exchange.ts'

/** What is shown for a line end, before the line break that stands for it. */
export const CR = 'CR'
export const LF = 'LF'

interface Props {
  readonly id: string
  readonly label: string
  readonly message: Message
}

/** Every character of the message and no other, but for the marks: those stand before each line end. */
export const Bytes = ({ id, label, message: { head, content } }: Props) => (
  <pre id={id} class="bytes" tabindex={0} role="region" aria-label={label}>
    {typeof head === 'string' ? <Http1Head head={head} /> : <HeaderList fields={head} />}
    {typeof head !== 'string' && content.length > 0 && '\n'}
    <Lines text={String(content)} />
  </pre>
)

const Http1Head = ({ head }: { head: string }) => {
  const [start = '', ...lines] = head.split('\r\n').slice(0, -1)
  return (
    <>
      <b class="start">{start}</b>
      <End marks={CR + LF} />
      {lines.map((line) => {
        const colon = line.indexOf(':')
        return (
          <>
            {colon > 0 && <span class="field">{line.slice(0, colon)}</span>}
            {colon > 0 ? line.slice(colon) : line}
            <End marks={CR + LF} />
          </>
        )
      })}
    </>
  )
}

/** HTTP/2 has no lines on the wire (RFC 9113 §8.1): each pair gets one, without marks. */
const HeaderList = ({ fields }: { fields: readonly FieldLine[] }) => (
  <>
    {fields.map(([name, value]) => (
      <>
        {name.startsWith(':') ? <b class="start">{name}</b> : <span class="field">{name}</span>}
        {`: ${value}\n`}
      </>
    ))}
  </>
)

const Lines = ({ text }: { text: string }) => {
  const lines = text.split('\n')
  return (
    <>
      {lines.map((line, index) => {
        const isLast = index === lines.length - 1
        if (isLast) return line
        const returns = line.endsWith('\r')
        return (
          <>
            {returns ? line.slice(0, -1) : line}
            <End marks={returns ? CR + LF : LF} />
          </>
        )
      })}
    </>
  )
}

const End = ({ marks }: { marks: string }) => (
  <>
    <i class="end">{marks}</i>
    {'\n'}
  </>
)
