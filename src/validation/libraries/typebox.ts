/** TypeBox 0.32 to 0.34, `@sinclair/typebox`: ValueError, AssertError, the errors of Transform. */

import { propertyOf } from '../../untrusted/inspect.ts'
import { arrayOf, MOST_ISSUES, pathOfPointer, type LibraryIssue } from './library-issue.ts'

/** The names of the enum `ValueErrorType` by number, the same from 0.32 to 0.34 (errors/errors.ts). */
const codes =
  'ArrayContains ArrayMaxContains ArrayMaxItems ArrayMinContains ArrayMinItems ArrayUniqueItems Array AsyncIterator BigIntExclusiveMaximum BigIntExclusiveMinimum BigIntMaximum BigIntMinimum BigIntMultipleOf BigInt Boolean DateExclusiveMaximumTimestamp DateExclusiveMinimumTimestamp DateMaximumTimestamp DateMinimumTimestamp DateMultipleOfTimestamp Date Function IntegerExclusiveMaximum IntegerExclusiveMinimum IntegerMaximum IntegerMinimum IntegerMultipleOf Integer IntersectUnevaluatedProperties Intersect Iterator Kind Literal Never Not Null NumberExclusiveMaximum NumberExclusiveMinimum NumberMaximum NumberMinimum NumberMultipleOf Number ObjectAdditionalProperties ObjectMaxProperties ObjectMinProperties ObjectRequiredProperty Object Promise RegExp StringFormatUnknown StringFormat StringMaxLength StringMinLength StringPattern String Symbol TupleLength Tuple Uint8ArrayMaxByteLength Uint8ArrayMinByteLength Uint8Array Undefined Union Void'

/** The issues of a list of ValueErrors, or of a thrown AssertError or TransformDecode(Check)Error. */
export function typeboxIssues(failure: object): readonly LibraryIssue[] | undefined {
  const errors = arrayOf(failure) ?? errorsOf(failure)
  if (errors === undefined || errors.length === 0 || !errors.every(isValueError)) return undefined
  const seen = new Set<string>()
  return errors.flatMap((error) => {
    const path = String(propertyOf(error, 'path'))
    const input = propertyOf(error, 'value')
    // A missing property is reported twice: as required, and as undefined instead of its type.
    if (input === undefined && seen.has(path)) return []
    seen.add(path)
    const message = String(propertyOf(error, 'message'))
    return [{ message, path: pathOfPointer(path), code: codeOf(error), input, isLibraryCode: true }]
  })
}

/** `Errors()` of an AssertError iterates over all errors, its property `error` is the first one. */
function errorsOf(failure: object): readonly unknown[] | undefined {
  const first = propertyOf(failure, 'error')
  if (first === undefined) return undefined
  // TransformDecodeError { schema, path, value, error }, of a Transform whose function threw
  if (isValueError(failure)) return [failure]
  if (!isValueError(first)) return undefined
  const all = allOf(failure)
  return all.length > 0 ? all : [first]
}

/** `Errors()` has them only once, and a failure is read again where it is the cause of another. */
const read = /* @__PURE__ */ new WeakMap<object, readonly unknown[]>()

function allOf(failure: object): readonly unknown[] {
  const cached = read.get(failure)
  if (cached !== undefined) return cached
  const found: unknown[] = []
  try {
    const errors: Iterable<unknown> = Reflect.apply(
      propertyOf(failure, 'Errors') as () => Iterable<unknown>,
      failure,
      []
    )
    for (const error of errors) {
      found.push(error)
      if (found.length >= MOST_ISSUES) break
    }
  } catch {
    // A value with a method of that name that does something else.
  }
  const all = found.every(isValueError) ? found : []
  read.set(failure, all)
  return all
}

function isValueError(error: unknown): boolean {
  return (
    ['path', 'message'].every((name) => typeof propertyOf(error, name) === 'string') &&
    typeof propertyOf(error, 'schema') === 'object' &&
    /^(?:\/|$)/.test(String(propertyOf(error, 'path')))
  )
}

function codeOf(error: unknown): string | undefined {
  const type = propertyOf(error, 'type')
  if (typeof type === 'number') return codes.split(' ')[type]
  return propertyOf(error, 'error') === undefined ? undefined : 'Transform'
}
