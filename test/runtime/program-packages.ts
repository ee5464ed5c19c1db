/** The npm packages of Bun, Deno and workerd for each system: `npm ci` installs those that fit. */

/** A program of a package, for one system. */
export interface ProgramPackage {
  readonly name: string
  /** The path of the program within the package. */
  readonly file: string
}

/** By `process.platform` and `process.arch`, such as `linux-x64`. */
export type ProgramPackages = Readonly<Record<string, ProgramPackage>>

function packages(prefix: string, file: string, names: Readonly<Record<string, string>>) {
  const entries = Object.entries(names).map(([system, name]): [string, ProgramPackage] => [
    system,
    { name: `${prefix}${name}`, file: system.startsWith('win32') ? `${file}.exe` : file },
  ])
  return Object.fromEntries(entries)
}

export const bunPackages: ProgramPackages = packages('@oven/bun-', 'bin/bun', {
  'darwin-arm64': 'darwin-aarch64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-aarch64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
})

export const denoPackages: ProgramPackages = packages('@deno/', 'deno', {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64-glibc',
  'linux-x64': 'linux-x64-glibc',
  'win32-arm64': 'win32-arm64',
  'win32-x64': 'win32-x64',
})

export const workerdPackages: ProgramPackages = packages('@cloudflare/workerd-', 'bin/workerd', {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-64',
  'win32-x64': 'windows-64',
})
