/** Compiles and runs tests with `toBeProblem` in a version of Vitest or Jest, outside of this repository. */

import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { runChecks, runNode, type Check } from './checks.ts'
import type { Outcome } from './outcome.ts'
import { installProject } from './packed-project.ts'

/** What differs between the frameworks. */
interface Framework {
  /** The first lines of the test file. */
  readonly head: string
  readonly type: 'module' | 'commonjs'
  /** The arguments of Node that run the tests. */
  readonly run: readonly string[]
}

export const vitest: Framework = {
  head: "import { expect, test } from 'vitest'\nimport 'hono-http-errors/testing/vitest'",
  type: 'module',
  run: ['node_modules/vitest/vitest.mjs', 'run', '--dir', 'out'],
}

export const jest: Framework = {
  head: "import 'hono-http-errors/testing/jest'",
  type: 'commonjs',
  run: ['node_modules/jest/bin/jest.js', 'out'],
}

const body = `
import { Hono } from 'hono'
import { defineProblem, Forbidden, httpErrors } from 'hono-http-errors'
import { z } from 'zod'

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://example.org/credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
}) {}
const app = httpErrors(new Hono()).get('/', () => {
  throw new OutOfCredit({ balance: 30 })
})

test('toBeProblem passes', async () => {
  const response = await app.request('/')
  await expect(response).toBeProblem()
  await expect(response).toBeProblem(OutOfCredit, { balance: 30, title: /credit/ })
  await expect(response).toBeProblem(OutOfCredit, { detail: expect.any(String) })
  await expect(response).not.toBeProblem(404)
  await expect(Promise.resolve(response)).resolves.toBeProblem(OutOfCredit, { balance: 30 })
})

test('toBeProblem fails', async () => {
  const failure: Error = await expect(await app.request('/'))
    .toBeProblem(OutOfCredit, { balance: 20 })
    .then(() => new Error('It passes.'), (error: Error) => error)
  expect(failure.message).toContain('balance: expected 20, received 30')
  const refused = (response: Response) => [
    // @ts-expect-error the class has no such member
    expect(response).toBeProblem(OutOfCredit, { balanse: 30 }),
    // @ts-expect-error a text is neither a class nor a status code
    expect(response).not.toBeProblem('404'),
  ]
  const reasons = await Promise.allSettled(refused(await app.request('/')))
  expect(reasons.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
`

/** The check of a row of `rows.ts`. */
export function checkFramework(
  { head, type, run }: Framework,
  name: string,
  packages: readonly string[]
): Promise<Outcome> {
  const { folder } = installProject(name, packages)
  writeFileSync(`${folder}package.json`, JSON.stringify({ private: true, type }))
  writeFileSync(`${folder}problem.test.ts`, `${head}\n${body}`)
  const checks: readonly Check[] = [
    [
      'the compiler finds no fault in the test, nor in the types of this package',
      () => compile(folder),
    ],
    ['the tests pass', () => runNode(run, folder)],
  ]
  return runChecks(checks)
}

/** Compiles the test; only what the compiler says of other packages is left out. */
function compile(folder: string): void {
  const compilerOptions = {
    strict: true,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    outDir: 'out',
    types: ['node', 'jest'].filter((types) => existsSync(`${folder}node_modules/@types/${types}`)),
  }
  writeFileSync(
    `${folder}tsconfig.json`,
    JSON.stringify({ compilerOptions, files: ['problem.test.ts'] })
  )
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const ours = stdout
    .split('\n')
    .filter((line) => /^(?:problem\.test\.ts|node_modules\/hono-http-errors\/)/.test(line))
  if (ours.length > 0) throw new Error(ours.join('\n'))
}
