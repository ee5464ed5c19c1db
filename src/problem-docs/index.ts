/**
 * Documentation pages for problem types: a sub-app in HTML, JSON and Markdown.
 *
 * @module
 */

export { problemDocs } from './problem-docs.ts'
export type { ProblemDocsOptions } from './docs-options.ts'
