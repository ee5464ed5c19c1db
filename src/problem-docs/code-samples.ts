/** Code that throws a problem, and code that catches it. */

import { isArray } from '../untrusted/inspect.ts'
import { toJsonValue } from '../untrusted/json-value.ts'
import { OTHER_NAMES } from '../problem-types/json-schema.ts'
import type { MemberFacts } from './member-facts.ts'

/** The longest line of an object, in characters; of a longer one, each member is on another line. */
const WIDEST = 60

/** Code for the server, with the example of the problem type. */
export function throwSample(name: string, example: object | undefined): string {
  const options = example === undefined ? '' : sourceOf(example)
  return `throw new ${name}(${options === '{}' ? '' : options})`
}

/**
 * Code for the client: with the class, and with the problem alone.
 *
 * @param ofStatus the names of the members that the status has: an error has them in `members`.
 */
export function catchSample(
  name: string,
  type: string,
  members: readonly MemberFacts[],
  ofStatus: readonly string[]
): string {
  const names = members.map((member) => member.name).filter((member) => isPlainName(member))
  const read = (object: string, fieldOf: (member: string) => string): string =>
    [
      `${object}.detail`,
      ...names.slice(0, 3).map((member) => access(`${object}${fieldOf(member)}`, member)),
    ].join(', ')
  const fieldOfError = (member: string): string =>
    ofStatus.includes(member) ? '.members' : '.extensions'
  return `import { errorOf } from 'hono-http-errors/client'

const error = await errorOf(response, [${name}])
if (error instanceof ${name}) {
  console.log(${read('error', fieldOfError)})
}

// Without the class:
const problem = await response.json()
if (problem.type === ${sourceOf(type)}) {
  console.log(${read('problem', () => '')})
}`
}

/** Whether it is a member itself, and not a member of one. */
function isPlainName(name: string): boolean {
  return !/[.[\]()]/.test(name) && name !== OTHER_NAMES
}

function access(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${sourceOf(name)}]`
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name)
}

/** A value as an expression of TypeScript. */
export function sourceOf(value: unknown, indent = ''): string {
  if (value instanceof Date) return `new Date(${sourceOf(value.toJSON())})`
  if (typeof value === 'string') {
    const text = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"')
    return `'${text.replaceAll("'", "\\'")}'`
  }
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value))
  const inner = `${indent}  `
  const parts = isArray(value)
    ? value.map((item) => sourceOf(item, inner))
    : Object.entries(value)
        .filter(([, member]) => toJsonValue(member) !== undefined)
        .map(([name, member]) => {
          return `${isIdentifier(name) ? name : sourceOf(name)}: ${sourceOf(member, inner)}`
        })
  const [open, close, space] = isArray(value) ? ['[', ']', ''] : ['{', '}', ' ']
  if (parts.length === 0) return `${open}${close}`
  const line = `${open}${space}${parts.join(', ')}${space}${close}`
  if (line.length <= WIDEST && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`
}
