/** What a run has recorded: for the tests of the list of limits, and for the table. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ruleGroups } from '../../src/conformance/rules/checker.ts'
import type { Finding } from './case.ts'
import type { Limit, Place } from './limit.ts'
import { limits } from './all-limits.ts'
import type { RuntimeName } from './runtimes.ts'

/** The promises of this package stand beside the rules of the RFCs. */
export const OWN_GROUP = 'own promises'

/** The groups of rules, in the order of the table. */
export const groups: readonly string[] = [...Object.keys(ruleGroups), OWN_GROUP]

/** What a run leaves behind. */
export interface Conformance {
  readonly runtime: RuntimeName
  readonly title: string
  readonly version: string
  readonly date: string
  readonly exchanges: number
  /** By group: how many exchanges broke no rule of it, and which limits the others ran into. */
  readonly groups: Readonly<Record<string, { readonly passed: number; readonly limits: number[] }>>
}

/** Where the records are. */
export const recordFolder = fileURLToPath(new URL('../output/conformance/', import.meta.url))

export class Recorder {
  readonly #runtime: RuntimeName
  readonly #broken: ReadonlyMap<string, Set<number>> = new Map(
    groups.map((group) => [group, new Set<number>()])
  )
  readonly #passed = new Map(groups.map((group) => [group, 0]))
  readonly #shown = new Set<string>()
  #exchanges = 0

  constructor(runtime: RuntimeName) {
    this.#runtime = runtime
  }

  /** Takes down one exchange; returns the findings that no limit accounts for. */
  take(place: Place, findings: readonly Finding[]): readonly Finding[] {
    this.#exchanges++
    const unexplained = findings.filter((finding) => !this.#isKnown(place, finding))
    const broken = new Set(findings.map(({ id }) => groupOf(id)))
    for (const group of groups) {
      if (!broken.has(group)) this.#passed.set(group, (this.#passed.get(group) ?? 0) + 1)
    }
    return unexplained
  }

  /** Whether a limit has shown itself in a breach of this rule. */
  hasShown(limit: Limit, rule: string): boolean {
    return this.#shown.has(`${limits.indexOf(limit)} ${rule}`)
  }

  /** Writes the record for the table. */
  write(title: string, version: string): void {
    const record: Conformance = {
      runtime: this.#runtime,
      title,
      version,
      date: new Date().toISOString().slice(0, 10),
      exchanges: this.#exchanges,
      groups: Object.fromEntries(
        groups.map((group) => {
          const known = [...(this.#broken.get(group) ?? [])].toSorted((a, b) => a - b)
          return [group, { passed: this.#passed.get(group) ?? 0, limits: known }]
        })
      ),
    }
    mkdirSync(recordFolder, { recursive: true })
    writeFileSync(
      `${recordFolder}${this.#runtime}-${version}.json`,
      JSON.stringify(record, null, 2)
    )
  }

  #isKnown(place: Place, { id }: Finding): boolean {
    const index = limits.findIndex(
      ({ runtime, rules, where }) => runtime === this.#runtime && rules.includes(id) && where(place)
    )
    if (index < 0) return false
    this.#shown.add(`${index} ${id}`)
    this.#broken.get(groupOf(id))?.add(index)
    return true
  }
}

function groupOf(id: string): string {
  const [group] = Object.entries(ruleGroups).find(([, list]) =>
    list.some((rule) => rule.id === id)
  ) ?? [OWN_GROUP]
  return group
}
