/** A CPU profile of V8 -> the functions by the time they took themselves. */

import { basename } from 'node:path'

interface ProfileNode {
  readonly id: number
  readonly callFrame: {
    readonly functionName: string
    readonly url: string
    readonly lineNumber: number
  }
}

/** The parts of a profile from which times are read. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  readonly samples: readonly number[]
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[]
}

/** A function, where it comes from, and its share of the whole time. */
export interface SelfTime {
  readonly label: string
  /** A package, Node, or V8 with its native functions and the garbage collector. */
  readonly origin: string
  readonly share: number
}

/** Every function that a sample has found running. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): readonly SelfTime[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const times = new Map<string, { readonly origin: string; time: number }>()
  let whole = 0
  samples.forEach((id, index) => {
    const node = byId.get(id)
    if (node === undefined || /^\((?:idle|program)\)$/.test(node.callFrame.functionName)) return
    const label = labelOf(node)
    const entry = times.get(label) ?? { origin: originOf(node.callFrame.url), time: 0 }
    const time = timeDeltas[index] ?? 0
    entry.time += time
    whole += time
    times.set(label, entry)
  })
  return [...times].map(([label, { origin, time }]) => ({ label, origin, share: time / whole }))
}

function labelOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const name = functionName === '' ? '(anonymous)' : functionName
  return url === '' ? name : `${name} ${basename(url)}:${lineNumber + 1}`
}

function originOf(url: string): string {
  if (url === '') return 'V8'
  if (url.startsWith('node:')) return 'Node'
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? []
  return name ?? (url.includes('/dist/') ? 'hono-http-errors' : 'the app')
}
