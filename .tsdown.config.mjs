/**
 * The build that is published: that of `tsdown` in package.json, whose types for CommonJS have no
 * comments, as they would add 40 kB to the package. A run for each format, as the runs of one process
 * share the options of the compiler.
 */
import manifest from './package.json' with { type: 'json' }

const [library, kit] = manifest.tsdown
const { esm, cjs } = library.format
const dts = { compilerOptions: { removeComments: true } }

export default ({ format }) =>
  [format].flat().includes('cjs')
    ? { ...library, ...cjs, format: 'cjs', dts, clean: false }
    : [{ ...library, ...esm, format: 'esm' }, kit]
