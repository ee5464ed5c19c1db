/** Generates src/conformance/registry.ts from the rules file: `npx tsx test/conformance/registry-source.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import manifest from '../../package.json' with { type: 'json' }

interface RulesFile {
  readonly status: Readonly<
    Record<
      string,
      {
        readonly code: number
        readonly phrase: string
        readonly cache: { readonly heuristicallyCacheable: boolean }
      }
    >
  >
  readonly fields: readonly { readonly name: string; readonly structured?: string }[]
}

const rulesFile = fileURLToPath(new URL('../fixtures/http-rules.json', import.meta.url))
export const registryFile = fileURLToPath(
  new URL('../../src/conformance/registry.ts', import.meta.url)
)

/** The rules file has no methods. These are RFC 9110 §18.2 with RFC 3253, 3648, 3744, 4437, 4791, 4918, 5323, 5789, 5842. */
const methods =
  'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH ACL BASELINE-CONTROL BIND CHECKIN ' +
  'CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE ' +
  'MOVE ORDERPATCH PRI PROPFIND PROPPATCH QUERY REBIND REPORT SEARCH UNBIND UNCHECKOUT UNLINK ' +
  'UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL'

/** @returns the text that src/conformance/registry.ts has to have. */
export async function registrySource(): Promise<string> {
  const { status, fields } = JSON.parse(readFileSync(rulesFile, 'utf8')) as RulesFile
  const statuses = Object.values(status)
  const cacheable = statuses.filter(({ cache }) => cache.heuristicallyCacheable)
  const names = fields.map(({ name }) => name.toLowerCase())
  const items = fields.filter(({ structured }) => structured === 'Item')
  const phrases = Object.fromEntries(statuses.map(({ code, phrase }) => [code, phrase]))
  const source = `/**
     * The registries of IANA, as far as the rules need them.
     *
     * Generated from test/fixtures/http-rules.json by test/conformance/registry-source.ts: do not edit.
     */

    const phrases: Readonly<Record<number, string>> = ${JSON.stringify(phrases)}

    /** @returns the registered reason phrase; undefined if the status code is not registered. */
    export const phraseOf = (status: number): string | undefined => phrases[status]

    const cacheable: readonly number[] = [${cacheable.map(({ code }) => code).join(', ')}]

    /** RFC 9110 §15.1 and RFC 7725 §3. */
    export const isHeuristicallyCacheable = (status: number): boolean => cacheable.includes(status)

    const words = (lines: readonly string[]): readonly string[] => lines.join(' ').split(' ')

    /** The names of all registered fields, in lower case. */
    export const registeredFields: ReadonlySet<string> = new Set(words([${wrapped(names)}]))

    /** A structured item is not a list, so only one field line is allowed (RFC 9651 §3.3). */
    export const itemFields: readonly string[] = words([
      ${wrapped(items.map(({ name }) => name.toLowerCase()))}
    ])

    /** RFC 9110 §18.2 with RFC 3253, 3648, 3744, 4437, 4791, 4918, 5323, 5789, 5842. */
    export const registeredMethods: ReadonlySet<string> = new Set(words([${wrapped(methods.split(' '))}]))
    `
  return format(source, { ...manifest.prettier, parser: 'typescript', trailingComma: 'es5' })
}

/** String literals of less than 96 characters, as prettier does not break them. */
function wrapped(words: readonly string[]): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 92)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => JSON.stringify(line)).join(', ')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(registryFile, await registrySource())
}
