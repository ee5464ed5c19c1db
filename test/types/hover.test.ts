/** What an editor shows, asked of TypeScript's language service as editors do. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const fixture = `${root}test/types/hovered.ts`
/** `│` stands before the name that is hovered. */
const samples = {
  notFound: `new │NotFound('No book has that id.')`,
  message: `new │NotFound()`,
  extended: `export class BookMissing extends │NotFound {}`,
  retryAfter: `new ServiceUnavailable({ │retryAfter: 120 })`,
  challenges: `new Unauthorized({ │challenges: [{ scheme: 'Negotiate' }] })`,
  allow: `new MethodNotAllowed('Closed.', { │allow: ['GET'] })`,
  completeLength: `new RangeNotSatisfiable({ │completeLength: 47022 })`,
  detail: `new NotFound({ │detail: 'No book has that id.' })`,
}
type Sample = keyof typeof samples

const names = 'NotFound, ServiceUnavailable, Unauthorized, MethodNotAllowed, RangeNotSatisfiable'
const marked = [
  `import { ${names} } from 'hono-http-errors/errors'`,
  ...Object.values(samples),
].join('\n')
const text = marked.replaceAll('│', '')

let service: ts.LanguageService

beforeAll(() => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const files: Readonly<Record<string, string>> = { [fixture]: text }
  service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, types: [] }),
    getScriptFileNames: () => [fixture],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = files[path] ?? ts.sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => path in files || ts.sys.fileExists(path),
    readFile: (path) => files[path] ?? ts.sys.readFile(path),
  })
})

/** The signature, the documentation and the tags of what stands at the mark of a sample. */
function hover(sample: Sample): string {
  const index = Object.keys(samples).indexOf(sample)
  const before = marked.split('│', index + 1).join('')
  const info = service.getQuickInfoAtPosition(fixture, before.length)
  const tags = info?.tags?.map(({ text }) => ts.displayPartsToString(text)) ?? []
  return [
    ts.displayPartsToString(info?.displayParts),
    ts.displayPartsToString(info?.documentation),
    ...tags,
  ].join('\n')
}

test('the samples of the language service have no type error', () => {
  expect(service.getSemanticDiagnostics(fixture).map(({ messageText }) => messageText)).toEqual([])
})

describe('an editor', () => {
  test.each(['notFound', 'message', 'extended'] as const)(
    'shows the sentence of the class on its name: %s',
    (sample) => {
      expect(hover(sample)).toContain(
        '404: there is no resource at this address, or the server does not disclose it.'
      )
    }
  )

  test('shows the options that a constructor takes', () => {
    expect(hover('notFound')).toContain('options?: HttpErrorInit')
  })

  test('shows unit, field, RFC section and example of retryAfter', () => {
    const shown = hover('retryAfter')
    expect(shown).toContain('ServiceUnavailableInit.retryAfter?: number | Date | undefined')
    expect(shown).toContain('a number of seconds')
    expect(shown).toContain('`Retry-After` field (RFC 9110 §10.2.3')
    expect(shown).toContain('new ServiceUnavailable({ retryAfter: 120 })')
  })

  test('shows field, RFC section and example of challenges', () => {
    const shown = hover('challenges')
    expect(shown).toContain('UnauthorizedInit.challenges: Challenges')
    expect(shown).toContain('`WWW-Authenticate` field each')
    expect(shown).toContain('RFC 9110 §11.6.1')
    expect(shown).toContain("scheme: 'Bearer'")
  })

  test('shows field, RFC section and example of allow', () => {
    const shown = hover('allow')
    expect(shown).toContain('MethodNotAllowedInit.allow: readonly string[]')
    expect(shown).toContain('`Allow` field (RFC 9110 §10.2.1')
    expect(shown).toContain("new MethodNotAllowed({ allow: ['GET', 'HEAD'] })")
  })

  test('shows unit, field, RFC section and example of completeLength', () => {
    const shown = hover('completeLength')
    expect(shown).toContain('RangeNotSatisfiableInit.completeLength?: number | undefined')
    expect(shown).toContain('in bytes')
    expect(shown).toContain('`Content-Range: bytes')
    expect(shown).toContain('RFC 9110 §14.4')
    expect(shown).toContain('new RangeNotSatisfiable({ completeLength: 47022 })')
  })

  test('shows what an option is that every error has', () => {
    expect(hover('detail')).toContain(
      'The public explanation of this occurrence (RFC 9457 §3.1.4).'
    )
  })
})
