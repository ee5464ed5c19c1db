/** Rules that do not apply because of what the request was. */
import type { WireRequest } from '../syntax/wire-response.ts'
import { combined } from '../syntax/wire-response.ts'

/** @returns false if the rule is about another kind of request. */
export function isApplicable(rule: string, request: WireRequest): boolean {
  // RFC 6585 §5 wants the name of the field only if a single one is too large.
  if (rule === 'S431-FIELD') return hasLargestField(request)
  // A client that asks for JSON, and not for problems in JSON, gets what it asks for.
  if (rule === 'A-P-MEDIA-TYPE') return !asksForJsonOnly(request)
  return true
}

function hasLargestField({ fields }: WireRequest): boolean {
  const lengths = fields.map(([name, value]) => name.length + value.length)
  const sum = lengths.reduce((total, length) => total + length, 0)
  return sum > 4096 && Math.max(...lengths) > sum / 2
}

function asksForJsonOnly({ fields }: WireRequest): boolean {
  const accept = combined(fields, 'accept') ?? ''
  return accept.includes('application/json') && !/problem\+json|\*\/\*/.test(accept)
}
