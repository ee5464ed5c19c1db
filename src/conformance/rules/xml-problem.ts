/** Parses the XML of problem details (RFC 9457 App. B) and rejects what is not well-formed. */
import { isParsed, mediaType, parsedOnce } from './facts.ts'
import type { WireResponse } from '../syntax/wire-response.ts'

export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly children: XmlElement[]
  text: string
}

export interface XmlProblem {
  /** Undefined where the text is not well-formed. */
  readonly root: XmlElement | undefined
  /** The text of each child of the root. */
  readonly members: Readonly<Record<string, string>>
}

const NAME = '[A-Za-z_:\\x80-\\uffff][-A-Za-z0-9._:\\x80-\\uffff]*'
const ATTRIBUTE = `\\s+(${NAME})\\s*=\\s*("[^"<]*"|'[^'<]*')`
const TOKENS = new RegExp(
  '<\\?[A-Za-z_][^]*?\\?>|<!--(?:(?!--)[^])*-->|' +
    `<!\\[CDATA\\[([^]*?)\\]\\]>|<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>|</(${NAME})\\s*>|([^<]+)`,
  'y'
)
const BAD_TEXT =
  /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)|\]\]>|[\0-\x08\x0b\x0c\x0e-\x1f]/

export const isProblemXml = (response: WireResponse): boolean =>
  mediaType(response) === 'application/problem+xml' && isParsed(response)

export function xmlProblemOf(response: WireResponse): XmlProblem | undefined {
  return isProblemXml(response) ? parseProblem(response.body) : undefined
}

const parseProblem = parsedOnce((body): XmlProblem => {
  const root = parseXml(body.toString('utf8').replace(/^\uFEFF/, ''))
  const members = (root?.children ?? []).map(({ name, text }) => [name, text.trim()] as const)
  return { root, members: Object.fromEntries(members) }
})

export function parseXml(text: string): XmlElement | undefined {
  const top: XmlElement = { name: '', namespace: '', children: [], text: '' }
  /** The elements around `parent`, the outermost first. */
  const open: XmlElement[] = []
  let parent = top
  TOKENS.lastIndex = 0
  while (TOKENS.lastIndex < text.length) {
    const at = TOKENS.lastIndex
    const token = TOKENS.exec(text)
    if (token === null) return undefined
    const [whole, cdata, start, attributes = '', , , empty, end, characters] = token
    if (whole.startsWith('<?xml ') && at > 0) return undefined
    if (end !== undefined) {
      const outer = open.pop()
      if (outer === undefined || parent.name !== end) return undefined
      parent = outer
    } else if (start !== undefined) {
      const element = readStart(start, attributes, parent)
      if (element === undefined) return undefined
      parent.children.push(element)
      if (empty !== '') continue
      open.push(parent)
      parent = element
    } else {
      const added = characters ?? cdata ?? ''
      if (BAD_TEXT.test(characters ?? '')) return undefined
      parent.text += added
    }
  }
  const [root, ...others] = top.children
  const alone = others.length === 0 && top.text.trim() === '' && open.length === 0
  return alone ? root : undefined
}

function readStart(name: string, attributes: string, parent: XmlElement): XmlElement | undefined {
  const found = [...attributes.matchAll(new RegExp(ATTRIBUTE, 'g'))]
  const names = found.map(([, attribute]) => attribute)
  if (new Set(names).size < names.length || BAD_TEXT.test(attributes)) return undefined
  const declared = found.find(([, attribute]) => attribute === 'xmlns')?.[2]
  const namespace = declared === undefined ? parent.namespace : declared.slice(1, -1)
  // Prefixes are not resolved: a name with a prefix counts as another namespace.
  return { name, namespace: name.includes(':') ? name : namespace, children: [], text: '' }
}
