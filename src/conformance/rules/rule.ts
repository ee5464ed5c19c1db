/** A rule, and how its violation is reported. */
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'

/** How strong a rule is: MUST and SHOULD of RFC 2119, or OUGHT for what the RFCs only recommend. */
export type Level = 'MUST' | 'SHOULD' | 'OUGHT'

/** Returns what is wrong, or undefined. `twin` is the response to GET, if the request is HEAD. */
export type Check = (
  request: WireRequest,
  response: WireResponse,
  twin: WireResponse | undefined
) => string | undefined

export interface Rule {
  readonly id: string
  readonly level: Level
  readonly section: string
  readonly check: Check
}

export interface Violation {
  readonly id: string
  readonly level: Level
  readonly section: string
  readonly message: string
}

type MakeRule = (id: string, section: string, check: Check) => Rule

const levelled =
  (level: Level): MakeRule =>
  (id, section, check) => ({ id, level, section, check })

export const must: MakeRule = levelled('MUST')
export const should: MakeRule = levelled('SHOULD')
export const ought: MakeRule = levelled('OUGHT')

/** Reports a defect that the parser has found. */
export const defect =
  (id: string): Check =>
  (_request, response) =>
    response.defects.find((seen) => seen.id === id)?.message
