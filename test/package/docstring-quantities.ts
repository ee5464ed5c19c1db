/** Where a docstring must state a unit. */
import ts from 'typescript'

/** Words that state what a number counts or measures. */
const unit =
  /\b(?:seconds?|milliseconds?|bytes?|status(?: code)?|codes?|integer|lines?|columns?|number of|how many|count)\b/i

/** What the text about a parameter or a property lacks if its value can be a number. */
export function quantityFindings(node: ts.Node, text: string): readonly string[] {
  const type = typeNodeOf(node)
  if (type === undefined || !isNumber(type) || unit.test(text)) return []
  return ['does not state the unit of the number']
}

/** The type that the declaration of a parameter or a property has. */
export function typeNodeOf(node: ts.Node): ts.TypeNode | undefined {
  const isTyped =
    ts.isParameter(node) || ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)
  return isTyped ? node.type : undefined
}

function isNumber(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.some(isNumber)
  return type.kind === ts.SyntaxKind.NumberKeyword
}
