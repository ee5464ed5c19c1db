/** The guide of examples/reporting shows the code that the tests run. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

describe('the guide', () => {
  const folder = new URL('../../examples/reporting/', import.meta.url)
  const guide = readFileSync(new URL('README.md', folder), 'utf8')
  const files = ['console', 'reports', 'hono-logger', 'hono-pino', 'open-telemetry', 'prometheus']

  test.each(files)('The guide shows the whole code of %s.ts', (name) => {
    const code = readFileSync(new URL(`${name}.ts`, folder), 'utf8')
    expect(guide).toContain(`\n\`\`\`ts\n// ${name}.ts\n${code}\`\`\`\n`)
  })

  test('The guide shows no other code than that of the files and of apps that use them', () => {
    const blocks = [...guide.matchAll(/```ts\n([^]*?)```/g)].map((match) => match[1] ?? '')
    expect(blocks.filter((block) => block.startsWith('// '))).toHaveLength(files.length)
  })
})
