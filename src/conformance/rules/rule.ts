/** One rule of the law, and what its breach is reported as. */
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'

export type Level = 'MUST' | 'SHOULD' | 'OUGHT'

/** What is wrong, or undefined where nothing is. `twin`: the response to GET, where this is HEAD. */
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

const levelled =
  (level: Level) =>
  (id: string, section: string, check: Check): Rule => ({ id, level, section, check })

export const must = levelled('MUST')
export const should = levelled('SHOULD')
export const ought = levelled('OUGHT')

/** A breach that the reader of the bytes has seen. */
export const defect =
  (id: string): Check =>
  (_request, response) =>
    response.defects.find((seen) => seen.id === id)?.message
