/** Constructor arguments -> the source that makes them, as Prettier would write it. */
import type { ErrorStatus } from 'hono-http-errors'
import { classNameOf, type Sample } from './samples.ts'

/** Characters of a line before it is broken: what a phone shows. */
const WIDTH = 64

/** The statement that throws a sample. */
export function throwStatement(status: ErrorStatus, sample: Sample): string {
  const name = classNameOf(status)
  const flat = `throw new ${name}(${sample.map((value) => written(value)).join(', ')})`
  if (flat.length <= WIDTH) return flat
  return `throw new ${name}(${sample.map((value) => broken(value, '')).join(', ')})`
}

/** A value on one line. */
export function written(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (value instanceof Date) return `new Date('${value.toISOString()}')`
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([name, member]) => `${key(name)}: ${written(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** A value on as many lines as it takes. */
function broken(value: unknown, indent: string): string {
  const flat = written(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return flat
  if (indent !== '' && indent.length + flat.length <= WIDTH - 12) return flat
  const deeper = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((item) => broken(item, deeper))
    : Object.entries(value).map(([name, member]) => `${key(name)}: ${broken(member, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.map((part) => `${deeper}${part},\n`).join('')}${indent}${close}`
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name)
}

function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", `\\'`)}'`
}
