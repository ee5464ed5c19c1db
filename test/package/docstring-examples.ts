/** The examples of the docstrings, as modules: each with the imports of what it uses of this package. */
import ts from 'typescript'
import { docstringOf } from './docstring-text.ts'
import type { Part } from './documented-parts.ts'

const PACKAGE = 'hono-http-errors'

/** An example of a docstring. */
export interface Example {
  /** The name of the part. */
  readonly name: string
  /** The name of the part, its path, and the number of the example in it. */
  readonly title: string
  /** The docstring before the example. */
  readonly text: string
  /** The code as it stands in the docstring. */
  readonly code: string
  /** The code as a module, with the imports that it leaves out. */
  readonly module: string
  /** The file of the module, without its folder. */
  readonly file: string
  /** Whether it can run: a name that it only declares has no value, and no server may stay behind. */
  readonly canRun: boolean
}

/** The names that a public path exports, with whether they are values. */
export type PublicNames = ReadonlyMap<string, ReadonlyMap<string, boolean>>

/** The names of each public path. */
export function publicNamesOf(
  program: ts.Program,
  sources: readonly (readonly [path: string, file: string])[]
): PublicNames {
  const checker = program.getTypeChecker()
  return new Map(
    sources.map(([path, file]) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      const symbols = module ? checker.getExportsOfModule(module) : []
      return [path, new Map(symbols.map((symbol) => [symbol.name, isValue(symbol, checker)]))]
    })
  )
}

function isValue(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol
  return (target.flags & ts.SymbolFlags.Value) !== 0
}

/** The examples of the parts, and the names of the parts with an example that is no block of code. */
export function examplesOf(
  parts: readonly Part[],
  names: PublicNames
): { readonly examples: readonly Example[]; readonly withoutBlock: readonly string[] } {
  const withoutBlock: string[] = []
  const numbers = new Map<string, number>()
  const examples = parts.flatMap((part) => {
    const docs = ts.getJSDocCommentsAndTags(part.node).filter((doc) => ts.isJSDoc(doc))
    const texts = docs.map((doc) => unwrapped(doc.getText()))
    const tags = texts.join('\n').match(/^@example$/gm)?.length ?? 0
    const blocks = texts.flatMap((text) => [...text.matchAll(/^```(tsx?)\n([^]*?)^```$/gm)])
    const total = texts.join('\n').match(/^@example\b/gm)?.length ?? 0
    if (blocks.length < total || tags < total) withoutBlock.push(part.name)
    return blocks.map(([, extension = 'ts', code = '']) => {
      const number = (numbers.get(part.name) ?? 0) + 1
      numbers.set(part.name, number)
      return {
        name: part.name,
        title: `${part.name} of ${part.path}, ${number}`,
        text: docstringOf(part.node).text,
        code,
        // tsconfig.json, which names the package of JSX, excludes the folder.
        module: `${extension === 'tsx' ? '/** @jsxImportSource hono/jsx */ ' : ''}${moduleOf(code, part.path, names)}`,
        file: `${part.path.replace(/^\.\/?/, '').replaceAll('/', '-')}-${part.name}-${number}.${extension}`,
        canRun: !/\bdeclare\b|\b(?:serve|listen)\(/.test(code),
      }
    })
  })
  return { examples, withoutBlock }
}

/** The text of a comment without its asterisks. */
function unwrapped(comment: string): string {
  return comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replaceAll('*\\/', '*/')
}

/** The code with imports of the public names that it uses: of the path of the part first, then of the package. */
function moduleOf(code: string, path: string, names: PublicNames): string {
  const source = ts.createSourceFile(
    'example.tsx',
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX
  )
  const { used, declared } = namesIn(source)
  const imports = [...new Set([path, '.'])].flatMap((from, index, paths) => {
    const wanted = [...(names.get(from) ?? [])].filter(([name]) => {
      const isOfEarlier = paths.slice(0, index).some((earlier) => names.get(earlier)?.has(name))
      return used.has(name) && !declared.has(name) && !isOfEarlier
    })
    if (wanted.length === 0) return []
    const list = wanted.map(([name, isOfValue]) => (isOfValue ? name : `type ${name}`)).join(', ')
    return [`import { ${list} } from '${PACKAGE}${from.slice(1)}'`]
  })
  return `${imports.join('\n')}${imports.length === 0 ? '' : '\n'}${code}export {}\n`
}

/** The names that the code uses without a definition of it, and those that it declares. */
function namesIn(source: ts.SourceFile): {
  readonly used: ReadonlySet<string>
  readonly declared: ReadonlySet<string>
} {
  const used = new Set<string>()
  const declared = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node
      const isName = 'name' in parent && parent.name === node
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
      const isShorthand = ts.isShorthandPropertyAssignment(parent)
      if (isMember || (isName && isPropertyLike(parent))) return
      if (isName && !isShorthand) declared.add(node.text)
      else used.add(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { used, declared }
}

function isPropertyLike(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isJsxAttribute(node)
  )
}
