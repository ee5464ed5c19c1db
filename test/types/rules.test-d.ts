/** The rules of a status do not compile where they differ from the interface of its options. */
import { describe, expectTypeOf, test } from 'vitest'
import { defineRegistered } from '../../src/errors/define-http-error.ts'
import { may, must } from '../../src/errors/rules.ts'
import { allow } from '../../src/fields/allow.ts'
import { retryAfter } from '../../src/fields/retry-after.ts'
import type {
  HttpErrorClass,
  HttpErrorInit,
  ServiceUnavailable,
  ServiceUnavailableInit,
} from '../../src/index.ts'

describe('the rules of a status', () => {
  const row = [503, 'Service Unavailable', 'RFC 9110 §15.6.4', 'temporary', 'Try later.'] as const
  type Class503<Init> = HttpErrorClass<503, Init>

  test('are those of the interface of its options', () => {
    const made: Class503<ServiceUnavailableInit> = defineRegistered(row, {
      retryAfter: may(retryAfter),
    })
    expectTypeOf(made).toEqualTypeOf<typeof ServiceUnavailable>()
    const bare: Class503<HttpErrorInit> = defineRegistered(row)
    expectTypeOf(bare.status).toEqualTypeOf<503>()
  })

  test('do not compile where they lack an option of the interface', () => {
    // @ts-expect-error no rules at all
    const none: Class503<ServiceUnavailableInit> = defineRegistered(row)
    // @ts-expect-error retryAfter is missing
    const empty: Class503<ServiceUnavailableInit> = defineRegistered(row, {})
    void [none, empty]
  })

  test('do not compile where the interface lacks one of their options', () => {
    const other: Class503<ServiceUnavailableInit> = defineRegistered(row, {
      retryAfter: may(retryAfter),
      // @ts-expect-error an option too many
      allow: may(allow),
    })
    // @ts-expect-error an option of a class without own options
    const own: Class503<HttpErrorInit> = defineRegistered(row, { retryAfter: may(retryAfter) })
    void [other, own]
  })

  test('do not compile where the types of an option differ', () => {
    interface Other extends HttpErrorInit {
      readonly retryAfter?: string | undefined
    }
    interface Wider extends HttpErrorInit {
      readonly retryAfter?: number | Date | string | undefined
    }
    // @ts-expect-error the field takes a number or a Date
    const other: Class503<Other> = defineRegistered(row, { retryAfter: may(retryAfter) })
    // @ts-expect-error the field takes no string
    const wider: Class503<Wider> = defineRegistered(row, { retryAfter: may(retryAfter) })
    void [other, wider]
  })

  test('do not compile where one of them is required and the other optional', () => {
    interface Required extends HttpErrorInit {
      readonly retryAfter: number | Date
    }
    // @ts-expect-error the interface requires the option
    const optional: Class503<Required> = defineRegistered(row, { retryAfter: may(retryAfter) })
    const required: Class503<ServiceUnavailableInit> = defineRegistered(row, {
      // @ts-expect-error the rule requires the option
      retryAfter: must(retryAfter),
    })
    void [optional, required]
  })

  test('do not compile with the status of another class', () => {
    // @ts-expect-error 503 is not 404
    const other: HttpErrorClass<404> = defineRegistered(row)
    void other
  })
})
