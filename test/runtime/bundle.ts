/** Programs out of TypeScript: one file each, into the ignored folder of what tests make. */
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** Where what the tests make is kept. */
export const outputFolder = fileURLToPath(new URL('../output/runtime/', import.meta.url))

/**
 * Bundles a program with all that it imports.
 *
 * @param target a Worker has no Node around it, the others bring Node's modules.
 * @param app the file of the folder `fixture` that takes the place of `app.ts`.
 * @returns the path of the file.
 */
export async function bundle(
  source: URL,
  name: string,
  target: 'server' | 'worker',
  app = 'app.ts'
): Promise<string> {
  const outfile = `${outputFolder}${name}.mjs`
  const ofTarget =
    target === 'worker'
      ? { platform: 'browser' as const, conditions: ['workerd', 'worker'] }
      : { platform: 'node' as const, banner: { js: requireForCommonJs } }
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    logLevel: 'error',
    plugins: [replacingApp(app)],
    ...ofTarget,
  })
  return outfile
}

function replacingApp(app: string): Plugin {
  return {
    name: 'replacing-app',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.\/app\.ts$/ }, ({ resolveDir }) => ({ path: `${resolveDir}/${app}` }))
    },
  }
}

/** http-errors is CommonJS and asks for modules of Node. */
const requireForCommonJs =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
