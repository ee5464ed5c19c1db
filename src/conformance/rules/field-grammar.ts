/** FIELD-GRAMMAR: the ABNF of each field that has no separate rule. */
import { shown } from '../syntax/field-lines.ts'
import {
  elements,
  isCacheDirective,
  isEntityTag,
  isLanguageTag,
  isMediaRange,
  isMediaType,
  isProtocol,
  isToken,
  isTransferCoding,
  isWeightedToken,
  matches,
  members,
  parseLink,
} from '../syntax/grammar.ts'
import type { Rule } from './rule.ts'
import { must } from './rule.ts'

interface ListGrammar {
  readonly isElement: (text: string) => boolean
  /** `1#element`: an empty list is against the grammar. */
  readonly atLeastOne?: true
}

const lists: Readonly<Record<string, ListGrammar>> = {
  accept: { isElement: isMediaRange },
  'accept-encoding': { isElement: isWeightedToken },
  'accept-patch': { isElement: isMediaType, atLeastOne: true },
  'accept-post': { isElement: isMediaRange },
  'accept-ranges': { isElement: isToken, atLeastOne: true },
  allow: { isElement: isToken },
  'cache-control': { isElement: isCacheDirective },
  connection: { isElement: isToken },
  'content-language': { isElement: isLanguageTag },
  link: { isElement: (text) => parseLink(text) !== undefined },
  trailer: { isElement: isToken },
  'transfer-encoding': { isElement: isTransferCoding },
  upgrade: { isElement: isProtocol },
  vary: { isElement: isToken },
}

const items: Readonly<Record<string, (text: string) => boolean>> = {
  age: matches('\\d+'),
  etag: isEntityTag,
}

/** Lists whose elements have separate rules. */
const otherLists = ['content-encoding', 'www-authenticate', 'proxy-authenticate']

export const fieldGrammarRules: readonly Rule[] = [
  must('FIELD-GRAMMAR', 'RFC 9110 §2.2', (_request, response) => {
    for (const [name, { isElement, atLeastOne }] of Object.entries(lists)) {
      const value = response.field(name)
      if (value === undefined) continue
      const found = elements(value)
      if (atLeastOne && found.length === 0) return `${name} is empty`
      const wrong = found.find((element) => !isElement(element))
      if (wrong !== undefined) return `${name}: ${shown(wrong)} does not match its grammar`
    }
    for (const [name, isValue] of Object.entries(items)) {
      const wrong = response.fieldLines(name).find((value) => !isValue(value))
      if (wrong !== undefined) return `${name}: ${shown(wrong)} does not match its grammar`
    }
    return undefined
  }),
  must('LIST-EMPTY', 'RFC 9110 §5.6.1.1', (_request, response) => {
    for (const name of [...Object.keys(lists), ...otherLists]) {
      const value = response.field(name)
      if (value && members(value).includes(''))
        return `${name}: ${shown(value)} has an empty element`
    }
    return undefined
  }),
]
