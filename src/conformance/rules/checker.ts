/** Applies all rules to one request and the response to it. */
import { authRules } from './auth-rules.ts'
import { clientErrorRules } from './client-error-rules.ts'
import { connectionRules } from './connection-rules.ts'
import { contentRules } from './content-rules.ts'
import { fieldGrammarRules } from './field-grammar.ts'
import { fieldRules } from './field-rules.ts'
import { framingRules } from './framing-rules.ts'
import { laterErrorRules } from './later-error-rules.ts'
import { messageRules } from './message-rules.ts'
import { problemRules } from './problem-rules.ts'
import type { Rule, Violation } from './rule.ts'
import { successRules } from './success-rules.ts'
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'
import { xmlRules } from './xml-rules.ts'

export type { Level, Rule, Violation } from './rule.ts'

/** All rules, grouped by subject. */
export const ruleGroups: Readonly<Record<string, readonly Rule[]>> = {
  messages: messageRules,
  framing: framingRules,
  fields: [...fieldRules, ...fieldGrammarRules],
  connection: connectionRules,
  content: contentRules,
  'single statuses': [...authRules, ...successRules, ...clientErrorRules, ...laterErrorRules],
  problems: [...problemRules, ...xmlRules],
}

/**
 * Some rules of the rules file are missing, because one exchange does not show whether the server has
 * a clock (DATE-NOCLOCK), is a proxy, a gateway or an origin server (S421-PROXY, S511-ORIGIN,
 * A-GATEWAY-ROLE), or has sent another title before (P-TITLE-STABLE).
 */
export const rules: readonly Rule[] = Object.values(ruleGroups).flat()

/** @param twin the response to GET of the same target, if the request is HEAD. */
export function checkResponse(
  request: WireRequest,
  response: WireResponse,
  twin?: WireResponse
): Violation[] {
  return rules.flatMap(({ id, level, section, check }) => {
    const message = check(request, response, twin)
    return message === undefined ? [] : [{ id, level, section, message }]
  })
}
