/** The classes of all statuses with options that each accepts, the required ones among them. */
import { errorClassesByStatus, type HttpErrorClass, type HttpErrorInit } from '../../src/index.ts'

const challenges = [{ scheme: 'Bearer', params: { realm: 'api' } }]
const options: Readonly<Record<string, object>> = {
  Unauthorized: { challenges },
  MethodNotAllowed: { allow: ['PUT'] },
  NotAcceptable: { available: [{ href: '/a' }] },
  ProxyAuthenticationRequired: { challenges },
  UnsupportedMediaType: { accept: ['application/json'] },
  RangeNotSatisfiable: { completeLength: 7 },
  Locked: { precondition: 'lock-token-submitted' },
  UpgradeRequired: { upgrade: ['websocket'] },
  TooManyRequests: { retryAfter: 7 },
  UnavailableForLegalReasons: { blockedBy: 'https://example.org/legal' },
  ServiceUnavailable: { retryAfter: 7 },
  HttpVersionNotSupported: { supported: ['HTTP/1.1'] },
  NetworkAuthenticationRequired: { login: 'https://login.example.net/' },
}

/** A class of any status, of whose options the compiler does not know. */
export type AnyStatusClass = HttpErrorClass<number, HttpErrorInit>

/** Each class of the table once, with options. */
export const everyStatus: readonly (readonly [AnyStatusClass, object])[] = [
  ...errorClassesByStatus.values(),
].map((each) => {
  // The map has no constructors, whose arguments differ.
  const statusClass = each as AnyStatusClass
  return [statusClass, options[Reflect.get(each, 'name') as string] ?? {}]
})
