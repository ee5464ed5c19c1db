/** Rules for problem details in JSON (RFC 9457). */
import type { Json } from './facts.ts'
import { isError, isProblemJson, isText, mediaType, problemOf, STANDARD_MEMBERS } from './facts.ts'
import { shown } from '../syntax/field-lines.ts'
import { isAbsoluteUri, isUriReference } from '../syntax/grammar.ts'
import { duplicateNames } from '../syntax/json-names.ts'
import { phraseOf } from '../registry.ts'
import type { Check, Rule } from './rule.ts'
import { must, ought, should } from './rule.ts'
import type { WireResponse } from '../syntax/wire-response.ts'

type ProblemCheck = (problem: Json, response: WireResponse) => string | undefined

const ofProblem =
  (check: ProblemCheck): Check =>
  (_request, response) => {
    const problem = problemOf(response)
    return problem && check(problem, response)
  }

const string = (name: string, isValue: (text: string) => boolean = () => true) =>
  ofProblem(({ [name]: value }) => {
    if (value === undefined) return undefined
    if (typeof value !== 'string') return `${name} is not a string`
    return isValue(value) ? undefined : `${name} is not a URI reference`
  })

const absolute = (name: string) =>
  ofProblem(({ [name]: value }) =>
    typeof value === 'string' && isUriReference(value) && !isAbsoluteUri(value)
      ? `${name} is relative: ${shown(value)}`
      : undefined
  )

const fullPath = (name: string) =>
  ofProblem(({ [name]: value }) =>
    typeof value === 'string' &&
    isUriReference(value) &&
    !isAbsoluteUri(value) &&
    !value.startsWith('/')
      ? `${name} does not have the full path: ${shown(value)}`
      : undefined
  )

const isBlank = ({ type }: Json) => typeof type !== 'string' || type === 'about:blank'

const extensionNames = (problem: Json) =>
  Object.keys(problem).filter((name) => !STANDARD_MEMBERS.includes(name))

/** The registry has no phrase for a code that is reserved. */
const phraseFor = (status: number) => {
  const phrase = phraseOf(status)
  return phrase === '(Unused)' ? undefined : phrase
}

function utf8(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return undefined
  }
}

export const problemRules: readonly Rule[] = [
  must('P-JSON', 'RFC 9457 §3', (_request, response) =>
    isProblemJson(response) && problemOf(response) === undefined
      ? 'the content is not a JSON object'
      : undefined
  ),
  must('P-UTF8', 'RFC 8259 §8.1', (_request, response) => {
    if (!isProblemJson(response)) return undefined
    const text = utf8(response.body)
    if (text === undefined) return 'the content is not UTF-8'
    return text.startsWith('\uFEFF') ? 'the content starts with a byte order mark' : undefined
  }),
  should(
    'P-DUP',
    'RFC 8259 §4',
    ofProblem((_problem, { body }) => {
      const [name] = duplicateNames(body.toString('utf8'))
      return name === undefined ? undefined : `${shown(name)} twice in one object`
    })
  ),
  must('P-TYPE-STRING', 'RFC 9457 §3.1.1', string('type', isUriReference)),
  should('P-TYPE-ABSOLUTE', 'RFC 9457 §3.1.1', absolute('type')),
  should('P-TYPE-FULLPATH', 'RFC 9457 §3.1.1', fullPath('type')),
  must(
    'P-STATUS-NUMBER',
    'RFC 9457 §3.1.2',
    ofProblem(({ status }) =>
      status === undefined || typeof status === 'number' ? undefined : 'status is not a number'
    )
  ),
  must(
    'P-STATUS-MATCH',
    'RFC 9457 §3.1.2',
    ofProblem(({ status }, response) =>
      typeof status === 'number' && status !== response.status
        ? `status is ${status} in a ${response.status}`
        : undefined
    )
  ),
  must('P-TITLE-STRING', 'RFC 9457 §3.1.3', string('title')),
  must('P-DETAIL-STRING', 'RFC 9457 §3.1.4', string('detail')),
  must('P-INSTANCE-STRING', 'RFC 9457 §3.1.5', string('instance', isUriReference)),
  should('P-INSTANCE-ABSOLUTE', 'RFC 9457 §3.1.5', absolute('instance')),
  should('P-INSTANCE-FULLPATH', 'RFC 9457 §3.1.5', fullPath('instance')),
  should(
    'P-BLANK-TITLE',
    'RFC 9457 §4.2.1',
    ofProblem((problem, response) => {
      const phrase = phraseFor(response.status)
      const { title } = problem
      if (!isBlank(problem) || phrase === undefined || !isText(title)) return undefined
      // The same section allows a localized title.
      const language = response.field('content-language') ?? 'en'
      return title === phrase || !/^en\b/i.test(language)
        ? undefined
        : `title is ${shown(title)}, the phrase is ${shown(phrase)}`
    })
  ),
  should(
    'P-EXT-NAME',
    'RFC 9457 §4',
    ofProblem((problem) => {
      const wrong = extensionNames(problem).find((name) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
      return wrong === undefined ? undefined : `the extension ${shown(wrong)}`
    })
  ),
  should(
    'P-EXT-LENGTH',
    'RFC 9457 §4',
    ofProblem((problem) => {
      const wrong = extensionNames(problem).find((name) => name.length < 3)
      return wrong === undefined ? undefined : `the extension ${shown(wrong)} is short`
    })
  ),
  ought('A-P-CHARSET', 'RFC 8259 §11', (_request, response) =>
    mediaType(response) === 'application/problem+json' &&
    response.fieldLines('content-type').some((value) => /;\s*charset=/i.test(value))
      ? 'a charset parameter on application/problem+json'
      : undefined
  ),
  ought('A-P-CLASS', 'RFC 9457 §1', (_request, response) =>
    /^application\/problem\+(?:json|xml)$/.test(mediaType(response)) && !isError(response)
      ? `a problem in a ${response.status}`
      : undefined
  ),
  ought(
    'A-P-BLANK-NOTITLE',
    'RFC 9457 §4.2.1',
    ofProblem((problem, { status }) =>
      isBlank(problem) && phraseFor(status) !== undefined && !isText(problem['title'])
        ? 'about:blank without a title'
        : undefined
    )
  ),
]
