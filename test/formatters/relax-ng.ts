/** Validates by a RELAX NG grammar, with derivatives; as much of the language as appendix B uses. */
import type { XmlElement } from './xml-reader.ts'

type Pattern =
  | { readonly kind: 'empty' | 'never' | 'text' }
  | { readonly kind: 'data'; readonly type: string }
  | { readonly kind: 'element'; readonly name: string | undefined; readonly content: () => Pattern }
  | { readonly kind: 'more'; readonly of: Pattern }
  | {
      readonly kind: 'either' | 'group' | 'interleave'
      readonly one: Pattern
      readonly two: Pattern
    }

const empty: Pattern = { kind: 'empty' }
const never: Pattern = { kind: 'never' }

const types: Readonly<Record<string, RegExp>> = {
  string: /^/,
  // XML Schema part 2 §3.2.17: any text can be an anyURI once its characters are escaped.
  anyURI: /^/,
  positiveInteger: /^\s*\+?0*[1-9]\d*\s*$/,
}

/** A check of documents against a grammar in the XML syntax. */
export function validator(grammar: XmlElement): (root: XmlElement) => boolean {
  const namespace = grammar.attributes.get('ns')
  const defined = new Map(grammar.children.map((child) => [child.attributes.get('name'), child]))
  const all = (children: readonly XmlElement[]): Pattern =>
    children.map(read).reduceRight((rest, pattern) => join('group', pattern, rest), empty)

  function read({ name, attributes, children }: XmlElement): Pattern {
    const [first, ...others] = children
    switch (name) {
      case 'text':
        return { kind: 'text' }
      case 'data':
        return { kind: 'data', type: attributes.get('type') ?? '' }
      case 'ref':
        return all(defined.get(attributes.get('name'))?.children ?? [])
      case 'optional':
        return join('either', all(children), empty)
      case 'zeroOrMore':
        return join('either', { kind: 'more', of: all(children) }, empty)
      case 'choice':
        return children.map(read).reduce((one, two) => join('either', one, two))
      case 'interleave':
        return children.map(read).reduce((one, two) => join('interleave', one, two))
      case 'attribute':
        return never // what is validated has none
      case 'element': {
        const named = attributes.get('name')
        if (named !== undefined)
          return { kind: 'element', name: named, content: () => all(children) }
        if (first?.name === 'nsName') {
          return { kind: 'element', name: undefined, content: () => all(others) }
        }
      }
    }
    throw new Error(`RELAX NG: ${name} is not understood`)
  }

  function isValid(content: Pattern, { children, text, attributes }: XmlElement): boolean {
    if (attributes.size > 0) return false
    if (children.length === 0) return takesText(content, text)
    return text.trim() === '' && isNullable(children.reduce(after, content))
  }

  /** What may follow once `child` has been read. */
  function after(pattern: Pattern, child: XmlElement): Pattern {
    switch (pattern.kind) {
      case 'element': {
        const isNamed = pattern.name === undefined || pattern.name === child.name
        const isMatch = isNamed && child.namespace === namespace
        return isMatch && isValid(pattern.content(), child) ? empty : never
      }
      case 'either':
        return join('either', after(pattern.one, child), after(pattern.two, child))
      case 'interleave':
        return join(
          'either',
          join('interleave', after(pattern.one, child), pattern.two),
          join('interleave', pattern.one, after(pattern.two, child))
        )
      case 'group': {
        const first = join('group', after(pattern.one, child), pattern.two)
        return isNullable(pattern.one) ? join('either', first, after(pattern.two, child)) : first
      }
      case 'more':
        return join('group', after(pattern.of, child), join('either', pattern, empty))
      default:
        return never
    }
  }

  const start = all(defined.get(undefined)?.children ?? [])
  return (root) => isNullable(after(start, root))
}

function join(kind: 'either' | 'group' | 'interleave', one: Pattern, two: Pattern): Pattern {
  if (kind === 'either') {
    if (one.kind === 'never') return two
    if (two.kind === 'never') return one
  } else {
    if (one.kind === 'never' || two.kind === 'never') return never
    if (one.kind === 'empty') return two
    if (two.kind === 'empty') return one
  }
  return { kind, one, two }
}

function isNullable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'empty':
    case 'text':
      return true
    case 'more':
      return isNullable(pattern.of)
    case 'either':
      return isNullable(pattern.one) || isNullable(pattern.two)
    case 'group':
    case 'interleave':
      return isNullable(pattern.one) && isNullable(pattern.two)
    default:
      return false
  }
}

function takesText(pattern: Pattern, text: string): boolean {
  switch (pattern.kind) {
    case 'text':
      return true
    case 'data':
      return types[pattern.type]?.test(text) ?? false
    case 'more':
      return takesText(pattern.of, text)
    case 'either':
      return takesText(pattern.one, text) || takesText(pattern.two, text)
    case 'group':
    case 'interleave':
      return (
        (takesText(pattern.one, text) && isNullable(pattern.two)) ||
        (isNullable(pattern.one) && takesText(pattern.two, text))
      )
    case 'empty':
      return text.trim() === ''
    default:
      return false
  }
}
