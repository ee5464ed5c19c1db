/** A `.cpuprofile` of V8 -> the functions by the time they took themselves. */

import { basename } from 'node:path'

interface ProfileNode {
  readonly id: number
  readonly callFrame: {
    readonly functionName: string
    readonly url: string
    readonly lineNumber: number
  }
}

/** The parts of a profile that tell of time. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  readonly samples: readonly number[]
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[]
}

/** The functions and their share of the whole time, the longest first. */
export function selfTimes(profile: CpuProfile): readonly (readonly [string, number])[] {
  const names = new Map(profile.nodes.map((node) => [node.id, nameOf(node)]))
  const times = new Map<string, number>()
  let whole = 0
  profile.samples.forEach((id, index) => {
    const name = names.get(id) ?? '?'
    if (name === '(idle)' || name === '(program)') return
    const time = profile.timeDeltas[index] ?? 0
    whole += time
    times.set(name, (times.get(name) ?? 0) + time)
  })
  const shares = [...times].map(([name, time]) => [name, time / whole] as const)
  return shares.toSorted((a, b) => b[1] - a[1])
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const name = functionName === '' ? '(anonymous)' : functionName
  return url === '' ? name : `${name} ${basename(url)}:${lineNumber + 1}`
}
