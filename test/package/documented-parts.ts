/** What the public paths export, taken apart: each function, class, interface and member with its docstring. */
import ts from 'typescript'

/** A declaration that needs a docstring, and the signatures that it documents. */
export interface Part {
  /** The name, with the type it is in: `HttpError.is`. */
  readonly name: string
  /** The public path that exports it first, such as `./client`. */
  readonly path: string
  /** The node that has the docstring. */
  readonly node: ts.Node
  /** The signatures that it can be called with; empty for a value. */
  readonly signatures: readonly ts.Signature[]
  /** Whether the docstring needs an example, itself or another one of the same name. */
  readonly needsExample: boolean
  /** Whether it is an option: a property of `…Options` or `…Init`. */
  readonly isOption: boolean
}

/** The parts that the sources export, each once. */
export function partsOf(
  program: ts.Program,
  sources: readonly (readonly [path: string, file: string])[],
  root: string
): readonly Part[] {
  const checker = program.getTypeChecker()
  const seen = new Set<ts.Node>()
  return sources.flatMap(([path, file]) => {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    return (module ? checker.getExportsOfModule(module) : []).flatMap((exported) => {
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported
      return (symbol.declarations ?? []).flatMap((declaration) => {
        if (seen.has(declaration)) return []
        if (!declaration.getSourceFile().fileName.startsWith(root)) return []
        seen.add(declaration)
        return [...partsOfDeclaration(declaration, symbol, path, checker)]
      })
    })
  })
}

function* partsOfDeclaration(
  node: ts.Declaration,
  symbol: ts.Symbol,
  path: string,
  checker: ts.TypeChecker
): Iterable<Part> {
  const name = symbol.name
  if (ts.isFunctionDeclaration(node)) {
    const signature = checker.getSignatureFromDeclaration(node)
    const isImplementation = node.body !== undefined && (symbol.declarations?.length ?? 0) > 1
    if (signature === undefined || isImplementation) return
    yield { name, path, node, signatures: [signature], needsExample: true, isOption: false }
  } else if (ts.isVariableDeclaration(node)) {
    const type = checker.getTypeOfSymbol(symbol)
    const signatures = type.getCallSignatures()
    const isClass = type.getConstructSignatures().length > 0
    yield {
      name,
      path,
      node,
      signatures,
      needsExample: isClass || signatures.length > 0,
      isOption: false,
    }
    if (node.type && ts.isTypeLiteralNode(node.type)) {
      yield* partsOfMembers(node.type.members, name, path, checker, false)
    }
  } else if (ts.isClassDeclaration(node)) {
    yield { name, path, node, signatures: [], needsExample: true, isOption: false }
    yield* partsOfMembers(node.members, name, path, checker, true)
  } else if (ts.isInterfaceDeclaration(node)) {
    yield { name, path, node, signatures: [], needsExample: false, isOption: false }
    const isClass = node.members.some((member) => ts.isConstructSignatureDeclaration(member))
    yield* partsOfMembers(node.members, name, path, checker, isClass)
  } else if (ts.isTypeAliasDeclaration(node)) {
    // A class of the table has a type of the same name, which its constant documents.
    if ((symbol.declarations?.length ?? 0) > 1) return
    const isFunction = ts.isFunctionTypeNode(node.type)
    const signatures = isFunction ? checker.getTypeAtLocation(node.type).getCallSignatures() : []
    yield { name, path, node, signatures, needsExample: false, isOption: false }
    for (const { members } of typesOf(node.type, checker)) {
      yield* partsOfMembers(members, name, path, checker, false)
    }
  }
}

/** The object types that a type alias is or is put together of, also where it renames an interface. */
function typesOf(
  node: ts.TypeNode,
  checker: ts.TypeChecker
): readonly (ts.TypeLiteralNode | ts.InterfaceDeclaration)[] {
  if (ts.isTypeLiteralNode(node)) return [node]
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    return node.types.flatMap((type) => typesOf(type, checker))
  }
  if (!ts.isTypeReferenceNode(node)) return []
  const symbol = checker.getSymbolAtLocation(node.typeName)
  const isAlias = symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0
  const { declarations = [] } = (isAlias ? checker.getAliasedSymbol(symbol) : symbol) ?? {}
  return declarations
    .filter((found) => ts.isInterfaceDeclaration(found))
    .filter((found) => !found.getSourceFile().fileName.includes('/node_modules/'))
}

function* partsOfMembers(
  members: Iterable<ts.ClassElement | ts.TypeElement>,
  owner: string,
  path: string,
  checker: ts.TypeChecker,
  isClass: boolean
): Iterable<Part> {
  for (const node of members) {
    if (isPrivate(node)) continue
    const name = `${owner}.${node.name?.getText() ?? 'new'}`
    if (isCallable(node)) {
      const signature = checker.getSignatureFromDeclaration(node)
      const isMethod = ts.isMethodDeclaration(node) || ts.isMethodSignature(node)
      const signatures = signature ? [signature] : []
      yield { name, path, node, signatures, needsExample: isMethod && isClass, isOption: false }
    } else if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) {
      const isOption = owner.endsWith('Options') || owner.endsWith('Init')
      yield { name, path, node, signatures: [], needsExample: false, isOption }
    }
  }
}

/**
 * Without construct signatures: a docstring of theirs takes the place of the sentence of the class where an
 * editor shows `new NotFound(`, as test/types/hover.test.ts asserts. That of the type documents them.
 */
function isCallable(node: ts.Node): node is ts.SignatureDeclaration {
  return (
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isCallSignatureDeclaration(node)
  )
}

function isPrivate(node: ts.ClassElement | ts.TypeElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  const isHidden = (ts.getCombinedModifierFlags(node) & hidden) !== 0
  return (
    isHidden || (node.name !== undefined && ts.isPrivateIdentifier(node.name)) || isInternal(node)
  )
}

function isInternal(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')
}
