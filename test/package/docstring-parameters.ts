/** What the `@param` tags of a docstring must state. */
import ts from 'typescript'
import { quantityFindings } from './docstring-quantities.ts'
import type { Docstring } from './docstring-text.ts'
import type { Part } from './documented-parts.ts'

type Tags = ReadonlyMap<string, ts.JSDocParameterTag>

/** Words that say nothing of a parameter. */
const empty = ['the', 'a', 'an', 'of', 'this', 'to', 'is']

/** Each parameter has a tag that says more than its name and type, and each tag has a parameter. */
export function parameterFindings(
  { signatures }: Part,
  docs: Docstring,
  checker: ts.TypeChecker
): readonly string[] {
  const [signature] = signatures
  if (signature === undefined) return []
  const tags: Tags = new Map(
    docs.tags.filter(ts.isJSDocParameterTag).map((tag) => [tag.name.getText(), tag])
  )
  const names = signature.parameters.map((parameter, index) => nameOf(parameter, index, tags))
  const findings = signature.parameters.flatMap(({ valueDeclaration }, index) =>
    findingsOf(names[index] ?? '', valueDeclaration, tags, checker)
  )
  const unknown = [...tags.keys()].filter((name) => !names.includes(name.replace(/\..*/, '')))
  return [...findings, ...unknown.map((name) => `has @param ${name}, which is no parameter`)]
}

/** The name of a parameter; of one that is a pattern, the name of the tag at its place. */
function nameOf({ name, valueDeclaration }: ts.Symbol, index: number, tags: Tags): string {
  const isPattern =
    valueDeclaration !== undefined &&
    ts.isParameter(valueDeclaration) &&
    !ts.isIdentifier(valueDeclaration.name)
  return isPattern ? ([...tags.keys()][index] ?? name) : name
}

function findingsOf(
  name: string,
  declaration: ts.Declaration | undefined,
  tags: Tags,
  checker: ts.TypeChecker
): readonly string[] {
  const text = ts.getTextOfJSDocComment(tags.get(name)?.comment)?.trim()
  if (text === undefined || text === '') return [`has no @param ${name}`]
  if (declaration === undefined) return []
  return [
    ...(saysMore(text, name, declaration)
      ? []
      : [`has @param ${name}, which repeats its name or type`]),
    ...quantityFindings(declaration, text).map((finding) => `has @param ${name}, which ${finding}`),
    ...memberFindings(declaration, name, tags, checker),
  ]
}

/** The members of a type that is written inline have a docstring, or a tag such as `@param options.limit`. */
function memberFindings(
  node: ts.Declaration,
  name: string,
  tags: Tags,
  checker: ts.TypeChecker
): readonly string[] {
  if (!ts.isParameter(node) || node.type === undefined || !ts.isTypeLiteralNode(node.type))
    return []
  return checker
    .getTypeAtLocation(node.type)
    .getProperties()
    .filter((member) => !tags.has(`${name}.${member.name}`))
    .filter((member) => member.getDocumentationComment(checker).length === 0)
    .map((member) => `has no @param ${name}.${member.name}`)
}

/** Whether the text has a word that is neither of the name nor of the type. */
function saysMore(text: string, name: string, node: ts.Declaration): boolean {
  const type = ts.isParameter(node) ? (node.type?.getText() ?? '') : ''
  const ofNames = `${name} ${type}`.replace(/([a-z])([A-Z])/g, '$1 $2')
  const known = new Set([...wordsOf(ofNames), ...empty])
  return wordsOf(text).some((word) => !known.has(word) && !known.has(word.replace(/s$/, '')))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? []
}
