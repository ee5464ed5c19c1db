/** The files of results that the measuring scripts write to `test/output`, read with care. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the files are. */
export const resultFolder = fileURLToPath(new URL('../output/', import.meta.url))

/** A file of results, and the command that writes it. */
export interface ResultFile {
  readonly file: string
  readonly command: string
}

/** What is read of a file: each value is checked, and an error names the file and the command. */
export interface Results {
  readonly text: (...path: readonly string[]) => string
  /** A number that is not negative. */
  readonly number: (...path: readonly string[]) => number
  readonly list: (...path: readonly string[]) => readonly unknown[]
  /** An error that begins with the file and ends with the command. */
  readonly error: (message: string) => Error
}

/**
 * Opens a file of results.
 *
 * @throws {Error} that names the command, where the file is missing or no JSON.
 */
export function readResults({ file, command }: ResultFile, folder = resultFolder): Results {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(`${folder}${file}`, 'utf8'))
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const what = isMissing ? 'is missing' : 'cannot be read as JSON'
    throw new Error(`test/output/${file} ${what}. Run: ${command}`, { cause })
  }
  return resultsOf(content, { file, command })
}

function resultsOf(content: unknown, { file, command }: ResultFile): Results {
  const error = (message: string): Error =>
    new Error(`test/output/${file} ${message}. Run: ${command}`)
  const valueAt = (path: readonly string[]): unknown =>
    path.reduce<unknown>(
      (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      content
    )
  const wrong = (path: readonly string[], expected: string): Error =>
    error(`has ${JSON.stringify(valueAt(path)) ?? 'nothing'} as ${path.join('.')}, not ${expected}`)
  return {
    error,
    text: (...path) => {
      const value = valueAt(path)
      if (typeof value === 'string' && value !== '') return value
      throw wrong(path, 'a text')
    },
    number: (...path) => {
      const value = valueAt(path)
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
      throw wrong(path, 'a number')
    },
    list: (...path) => {
      const value = valueAt(path)
      if (Array.isArray(value)) return value
      throw wrong(path, 'a list')
    },
  }
}

/** Whether a value is an object whose properties can be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
