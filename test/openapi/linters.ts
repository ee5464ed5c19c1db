/** What Redocly CLI and Spectral find in a document: their recommended rules, each in another process. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const redocly = `${modules}@redocly/cli/bin/cli.js`
const spectral = `${modules}@stoplight/spectral-cli/dist/index.js`
/** Neither statistics nor a look for a newer version: tests use no network. */
const environment = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

/** The problems that both find, as sentences. */
export async function problemsIn(document: object): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    const file = join(folder, 'openapi.json')
    const rules = join(folder, 'rules.json')
    writeFileSync(file, JSON.stringify(document))
    writeFileSync(rules, '{ "extends": ["spectral:oas"] }')
    const outputs = await Promise.all([
      run(redocly, ['lint', file, '--format', 'json', '--max-problems', '1000']),
      run(spectral, ['lint', file, '--ruleset', rules, '--format', 'json', '--quiet']),
    ])
    const [ofRedocly, ofSpectral] = outputs.map((text) => JSON.parse(text)) as [Redocly, Spectral]
    return [
      ...ofRedocly.problems.map(
        ({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`
      ),
      ...ofSpectral.map(({ code, message, path }) => `${code}: ${message} (${path.join('/')})`),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Redocly {
  readonly problems: readonly {
    readonly ruleId: string
    readonly message: string
    readonly location: readonly { readonly pointer?: string }[]
  }[]
}

type Spectral = readonly {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
}[]

/** Returns what the program prints, also where it ends with an exit code because it found something. */
async function run(program: string, options: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options], {
    env: { ...process.env, ...environment },
    maxBuffer: 50_000_000,
  }).catch((failure: { stdout: string }) => failure)
  // Spectral writes a sentence after the JSON where it found nothing.
  return stdout.replace(/^\[\].*/s, '[]')
}
