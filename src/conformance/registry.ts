/** The registries, as far as the rules need them. */
import { readFileSync } from 'node:fs'

interface StatusEntry {
  readonly code: number
  readonly phrase: string
  readonly cache: { readonly heuristicallyCacheable: boolean }
}

interface FieldEntry {
  readonly name: string
  readonly structured?: string
}

interface RulesFile {
  readonly status: Readonly<Record<string, StatusEntry>>
  readonly fields: readonly FieldEntry[]
}

const file: RulesFile = JSON.parse(
  readFileSync(new URL('../../test/fixtures/http-rules.json', import.meta.url), 'utf8')
) as RulesFile

export const phraseOf = (status: number): string | undefined => file.status[status]?.phrase
export const isHeuristicallyCacheable = (status: number): boolean =>
  file.status[status]?.cache.heuristicallyCacheable ?? false

export const registeredFields: ReadonlySet<string> = new Set(
  file.fields.map(({ name }) => name.toLowerCase())
)

/** A structured item has no list syntax, hence one line only (RFC 9651 §3.3). */
export const itemFields: readonly string[] = file.fields
  .filter(({ structured }) => structured === 'Item')
  .map(({ name }) => name.toLowerCase())

/** RFC 9110 §18.2 with RFC 3253, 3648, 3744, 4437, 4791, 4918, 5323, 5789, 5842. */
export const registeredMethods: ReadonlySet<string> = new Set(
  (
    'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH ACL BASELINE-CONTROL BIND CHECKIN ' +
    'CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE ' +
    'MOVE ORDERPATCH PRI PROPFIND PROPPATCH QUERY REBIND REPORT SEARCH UNBIND UNCHECKOUT UNLINK ' +
    'UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL'
  ).split(' ')
)
