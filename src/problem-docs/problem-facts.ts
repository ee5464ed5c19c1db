/** A problem type as data: what each of its pages states. */

import type { Condition } from '../errors/error-init.ts'
import { finalize, framed } from '../response/finalize.ts'
import { problemJsonFormatter } from '../formatters/problem-json.ts'
import { toProblem, type Problem } from '../problem/problem.ts'
import { exampleOf } from '../problem-types/example.ts'
import type { AnyProblemClass } from '../problem-types/problem-class.ts'
import { adviceFor } from './advice.ts'
import { catchSample, throwSample } from './code-samples.ts'
import { membersOf, statusMemberNames, type MemberFacts } from './member-facts.ts'

/** A response, as it is sent over HTTP/1.1. `Date` is left out. */
export interface ResponseExample {
  readonly statusLine: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** A response field that the status sends. */
export interface FieldFacts {
  readonly name: string
  readonly required: boolean
}

/** What is documented of a problem type: the JSON of its page. */
export interface ProblemFacts {
  readonly type: string
  readonly title: string
  /** The name of the class, and of the component in OpenAPI. */
  readonly name: string
  readonly status: number
  readonly phrase: string
  /** What the status means. */
  readonly explanation: string
  /** The section that defines the status; `href` is absent for a status without one. */
  readonly specification: { readonly name: string; readonly href?: string }
  /** In Markdown. */
  readonly description?: string
  readonly condition: Condition
  /** What a program should do, in sentences. */
  readonly advice: readonly string[]
  readonly members: readonly MemberFacts[]
  readonly fields: readonly FieldFacts[]
  readonly response: ResponseExample
  readonly problem: Problem
  /** TypeScript. */
  readonly code: { readonly throw: string; readonly catch: string }
  readonly aliases: readonly string[]
}

/**
 * Collects what is documented of a problem type.
 *
 * @throws {TypeError} that names the class where its example is missing or does not fit.
 */
export function factsOf(problemClass: AnyProblemClass): ProblemFacts {
  const { type, title, definition } = problemClass
  const { status, phrase, explanation, spec, description, condition, aliases = [] } = definition
  const error = exampleOf(problemClass)
  const { name = error.name } = definition
  const problem = toProblem(error)
  const members = membersOf(problemClass, problem)
  return {
    type,
    title,
    name,
    status,
    phrase,
    explanation,
    specification: specificationOf(spec),
    ...(description !== undefined && { description }),
    condition,
    advice: adviceFor(problemClass),
    members,
    fields: fieldsOf(problemClass),
    response: responseOf(error, problem, phrase),
    problem,
    code: {
      throw: throwSample(name, definition.example),
      catch: catchSample(name, type, members, statusMemberNames(problemClass)),
    },
    aliases,
  }
}

/** `RFC 9110 §15.5.4` with its address. */
function specificationOf(name: string): ProblemFacts['specification'] {
  const found = /^RFC (\d+) §([\d.]+)$/.exec(name)
  if (found === null) return { name }
  const [, rfc, section] = found
  return { name, href: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}` }
}

/** The fields that the options of the status send, and those that are always the same. */
function fieldsOf({ definition }: AnyProblemClass): readonly FieldFacts[] {
  const ofOptions = Object.values(definition.rules).flatMap(({ strength, target }) =>
    'field' in target ? [{ name: target.field, required: strength === 'must' }] : []
  )
  const fixed = Object.keys(finalize({ ...nothing, fields: definition.fields }).fields)
  const defaults = Object.keys(finalize({ ...nothing, fields: {} }).fields)
  const always = fixed.filter((name) => !defaults.includes(name))
  return [...ofOptions, ...always.map((name) => ({ name, required: true }))]
}

const nothing = { status: 0, contentType: '', content: '', cacheControl: '' } as const

/** What `httpErrors` with its default options sends for the error, as problem+json. */
function responseOf(
  error: ReturnType<typeof exampleOf>,
  problem: Problem,
  phrase: string
): ResponseExample {
  const { type, format } = problemJsonFormatter()
  const content = format(problem)
  const { fields } = framed(
    finalize({
      status: error.status,
      contentType: type,
      content,
      cacheControl: 'no-store',
      vary: 'Accept',
      fields: error.headers,
    }),
    'GET'
  )
  return {
    statusLine: `HTTP/1.1 ${error.status} ${phrase}`,
    fields: Object.entries(fields).flatMap(([name, lines]) =>
      [lines].flat().map((line) => [name, line] as const)
    ),
    body: content,
  }
}
