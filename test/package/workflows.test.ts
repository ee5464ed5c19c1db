/** The workflows of GitHub run only there: what can be known of them before is checked here. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { rows } from '../versions/rows.ts'

const folder = new URL('../../.github/workflows/', import.meta.url)
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}))

describe.each(workflows)('The workflow $name', ({ text }) => {
  test('names each action by the hash of a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action)
    expect(uses).not.toEqual([])
    for (const action of uses)
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('runs scripts that package.json has', () => {
    for (const [, script = ''] of text.matchAll(/npm run ([\w:]+)/g))
      expect(Object.keys(manifest.scripts)).toContain(script)
  })

  test('has no more rights than it needs', () => {
    expect(text).toContain('permissions:\n  contents: read\n')
    expect(text).not.toContain('pull_request_target')
  })
})

test('Each entry of the matrix of versions selects a row', () => {
  const matrix = workflows.flatMap(({ text }) => [...text.matchAll(/row:((?:\n +- \S+)+)/g)])
  const names = matrix.flatMap(([, list = '']) => list.match(/(?<=- )\S+/g) ?? [])
  expect(names).toContain('node-24')
  for (const name of names) expect(rows.filter((row) => row.name.includes(name))).not.toEqual([])
})

test('A release is published with provenance, under the tag of its version', () => {
  const release = workflows.find(({ name }) => name === 'release.yml')?.text
  expect(release).toContain('npm publish --provenance --access public')
  expect(release).toContain('id-token: write')
  expect(release).toContain('= "$GITHUB_REF_NAME"')
})
