/** The whole messages about the options of the page. */
import { describe, expect, test } from 'vitest'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { readPageOptions } from '../../../src/formatters/html/page-options.ts'

describe('an invalid option has the whole message', () => {
  const link = 'an http, https, mailto or relative address'
  test.each<[unknown, string]>([
    [
      { home: { href: 'data:x', label: 'x' } },
      `Option 'home.href' must be ${link}; received "data:x".`,
    ],
    [
      { home: { href: '/', label: ' ' } },
      `Option 'home.label' must be a text that is not blank; received " ".`,
    ],
    [
      { home: { href: '/', label: 'x', title: 'y' } },
      `Unknown option 'title' of 'home' of htmlFormatter(): it takes href, label.`,
    ],
    [
      { support: { href: 'tel:1', label: 'x' } },
      `Option 'support.href' must be ${link}; received "tel:1".`,
    ],
    [
      { support: { href: '/', label: 7 } },
      `Option 'support.label' must be a text that is not blank; received 7.`,
    ],
    [{ name: '' }, `Option 'name' must be a text that is not blank; received "".`],
    [{ accent: 'red' }, `Option 'accent' must be a colour such as #1a7f37; received "red".`],
    [
      { background: { light: '#12' } },
      `Option 'background.light' must be a colour such as #1a7f37; received "#12".`,
    ],
    [
      { background: { dark: 7 } },
      `Option 'background.dark' must be a colour such as #1a7f37; received 7.`,
    ],
    [
      { background: '#fff' },
      `Option 'background' of htmlFormatter() must be an object; received a string.`,
    ],
    [
      { background: { lihgt: '#fff' } },
      `Unknown option 'lihgt' of 'background' of htmlFormatter(): did you mean 'light'?`,
    ],
    [
      { language: 'not a language' },
      `Option 'language' must be a language tag such as en or pt-BR; received "not a language".`,
    ],
    [{ texts: { home: 7 } }, `Option 'texts.home' must be a string; received 7.`],
    [{ texts: { retry: 'now' } }, `Option 'texts.retry' must be a function; received "now".`],
    [
      { texts: { homes: 'x' } },
      `Unknown option 'homes' of 'texts' of htmlFormatter(): did you mean 'home'?`,
    ],
    [{ embed: 1 }, `Option 'embed' must be a boolean; received 1.`],
    [{ policy: 'none' }, `Option 'policy' must be a boolean; received "none".`],
    [
      { colour: '#fff' },
      `Unknown option 'colour' of htmlFormatter(): it takes name, home, support, accent, background, language, texts, embed, policy.`,
    ],
    [null, `The options of htmlFormatter() must be an object or a function; received null.`],
  ])('the option %j is refused with the whole message', (options, message) => {
    expect(() => htmlFormatter(options as never)).toThrow(new TypeError(message))
  })

  test('undefined is no option, and the options stay as they are', () => {
    const options = Object.freeze({
      name: undefined,
      home: undefined,
      support: undefined,
      texts: Object.freeze({ home: undefined }),
      background: Object.freeze({ light: undefined }),
    }) as never
    expect(readPageOptions(options)).toEqual(readPageOptions({}))
  })
})
