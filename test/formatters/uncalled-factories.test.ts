/** A function that makes a formatter, in the place of a formatter: the message has the call to write. */
import { expect, test } from 'vitest'
import { checkedFormatters } from '../../src/formatters/formatter-choice.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { jsonFormatter } from '../../src/formatters/json.ts'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import { problemXmlFormatter, xmlFormatter } from '../../src/formatters/problem-xml.ts'
import { textFormatter } from '../../src/formatters/text.ts'

test.each([
  ['htmlFormatter', htmlFormatter],
  ['jsonFormatter', jsonFormatter],
  ['problemJsonFormatter', problemJsonFormatter],
  ['problemXmlFormatter', problemXmlFormatter],
  ['xmlFormatter', xmlFormatter],
  ['textFormatter', textFormatter],
])('%s without a call is refused', (name, factory) => {
  expect(() => checkedFormatters('formatters', [factory])).toThrow(
    new TypeError(`Option 'formatters[0]' received the function ${name} itself: write ${name}().`)
  )
})
