/** Collects violations, one finding for each rule. */
import type { Probe } from '../probes/probe.ts'
import type { Violation } from '../rules/rule.ts'
import type { Target } from '../run/target.ts'
import { commandOf } from './command.ts'
import type { Finding, OtherMessage } from './report.ts'
import { LEVELS } from './report.ts'

const MOST_MESSAGES = 4

type Draft = { -readonly [Key in keyof Finding]: Finding[Key] } & { more: OtherMessage[] }

export class Findings {
  readonly #target: Target
  readonly #drafts = new Map<string, Draft>()

  constructor(target: Target) {
    this.#target = target
  }

  /** @param belowApp whether the response comes from the server below the app. */
  add(probe: Probe, violations: readonly Violation[], belowApp: boolean): void {
    const messages = new Map(violations.map((violation) => [violation.id, violation]))
    for (const { id, level, section, message } of messages.values()) {
      const key = `${id} ${belowApp}`
      const known = this.#drafts.get(key)
      if (known === undefined) {
        this.#drafts.set(key, {
          level,
          rule: id,
          section,
          message,
          more: [],
          count: 1,
          request: probe.name,
          command: commandOf(probe, this.#target),
          belowApp,
        })
        continue
      }
      known.count += 1
      const isKnown = [known, ...known.more].some((other) => other.message === message)
      if (isKnown || known.more.length >= MOST_MESSAGES) continue
      const command = commandOf(probe, this.#target)
      known.more.push({ message, request: probe.name, command })
    }
  }

  /** Most severe first, then the order in which they were found. */
  all(): readonly Finding[] {
    return [...this.#drafts.values()].toSorted(
      (one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level)
    )
  }
}
