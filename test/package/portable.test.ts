/** What keeps the repository from being worked on with another system than Linux. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { npmCommand } from '../support/npm.ts'

const root = new URL('../../', import.meta.url)

const sources = ['src', 'test', 'examples'].flatMap((folder) =>
  readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|tsx|mts|js)$/.test(path) && !/^test\/output\/|\/dist\//.test(path))
)

/** Each with what to write instead. */
const notPortable: readonly (readonly [string, RegExp])[] = [
  // It is percent-encoded, and begins with a slash before the drive of Windows.
  ['fileURLToPath, and not pathname of the URL of a file', /import\.meta\.url\)\.pathname/],
  ['pathToFileURL, and not file:// before a path', /file:\/\/\$\{/],
  ['tmpdir(), and not /tmp', /['"`]\/tmp\b/],
  ['npmCommand(), and not npm or npx as a program', /(?:exec|spawn)\w*\(\s*['"]np[mx]['"]/],
  [
    'a path of programs.ts, and not a package of one system',
    /node_modules\/@(?:oven|deno|cloudflare)\//,
  ],
]

describe.each(notPortable)('the sources use %s', (_instead, pattern) => {
  test('No file has what is not portable', () => {
    const found = sources.filter(
      (path) =>
        path !== 'test/package/portable.test.ts' &&
        pattern.test(readFileSync(new URL(path, root), 'utf8'))
    )
    expect(found).toEqual([])
  })
})

describe('the scripts of package.json', () => {
  const scripts = Object.entries(manifest.scripts)

  test.each(scripts)(
    'The script %s runs in every shell: it sets no variable, and starts no program of POSIX',
    (_name, script) => {
      for (const command of script.split('&&')) {
        expect(command.trim()).toMatch(
          /^(?:attw|node|npm|oxlint|prettier|publint|stryker|tsc|tsdown|tsx|typedoc|vitest)\b/
        )
      }
      // cmd.exe knows no single quotes outside of double ones.
      expect(script.replaceAll(/"[^"]*"/g, '')).not.toMatch(/['`$]/)
    }
  )
})

test('No two files of a folder differ by the case of their letters alone', () => {
  const lowered = sources.map((path) => path.toLowerCase())
  expect(lowered.filter((path, index) => lowered.indexOf(path) !== index)).toEqual([])
})

test('Git writes the same line ends on every system', () => {
  const attributes = readFileSync(new URL('.gitattributes', root), 'utf8')
  expect(attributes).toContain('* text=auto eol=lf\n')
})

test('On Windows, Node runs npm, as it is a script of the shell there', () => {
  expect(npmCommand('npm', 'linux')).toEqual(['npm', '--no-update-notifier'])
  const [file, script] = npmCommand('npx', 'win32')
  expect(file).toBe(process.execPath)
  expect(script).toMatch(/npx-cli\.js$/)
})
