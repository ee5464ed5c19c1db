/** The reference of every public path: `npm run docs` writes it to test/output/docs. */
import manifest from './package.json' with { type: 'json' }

const sources = manifest.tsdown.flatMap(({ entry }) => Object.values(entry))

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  entryPoints: sources.filter((source) => !source.endsWith('/cli.ts')),
  // The sources alone: neither the tests nor the examples are in the reference.
  tsconfig: 'test/tsconfig.declarations.json',
  out: 'test/output/docs',
  readme: 'README.md',
  excludeExternals: true,
  excludePrivate: true,
  excludeInternal: true,
  githubPages: false,
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  // Parts of conditional types, where an editor shows no docstring.
  intentionallyNotDocumented: [
    'openapi/zod-openapi.ErrorResponses.__type.status',
    'index.isValidationProblem.Given.__type.status',
    'client.OkOf.__type.status',
    'client.InstanceOf.__type.from',
  ],
  // The class of the error stands in braces, where editors and JSR read it.
  preservedTypeAnnotationTags: ['@throws'],
  disableSources: true,
  requiredToBeDocumented: [
    'Class',
    'Interface',
    'Function',
    'Variable',
    'TypeAlias',
    'Method',
    'Property',
  ],
}
