/** Reads XML as strictly as XML 1.0 and Namespaces in XML have it, as far as these tests need. */

export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
}

const START =
  'A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const NAME = `[${START}][-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040${START}]*`
const ATTRIBUTE = `\\s+(${NAME})="([^"<]*)"`
const TOKEN = new RegExp(
  `<\\?xml [^?]*\\?>|<!--(?:(?!--)[^])*-->|<(${NAME})((?:${ATTRIBUTE})*)(/?)>|</(${NAME})>|([^<]+)`,
  'uy'
)
const CHARACTERS = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
])

/** The root element. Throws where the text is not well-formed. */
export function readXml(xml: string): XmlElement {
  if (!CHARACTERS.test(xml)) throw new Error('a character that XML does not have')
  const document = element('', '', new Map())
  const open = [document]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(xml)
    const parent = open.at(-1)
    if (token === null || parent === undefined) throw new Error(`not XML at ${at}`)
    const [whole, start, attributes = '', , , empty, end, characters] = token
    if (whole.startsWith('<?') && at > 0) throw new Error('a late declaration')
    if (end !== undefined && open.pop()?.name !== end) throw new Error(`a stray </${end}>`)
    if (characters !== undefined) parent.text += decode(characters)
    if (start === undefined) continue
    const child = startTag(start, attributes, parent.namespace)
    parent.children.push(child)
    if (empty === '') open.push(child)
  }
  const [root, ...others] = document.children
  if (root === undefined || others.length > 0 || open.length > 1 || document.text.trim() !== '') {
    throw new Error('not one root element')
  }
  return root
}

function startTag(name: string, attributes: string, inherited: string): XmlElement {
  const pairs = [...attributes.matchAll(new RegExp(ATTRIBUTE, 'gu'))].map(
    ([, attribute = '', value = '']) => [attribute, decode(value)] as const
  )
  const all = new Map(pairs)
  if (all.size < pairs.length) throw new Error('an attribute twice')
  const namespace = all.get('xmlns') ?? inherited
  all.delete('xmlns')
  return element(name, namespace, all)
}

function element(
  name: string,
  namespace: string,
  attributes: ReadonlyMap<string, string>
): XmlElement {
  return { name, namespace, attributes, children: [], text: '' }
}

function decode(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in content')
  // XML 1.0 §2.11
  const lines = text.replace(/\r\n?/g, '\n')
  return lines.replace(/&(?:(\w+)|#x([0-9A-Fa-f]+));|&/g, (_, name?: string, number?: string) => {
    const character = number ? String.fromCodePoint(Number.parseInt(number, 16)) : name
    const decoded = number ? character : entities.get(name ?? '')
    if (decoded === undefined) throw new Error('a bare & or an unknown entity')
    return decoded
  })
}
