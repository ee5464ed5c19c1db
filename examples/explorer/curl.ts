/** The same request as a command for the terminal. */
import type { Backend } from './backend.ts'
import { fieldsOf, targetOf } from './exchange.ts'
import type { Question } from './question.ts'

const flags = { '1.0': '--http1.0', '1.1': '--http1.1', '2': '--http2-prior-knowledge' } as const

/** A command that sends what the explorer has sent, and shows the fields of the answer. */
export function curlCommand(backend: Backend, question: Question): string {
  const { method, version } = question
  const port = version === '2' ? backend.http2 : backend.http1
  const asked = method === 'GET' ? ['-i'] : method === 'HEAD' ? ['--head'] : ['-i', '-X', method]
  const fields = fieldsOf(question).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
  const command = ['curl', ...asked, flags[version]].join(' ')
  return [command, ...fields, `http://127.0.0.1:${port}${targetOf(question)}`].join(' \\\n  ')
}

/** One word for a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
