/** The IANA method registry: methods that an RFC defines, whether or not an app has them. */

export const registeredMethods: ReadonlySet<string> = /* @__PURE__ */ methodRegistry()

function methodRegistry(): ReadonlySet<string> {
  const names =
    'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK MERGE ' +
    'MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI ' +
    'PROPFIND PROPPATCH PUT QUERY REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK ' +
    'UPDATE UPDATEREDIRECTREF VERSION-CONTROL'
  return new Set(names.split(' '))
}

/**
 * Refuses a registered method that is not in upper case: methods are case-sensitive (RFC 9110 §9.1).
 * A method that no RFC registers, such as `purge`, may be of any case.
 *
 * @throws {TypeError} that names the option and the method to write.
 */
export function checkMethodCase(method: string, option: string): void {
  const upperCase = method.toUpperCase()
  if (method === upperCase || !registeredMethods.has(upperCase)) return
  throw new TypeError(
    `Option '${option}' is '${method}', but methods are case-sensitive (RFC 9110 §9.1): ` +
      `write '${upperCase}'.`
  )
}
