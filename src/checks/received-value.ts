/** What a value is, for the message of an error. */

/**
 * What a value is: its kind, and its value only for a number or a boolean. A string or the content of
 * an object can be secret, and the message ends up in a log.
 */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  const type = typeof value
  if (type === 'number' || type === 'boolean') return `a ${type} (${String(value)})`
  if (type === 'function') {
    const { name } = value as Readonly<Record<'name', unknown>>
    return isName(name) ? `a function (${name})` : 'a function'
  }
  return withArticle(type === 'object' ? kindOf(value) : type)
}

/** The kind of an object, or the name of its class. */
function kindOf(object: object): string {
  try {
    const kind = Object.prototype.toString.call(object).slice('[object '.length, -1)
    const name: unknown = kind === 'Object' ? Reflect.get(object, 'constructor')?.name : kind
    if (isName(name) && !['Object', 'Array'].includes(name)) return name
    return kind.toLowerCase()
  } catch {
    return 'object' // a revoked Proxy, or a getter that throws
  }
}

function withArticle(name: string): string {
  return `${/^[AEIOU](?!RL)/i.test(name) ? 'an' : 'a'} ${name}`
}

/** Whether this is the name of a class or function, and not text that was put there. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z_$][\w$]{0,40}$/.test(name)
}
