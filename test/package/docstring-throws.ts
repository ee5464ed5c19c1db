/** Whether a function throws: itself, or by a function of the sources that it calls. */
import ts from 'typescript'

/**
 * The name of the function whose `throw` the caller of the part gets; undefined where there is none.
 * A `throw` counts where no `catch` is around it, and not in a function that is only made or passed on.
 */
export function canThrow(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  const seen = new Set<ts.Node>()
  for (const implementation of implementationsOf(node, checker)) {
    const found = throwerIn(implementation, checker, seen)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether the declaration has a body, and not only a type. */
export function hasBody(node: ts.Node, checker: ts.TypeChecker): boolean {
  return implementationsOf(node, checker).length > 0
}

/** The functions with a body that the declaration is, or that its initial value is made of. */
function implementationsOf(
  node: ts.Node,
  checker: ts.TypeChecker
): readonly ts.FunctionLikeDeclaration[] {
  if (ts.isFunctionDeclaration(node) && node.body === undefined && node.name) {
    const declarations = checker.getSymbolAtLocation(node.name)?.declarations ?? []
    return declarations.filter(isImplemented)
  }
  if (isImplemented(node)) return [node]
  return ts.isVariableDeclaration(node) && node.initializer
    ? functionsOf(node.initializer, checker)
    : []
}

/** A function, or the functions that are passed to the call that makes it. */
function functionsOf(
  value: ts.Expression,
  checker: ts.TypeChecker
): readonly ts.FunctionLikeDeclaration[] {
  if (isImplemented(value)) return [value]
  if (ts.isCallExpression(value))
    return value.arguments.flatMap((argument) => functionsOf(argument, checker))
  if (!ts.isIdentifier(value)) return []
  return declarationsOf(value, checker).filter(isImplemented)
}

function isImplemented(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function throwerIn(
  implementation: ts.FunctionLikeDeclaration,
  checker: ts.TypeChecker,
  seen: Set<ts.Node>
): string | undefined {
  if (seen.has(implementation)) return undefined
  seen.add(implementation)
  const visit = (node: ts.Node): string | undefined => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return undefined
    if (ts.isThrowStatement(node)) return nameOf(implementation)
    // What a `catch` gets does not leave the function; its own block may throw.
    if (ts.isTryStatement(node) && node.catchClause) return visit(node.catchClause.block)
    if (ts.isCallExpression(node)) {
      for (const callee of declarationsOf(node.expression, checker).filter(isImplemented)) {
        if (!/\/src\//.test(callee.getSourceFile().fileName)) continue
        const found = throwerIn(callee, checker, seen)
        if (found !== undefined) return found
      }
    }
    return ts.forEachChild(node, visit)
  }
  return implementation.body && ts.forEachChild(implementation.body, visit)
}

/** The declarations of a name; of a constant, the functions that it is made of. */
function declarationsOf(name: ts.Expression, checker: ts.TypeChecker): readonly ts.Node[] {
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(name) ? name.name : name)
  if (symbol === undefined) return []
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
  const { declarations = [] } = isAlias ? checker.getAliasedSymbol(symbol) : symbol
  return declarations.flatMap((declaration): readonly ts.Node[] =>
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? functionsOf(declaration.initializer, checker)
      : [declaration]
  )
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  return `\`${node.name?.getText() ?? 'the function'}\``
}
