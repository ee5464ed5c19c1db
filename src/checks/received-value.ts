/** What a value is, for the message of an error. */

const KINDS = /^\[object (\w+)\]$/

/**
 * What a value is: its kind, and its value only for a number or a boolean. A string or the content of
 * an object can be secret, and the message ends up in a log.
 */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'undefined'
    case 'number':
    case 'boolean':
      return `a ${typeof value} (${value})`
    case 'function':
      return isName(value.name) ? `a function (${value.name})` : 'a function'
    case 'object':
      return value === null ? 'null' : objectName(value)
    default:
      return `a ${typeof value}`
  }
}

function objectName(object: object): string {
  try {
    if (Array.isArray(object)) return 'an array'
    const [, kind = 'Object'] = KINDS.exec(Object.prototype.toString.call(object)) ?? []
    if (kind !== 'Object') return withArticle(kind)
    const name: unknown = Reflect.get(object, 'constructor')?.name
    return isName(name) && name !== 'Object' ? withArticle(name) : 'an object'
  } catch {
    return 'an object' // a revoked Proxy, or a getter that throws
  }
}

function withArticle(name: string): string {
  return `${/^[AEIOU](?!RL)/i.test(name) ? 'an' : 'a'} ${name}`
}

/** Whether this is the name of a class or function, and not text that somebody put there. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z_$][\w$]{0,40}$/.test(name)
}
