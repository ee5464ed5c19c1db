/** What a docstring of the public surface must state. Each rule returns what a docstring lacks. */
import ts from 'typescript'
import { parameterFindings } from './docstring-parameters.ts'
import { quantityFindings, typeNodeOf } from './docstring-quantities.ts'
import { canThrow, hasBody } from './docstring-throws.ts'
import { docstringOf, type Docstring } from './docstring-text.ts'
import type { Part } from './documented-parts.ts'

/** A text that starts with a sentence: in upper case or with a code, and up to its full stop. */
const sentence = /^[A-Z0-9`'"][^]*?[.:](?:\s|$)/

/** The first words of a sentence that states what is returned. */
const namesResult = /^(?:The|A|An|Whether|Each|Returns|All)\b/

/** The tags that editors and TypeDoc show. Another one is a text such as `@hono/…` outside of backticks. */
const knownTags: readonly string[] = [
  'param',
  'typeParam',
  'returns',
  'throws',
  'defaultValue',
  'deprecated',
  'example',
  'module',
]

/** What the docstring of the part lacks, a sentence each. */
export function docstringFindings(part: Part, checker: ts.TypeChecker): readonly string[] {
  const docs = docstringOf(part.node)
  return [
    ...sentenceFindings(docs),
    ...docs.tags
      .filter(({ tagName }) => !knownTags.includes(tagName.text))
      .map(({ tagName }) => `has the unknown tag @${tagName.text}`),
    ...parameterFindings(part, docs, checker),
    ...returnFindings(part, docs, checker),
    ...throwsFindings(part, docs, checker),
    ...quantityFindings(part.node, docs.whole),
    ...defaultFindings(part, docs),
  ].map((finding) => `${part.name}: ${finding}`)
}

function sentenceFindings({ text, tags }: Docstring): readonly string[] {
  const isDeprecated = tags.some((tag) => ts.isJSDocDeprecatedTag(tag) && tag.comment !== undefined)
  return isDeprecated || sentence.test(text) ? [] : ['has no sentence']
}

function returnFindings(
  part: Part,
  { text, tags }: Docstring,
  checker: ts.TypeChecker
): readonly string[] {
  const [signature] = part.signatures
  if (signature === undefined || ts.isConstructorDeclaration(part.node)) return []
  const flags = ts.TypeFormatFlags.NoTruncation
  const type = checker.typeToString(signature.getReturnType(), undefined, flags)
  if (/^(?:Promise<)?(?:void|never)>?$/.test(type) || type.startsWith('void |')) return []
  const predicate = checker.getTypePredicateOfSignature(signature)
  if (predicate?.kind === ts.TypePredicateKind.AssertsIdentifier) return []
  const stated = ts.getTextOfJSDocComment(tags.find(ts.isJSDocReturnTag)?.comment) ?? ''
  if (stated === '' && !namesResult.test(text)) return ['has no @returns']
  const mayBeUndefined = /(?:^|[|<] ?)undefined\b/.test(type) && !type.startsWith('(')
  return mayBeUndefined && !/\bundefined\b/.test(`${text} ${stated}`)
    ? ['does not state when it returns undefined']
    : []
}

function throwsFindings(
  part: Part,
  { tags }: Docstring,
  checker: ts.TypeChecker
): readonly string[] {
  if (part.signatures.length === 0) return []
  const isStated = tags.some(({ tagName }) => tagName.text === 'throws')
  const thrower = canThrow(part.node, checker)
  if (!isStated && thrower !== undefined) return [`has no @throws, but ${thrower} throws`]
  return isStated && thrower === undefined && hasBody(part.node, checker)
    ? ['has @throws, but nothing throws']
    : []
}

/** An option that is a number, a boolean or one of some literals has a default. */
function defaultFindings(part: Part, { tags }: Docstring): readonly string[] {
  const { node } = part
  if (!part.isOption || !ts.isPropertySignature(node) || node.questionToken === undefined) return []
  const type = typeNodeOf(node)
  const isStated = tags.some(({ tagName }) => tagName.text === 'defaultValue')
  return isStated || type === undefined || !isPlain(type) ? [] : ['has no @defaultValue']
}

function isPlain(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.some(isPlain)
  return (
    type.kind === ts.SyntaxKind.NumberKeyword ||
    type.kind === ts.SyntaxKind.BooleanKeyword ||
    (ts.isLiteralTypeNode(type) && type.literal.kind !== ts.SyntaxKind.NullKeyword)
  )
}
