/** The ids of everything that can be reported. */
import { expectations } from '../probes/expectations.ts'
import { rules } from '../rules/checker.ts'

export const ruleIds: readonly string[] = [...rules, ...expectations].map(({ id }) => id)
