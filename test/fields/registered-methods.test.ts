/** The IANA method registry. */
import { describe, expect, test } from 'vitest'
import { checkMethodCase, registeredMethods } from '../../src/fields/registered-methods.ts'

describe('the methods of the registry of IANA', () => {
  const names =
    'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK MERGE ' +
    'MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI ' +
    'PROPFIND PROPPATCH PUT QUERY REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE ' +
    'UPDATEREDIRECTREF VERSION-CONTROL'

  test('the registered methods are those of the list of IANA', () => {
    expect([...registeredMethods]).toEqual(names.split(' '))
  })

  test.each(names.split(' '))('%s is written in upper case', (method) => {
    expect(() => checkMethodCase(method, 'allow[0]')).not.toThrow()
    for (const written of [method.toLowerCase(), method.charAt(0) + method.slice(1).toLowerCase()])
      expect(() => checkMethodCase(written, 'allow[0]')).toThrow(
        new TypeError(
          `Option 'allow[0]' is '${written}', but methods are case-sensitive (RFC 9110 §9.1): write '${method}'.`
        )
      )
  })

  test.each(['purge', 'Purge', 'PURGE', 'm-search'])(
    '%s is not among them, and may be of any case',
    (method) => {
      expect(() => checkMethodCase(method, 'allow[0]')).not.toThrow()
    }
  )
})
