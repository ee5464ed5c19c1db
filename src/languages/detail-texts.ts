/** The details that this library writes itself, and their translation by the English text. */

/** The sentences in one language. `{0}` and `{1}` stand for what differs from time to time. */
export interface DetailTexts {
  /** The number of errors, if it is one. */
  readonly oneError: string
  /** The number of errors `{0}`. */
  readonly someErrors: string
  /** The number of errors where only the first `{0}` are listed. */
  readonly moreErrors: string
  /** How many errors `{0}` the content has; so for the other parts of a request. */
  readonly contentErrors: string
  /** How many errors `{0}` the request has. */
  readonly requestErrors: string
  /** How many errors `{0}` the query has. */
  readonly queryErrors: string
  /** How many errors `{0}` the path has. */
  readonly pathErrors: string
  /** How many errors `{0}` the header fields have. */
  readonly headerErrors: string
  /** How many errors `{0}` the cookies have. */
  readonly cookieErrors: string
  /** The detail of a value whose message would quote it. */
  readonly notValid: string
  /** The detail of a member that the schema does not have. */
  readonly notAllowed: string
  /** The detail of a value that is missing. */
  readonly required: string
  /** For content that is empty instead of JSON. */
  readonly emptyJson: string
  /** For JSON that ends at the line `{0}` and the column `{1}`. */
  readonly jsonEnd: string
  /** For JSON with a syntax error at the line `{0}` and the column `{1}`. */
  readonly jsonSyntax: string
  /** For content that is not of the media type `{0}`. */
  readonly malformed: string
  /** The fault of content that is empty. */
  readonly noJson: string
  /** The fault of JSON without a known place. */
  readonly jsonFault: string
  /** The fault of JSON that ends too early. */
  readonly endsEarly: string
  /** The fault of JSON with a syntax error. */
  readonly syntaxError: string
  /** The fault of a form. */
  readonly formFault: string
  /** For content without a media type, with the list `{0}` of those that are read. */
  readonly noContentType: string
  /** For content of another media type. */
  readonly wrongContentType: string
  /** What stands between the last two members of a list. */
  readonly or: string
  /** For a change that needs an If-Match field. */
  readonly unconditional: string
  /** For a change of a state that does not exist. */
  readonly noState: string
  /** For a row that exists (409). */
  readonly duplicate: string
  /** For a conflict in the database (409). */
  readonly conflict: string
  /** For a reference to a row that does not exist (422). */
  readonly missingReference: string
  /** For a row that other rows refer to (409). */
  readonly referenced: string
  /** For a value that the database needs (422). */
  readonly missingValue: string
  /** For a value that the database does not allow (422). */
  readonly valueNotAllowed: string
  /** For changes at the same time (503). */
  readonly sameTime: string
  /** For a database that does not respond (503). */
  readonly noDatabase: string
}

/** The sentences in English, as they are where the errors are made. A test compares them. */
export const englishDetails: DetailTexts = {
  oneError: '1 error',
  someErrors: '{0} errors',
  moreErrors: 'more than {0} errors',
  contentErrors: 'The content of the request has {0}.',
  requestErrors: 'The request has {0}.',
  queryErrors: 'The query of the request has {0}.',
  pathErrors: 'The path of the request has {0}.',
  headerErrors: 'The header fields of the request have {0}.',
  cookieErrors: 'The cookies of the request have {0}.',
  notValid: 'This value is not valid.',
  notAllowed: 'This is not allowed here.',
  required: 'This is required.',
  emptyJson: 'The content of the request is empty instead of JSON.',
  jsonEnd:
    'The content of the request is not valid JSON: it ends too early at line {0}, column {1}.',
  jsonSyntax:
    'The content of the request is not valid JSON: there is a syntax error at line {0}, column {1}.',
  malformed: 'The content of the request is not valid {0}.',
  noJson: 'There is no JSON.',
  jsonFault: 'There is an error in the JSON.',
  endsEarly: 'The end comes too early.',
  syntaxError: 'Syntax error.',
  formFault: 'The form cannot be read.',
  noContentType: 'The content of the request has no Content-Type. Send it as {0}.',
  wrongContentType:
    'The content of the request is of a type that is not supported here. Send it as {0}.',
  or: ' or ',
  unconditional:
    'A request that changes this needs an If-Match field with the entity tag of the state that it changes.',
  noState: 'The request was for a state of this address, and there is none now.',
  duplicate: 'A record with the same value exists already.',
  conflict: 'This conflicts with a record that exists already.',
  missingReference: 'The request refers to a record that does not exist.',
  referenced: 'Other records still refer to this one.',
  missingValue: 'A value that is required is missing.',
  valueNotAllowed: 'A value is not allowed.',
  sameTime: 'Another request changed the same records at the same time.',
  noDatabase: 'The database is not available at the moment.',
}

/** What stands for a placeholder: no colon, which only follows it in longer sentences. */
const PLACEHOLDER = '([^:]{1,200})'

/** A number of errors. */
const COUNT = '((?:more than )?\\d{1,9} errors?)'

/** Those that are a part of another sentence. */
const parts: readonly string[] = ['oneError', 'someErrors', 'moreErrors', 'or']

type Pattern = readonly [name: keyof DetailTexts, pattern: RegExp]

let patterns: readonly Pattern[] | undefined

function patternsOfSentences(): readonly Pattern[] {
  const names = Object.keys(englishDetails) as (keyof DetailTexts)[]
  patterns ??= names
    .filter((name) => !parts.includes(name))
    .map((name) => [
      name,
      patternOf(englishDetails[name], name.endsWith('Errors') ? COUNT : PLACEHOLDER),
    ])
  return patterns
}

function patternOf(text: string, placeholder: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\{\d\}/g, placeholder)}$`)
}

/** Returns a detail in another language; undefined if this library has not written it. */
export function translatedDetail(detail: string, texts: DetailTexts): string | undefined {
  for (const [name, pattern] of patternsOfSentences()) {
    const [match, ...values] = pattern.exec(detail) ?? []
    if (match !== undefined)
      return filled(
        texts[name],
        values.map((value) => translated(value, texts))
      )
  }
  return undefined
}

/** A number of errors, a list of media types, or what is the same in all languages. */
function translated(value: string, texts: DetailTexts): string {
  const found = /^(more than )?(\d+) errors?$/.exec(value)
  if (found === null) return value.replaceAll(englishDetails.or, texts.or)
  const count = String(found[2])
  if (found[1]) return filled(texts.moreErrors, [count])
  return count === '1' ? texts.oneError : filled(texts.someErrors, [count])
}

function filled(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]))
}
