/** The parts of a docstring. */
import ts from 'typescript'

export interface Docstring {
  /** The text before the tags. */
  readonly text: string
  readonly tags: readonly ts.JSDocTag[]
  /** The text and the text of all tags. */
  readonly whole: string
}

/** The docstring of a declaration: of several comments before it, the last one. */
export function docstringOf(node: ts.Node): Docstring {
  const doc = ts
    .getJSDocCommentsAndTags(node)
    .filter((found) => ts.isJSDoc(found))
    .at(-1)
  const tags = doc?.tags ?? []
  const text = ts.getTextOfJSDocComment(doc?.comment)?.trim() ?? ''
  const ofTags = tags.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
  return { text, tags, whole: [text, ...ofTags].join(' ') }
}
