/** Reads the problem of a response in each of the formats that are on by default. */
import { XMLValidator } from 'fast-xml-parser'
import { parseHTML } from 'linkedom'
import { readXml } from '../formatters/xml-reader.ts'

/** The members that each format shows. */
export interface ShownProblem {
  readonly status: string
  readonly title: string
  readonly detail: string
}

/** Elements that no page of this package has: a message that is not escaped would add them. */
const foreignElements = 'script, img, svg, iframe, object, embed, form, input'

const readers: Readonly<Record<string, (content: string) => ShownProblem>> = {
  'application/problem+json': readJson,
  'application/json': readJson,
  'application/problem+xml': readProblemXml,
  'application/xml': readProblemXml,
  'text/html; charset=utf-8': readHtml,
  'text/plain; charset=utf-8': readText,
}

/**
 * Returns the problem that the content shows.
 *
 * @throws {Error} if the media type is not one of the default formatters, or if the content is not
 * well-formed, or has markup that no page of this package has.
 */
export function readProblem(mediaType: string | null, content: string): ShownProblem {
  const read = readers[String(mediaType)]
  if (read === undefined) throw new Error(`The media type is ${mediaType}.`)
  return read(content)
}

function readJson(content: string): ShownProblem {
  const { status, title, detail } = JSON.parse(content)
  return { status: String(status), title, detail }
}

function readProblemXml(content: string): ShownProblem {
  const validity = XMLValidator.validate(content)
  if (validity !== true) throw new Error(`The XML is not well-formed: ${validity.err.msg}`)
  const { children } = readXml(content)
  const textOf = (name: string) => children.find((child) => child.name === name)?.text ?? ''
  return { status: textOf('status'), title: textOf('title'), detail: textOf('detail') }
}

function readHtml(content: string): ShownProblem {
  const { document } = parseHTML(content)
  const foreign = document.querySelector(foreignElements)
  if (foreign) throw new Error(`The page has a ${foreign.tagName}.`)
  for (const element of document.querySelectorAll('*')) {
    const handler = [...element.attributes].find(({ name }) => name.startsWith('on'))
    if (handler) throw new Error(`The page has the attribute ${handler.name}.`)
  }
  const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? ''
  return { status: textOf('.status'), title: textOf('h1'), detail: textOf('.detail') }
}

/** The detail of the text is the rest of it, as nothing but indentation sets it apart. */
function readText(content: string): ShownProblem {
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x09\x0b-\x1f\x7f-\x9f]/.test(content))
    throw new Error('The text has a control character.')
  const [, status = '', title = '', detail = ''] = /^(\d+) {2}(.*)\n([^]*)$/.exec(content) ?? []
  return { status, title, detail }
}

/** Returns the letters and digits of a text: each format keeps them, whatever it does to the others. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
