/** The public surface as text: the declarations that each public path exports. */
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import manifest from '../../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The public paths, each with its source; without the program of the command line. */
export const publicSources: readonly (readonly [path: string, file: string])[] = manifest.tsdown
  .flatMap(({ entry }) => Object.entries(entry))
  .filter(([name]) => name !== 'conformance/cli')
  .map(([name, file]) => [
    name === 'index' ? '.' : `./${name.replace(/\/index$/, '')}`,
    `${root}${file}`,
  ])

/** The declarations of a file without comments, by name, as `.d.ts` has them. */
function declarationsOf(file: string): ReadonlyMap<string, string> {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const { outputText } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: { ...options, noEmit: false, declaration: true, removeComments: true },
  })
  const source = ts.createSourceFile('x.d.ts', outputText, ts.ScriptTarget.Latest, true)
  const found = new Map<string, string>()
  for (const statement of source.statements) {
    for (const name of namesOf(statement)) {
      const before = found.get(name)
      const text = statement.getText(source)
      found.set(name, before === undefined ? text : `${before}\n${text}`)
    }
  }
  return found
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  }
  const { name } = statement as ts.DeclarationStatement
  return name === undefined ? [] : [name.getText()]
}

/** The report: the names of each path, and below them each declaration once. */
export function apiReport(): string {
  const files = publicSources.map(([, file]) => file)
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(files, options)
  const checker = program.getTypeChecker()
  const byFile = new Map<string, ReadonlyMap<string, string>>()
  const texts = new Map<string, string>()
  const paths = publicSources.map(([path, file]) => {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    const exported = module ? checker.getExportsOfModule(module) : []
    for (const symbol of exported) {
      const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
      const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol
      const [declaration] = target.declarations ?? []
      const origin = declaration?.getSourceFile().fileName ?? ''
      if (!origin.startsWith(`${root}src/`)) continue
      const declarations = byFile.get(origin) ?? declarationsOf(origin)
      byFile.set(origin, declarations)
      const text = declarations.get(target.name)
      if (text !== undefined) texts.set(`${target.name} ${origin.slice(root.length)}`, text)
    }
    const names = exported.map(({ name }) => name).toSorted()
    return `${path}\n${names.map((name) => `  ${name}`).join('\n')}`
  })
  const declarations = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${paths.join('\n\n')}\n\n${declarations.map(([key, text]) => `// ${key}\n${text}`).join('\n\n')}\n`
}
