/** One error of every class of the table, with every option of its definition. */
import * as errors from '../../src/errors/errors.ts'
import type { HttpError } from '../../src/errors/http-error.ts'
import type { FieldLine } from '../../src/conformance/syntax/wire-response.ts'

export const everyError: Readonly<Record<string, () => HttpError>> = {
  BadRequest: () => new errors.BadRequest('The date is not one.'),
  Unauthorized: () =>
    new errors.Unauthorized({
      challenges: [
        { scheme: 'Bearer', params: { realm: 'api', error: 'invalid_token' } },
        { scheme: 'Basic', params: { realm: 'the "staff" door', charset: 'UTF-8' } },
      ],
    }),
  PaymentRequired: () => new errors.PaymentRequired(),
  Forbidden: () => new errors.Forbidden({ challenges: [{ scheme: 'Negotiate' }] }),
  NotFound: () => new errors.NotFound('No book has that id.'),
  MethodNotAllowed: () => new errors.MethodNotAllowed({ allow: ['PUT', 'DELETE'] }),
  NotAcceptable: () =>
    new errors.NotAcceptable({ available: [{ href: '/book.pdf', type: 'application/pdf' }] }),
  ProxyAuthenticationRequired: () =>
    new errors.ProxyAuthenticationRequired({
      challenges: [{ scheme: 'Basic', params: { realm: 'proxy' } }],
    }),
  RequestTimeout: () => new errors.RequestTimeout(),
  Conflict: () => new errors.Conflict('Someone else has changed the order.'),
  Gone: () => new errors.Gone(),
  LengthRequired: () => new errors.LengthRequired(),
  PreconditionFailed: () => new errors.PreconditionFailed({ etag: '"v7"' }),
  ContentTooLarge: () => new errors.ContentTooLarge({ retryAfter: 60 }),
  UriTooLong: () => new errors.UriTooLong(),
  UnsupportedMediaType: () =>
    new errors.UnsupportedMediaType({
      accept: ['application/json', 'text/*'],
      acceptPatch: ['application/merge-patch+json'],
      acceptPost: ['application/json'],
    }),
  RangeNotSatisfiable: () => new errors.RangeNotSatisfiable({ completeLength: 1234 }),
  ExpectationFailed: () => new errors.ExpectationFailed(),
  ImATeapot: () => new errors.ImATeapot(),
  MisdirectedRequest: () => new errors.MisdirectedRequest(),
  UnprocessableContent: () =>
    new errors.UnprocessableContent({
      extensions: { errors: [{ detail: 'must be a number', pointer: '#/age' }] },
    }),
  Locked: () => new errors.Locked({ precondition: 'lock-token-submitted' }),
  FailedDependency: () => new errors.FailedDependency(),
  TooEarly: () => new errors.TooEarly(),
  UpgradeRequired: () => new errors.UpgradeRequired({ upgrade: ['HTTP/2.0', 'websocket'] }),
  PreconditionRequired: () => new errors.PreconditionRequired(),
  TooManyRequests: () =>
    new errors.TooManyRequests({ retryAfter: new Date(Date.UTC(2030, 0, 2, 3, 4, 5)) }),
  RequestHeaderFieldsTooLarge: () => new errors.RequestHeaderFieldsTooLarge({ field: 'Cookie' }),
  UnavailableForLegalReasons: () =>
    new errors.UnavailableForLegalReasons({
      blockedBy: 'https://example.org/legal',
      detail: 'A court of law demands it, for everyone in this country.',
    }),
  InternalServerError: () => new errors.InternalServerError('the secret of the database'),
  NotImplemented: () => new errors.NotImplemented(),
  BadGateway: () => new errors.BadGateway(),
  ServiceUnavailable: () => new errors.ServiceUnavailable({ retryAfter: 0 }),
  GatewayTimeout: () => new errors.GatewayTimeout(),
  HttpVersionNotSupported: () => new errors.HttpVersionNotSupported({ supported: ['HTTP/1.1'] }),
  VariantAlsoNegotiates: () => new errors.VariantAlsoNegotiates(),
  InsufficientStorage: () => new errors.InsufficientStorage(),
  LoopDetected: () => new errors.LoopDetected(),
  NotExtended: () => new errors.NotExtended(),
  NetworkAuthenticationRequired: () =>
    new errors.NetworkAuthenticationRequired({ login: 'https://login.example.net/' }),
}

/** The fields of a request to which the error of the class is a correct response. */
export const requestFieldsFor: Readonly<Record<string, readonly FieldLine[]>> = {
  Unauthorized: [['Authorization', 'Bearer x']],
  PreconditionFailed: [['If-Match', '"x"']],
  TooEarly: [['Early-Data', '1']],
  RangeNotSatisfiable: [['Range', 'bytes=9999-']],
}

/** Rules that an app breaks by throwing the class: 418 is reserved, and 416 is defined for GET only. */
export const exemptRules: Readonly<Record<string, readonly string[]>> = {
  ImATeapot: ['A-RESERVED'],
  RangeNotSatisfiable: ['S416-METHOD'],
}
