/** Rules for problem details in XML (RFC 9457 App. B). */
import { STANDARD_MEMBERS } from './facts.ts'
import type { Check, Rule } from './rule.ts'
import { must } from './rule.ts'
import type { WireResponse } from '../syntax/wire-response.ts'
import type { XmlElement } from './xml-problem.ts'
import { xmlProblemOf } from './xml-problem.ts'

const NAMESPACE = 'urn:ietf:rfc:7807'

const ofRoot =
  (check: (root: XmlElement, response: WireResponse) => string | undefined): Check =>
  (_request, response) => {
    const root = xmlProblemOf(response)?.root
    return root && check(root, response)
  }

/** Without recursion, because the elements can be nested very deeply. */
function descendants(root: XmlElement): readonly XmlElement[] {
  const found = [...root.children]
  for (const element of found) found.push(...element.children)
  return found
}

export const xmlRules: readonly Rule[] = [
  must('P-XML-WELLFORMED', 'RFC 9457 App. B', (_request, response) => {
    const problem = xmlProblemOf(response)
    return problem !== undefined && problem.root === undefined
      ? 'the content is not well-formed XML'
      : undefined
  }),
  must(
    'P-XML-ROOT',
    'RFC 9457 App. B',
    ofRoot(({ name, namespace }) =>
      name === 'problem' && namespace === NAMESPACE
        ? undefined
        : `the root is ${name} in ${namespace || 'no namespace'}`
    )
  ),
  must(
    'P-XML-NS',
    'RFC 9457 App. B',
    ofRoot((root) => {
      const wrong = descendants(root).find(({ namespace }) => namespace !== root.namespace)
      return wrong && `${wrong.name} is in another namespace`
    })
  ),
  must(
    'P-XML-ONCE',
    'RFC 9457 App. B',
    ofRoot((root) => {
      const names = root.children.map(({ name }) => name)
      const wrong = STANDARD_MEMBERS.find(
        (member) => names.filter((name) => name === member).length > 1
      )
      return wrong && `${wrong} more than once`
    })
  ),
  must(
    'P-XML-STATUS',
    'RFC 9457 App. B',
    ofRoot((root, { status }) => {
      const text = root.children.find(({ name }) => name === 'status')?.text.trim()
      if (text === undefined || (/^\+?\d+$/.test(text) && Number(text) === status)) return undefined
      return `status is ${text || 'empty'} in a ${status}`
    })
  ),
  must(
    'P-XML-ARRAY',
    'RFC 9457 App. B',
    ofRoot((root) => {
      const wrong = descendants(root).find(({ children }) => {
        const items = children.filter(({ name }) => name === 'i').length
        return items > 0 && items < children.length
      })
      return wrong && `${wrong.name} is neither an array nor an object`
    })
  ),
]
