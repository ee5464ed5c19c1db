/** What a file of TypeScript imports, in every form that the language has. */
import ts from 'typescript'

/** One import, of a file or of a package. */
export interface SourceImport {
  readonly specifier: string
  /** Whether the compiler removes it, as only types are imported. */
  readonly isTypeOnly: boolean
}

/** What stands for the specifier of an `import()` whose argument is computed. */
export const COMPUTED = '(computed)'

/** The imports of a file, read by the parser of TypeScript: comments and strings do not count. */
export function importsIn(text: string): readonly SourceImport[] {
  const imports: SourceImport[] = []
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    const isText = specifier !== undefined && ts.isStringLiteralLike(specifier)
    imports.push({ specifier: isText ? specifier.text : COMPUTED, isTypeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isExternalModuleReference(node)) add(node.expression, false)
    else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    } else if (ts.isCallExpression(node) && isImportFunction(node.expression)) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest))
  return imports
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function isImportFunction(expression: ts.Expression): boolean {
  const isRequire = ts.isIdentifier(expression) && expression.text === 'require'
  return isRequire || expression.kind === ts.SyntaxKind.ImportKeyword
}
