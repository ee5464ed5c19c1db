import { expect, test } from 'vitest'
import { checkResponse, ruleGroups } from '../../src/conformance/rules/checker.ts'
import { fieldExamples } from './examples-fields.ts'
import { messageExamples } from './examples-message.ts'
import { problemExamples } from './examples-problem.ts'
import { statusExamples } from './examples-status.ts'

const examples = [...messageExamples, ...fieldExamples, ...statusExamples, ...problemExamples]

test('The checker has these rules, with level and section, in these groups.', async () => {
  const lines = Object.entries(ruleGroups).flatMap(([group, rules]) => [
    `# ${group}`,
    ...rules.map(({ id, level, section }) => `${level} ${id} ${section}`),
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected/rules.txt')
})

test('The checker has these messages for the examples of broken responses.', async () => {
  const lines = examples.flatMap(({ what, response, twin }) => [
    `# ${what}`,
    ...checkResponse(response.request, response, twin).map(
      ({ id, message }) => `${id}: ${message}`
    ),
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected/messages.txt')
})
