/** What the explorer throws: constructor arguments for each class, one list of ways for each. */
import { createHttpError, type ErrorStatus } from 'hono-http-errors'
import type * as errors from 'hono-http-errors/errors'

type Classes = typeof errors

/** The arguments of a class, as its constructor takes them: the compiler checks each sample. */
type Samples = {
  readonly [Name in keyof Classes]?: readonly ConstructorParameters<Classes[Name]>[]
}

/** The arguments of any of the classes. */
export type Sample =
  | readonly []
  | readonly [message: string]
  | readonly [options: SampleOptions]
  | readonly [message: string, options: SampleOptions]

type SampleOptions = Readonly<Record<string, unknown>>

/** Every option that follows from a row of the table is in at least one of these; a test checks it. */
export const samples: Samples = {
  BadRequest: [['The date is not one.']],
  Unauthorized: [
    [{ challenges: [{ scheme: 'Bearer', params: { realm: 'api', error: 'invalid_token' } }] }],
    [
      'Your session is over.',
      {
        challenges: [
          { scheme: 'Bearer', params: { realm: 'api' } },
          { scheme: 'Basic', params: { realm: 'staff', charset: 'UTF-8' } },
        ],
      },
    ],
  ],
  PaymentRequired: [['Settle the last invoice first.']],
  Forbidden: [
    ['Only staff may enter the cellar.'],
    [
      'This needs the scope books:write.',
      {
        challenges: [
          { scheme: 'Bearer', params: { error: 'insufficient_scope', scope: 'books:write' } },
        ],
      },
    ],
  ],
  NotFound: [
    ['No book has that id.'],
    [{ detail: 'No book has that id.', extensions: { bookId: 'dune' } }],
    [{ type: 'https://example.org/problems/sold-out', title: 'Sold out', detail: 'Come back.' }],
  ],
  MethodNotAllowed: [[{ allow: ['PROPFIND', 'PATCH'] }], [{ allow: [] }]],
  NotAcceptable: [
    [
      {
        available: [
          { href: '/book.pdf', type: 'application/pdf' },
          { href: '/book.de.html', type: 'text/html', language: 'de' },
        ],
      },
    ],
  ],
  ProxyAuthenticationRequired: [
    [{ challenges: [{ scheme: 'Basic', params: { realm: 'proxy' } }] }],
  ],
  Conflict: [['Someone else has changed the order.']],
  Gone: [['The last copy was sold in 1998.']],
  PreconditionFailed: [['Someone was faster.', { etag: '"v7"' }]],
  ContentTooLarge: [
    ['We print manuscripts of up to 1 MB.'],
    ['The disk is full for now.', { retryAfter: 3600 }],
  ],
  UnsupportedMediaType: [
    [
      {
        accept: ['application/json', 'text/*'],
        acceptPatch: ['application/merge-patch+json'],
        acceptPost: ['application/json'],
      },
    ],
    ['Send it unpacked, or as gzip.', { acceptEncoding: ['gzip', 'identity'] }],
  ],
  RangeNotSatisfiable: [[{ completeLength: 1234 }]],
  UnprocessableContent: [
    [
      {
        detail: 'The order cannot be read.',
        extensions: { errors: [{ detail: 'must be a number', pointer: '#/copies' }] },
      },
    ],
  ],
  Locked: [[{ precondition: 'lock-token-submitted' }]],
  UpgradeRequired: [[{ upgrade: ['HTTP/2.0', 'websocket'] }]],
  TooManyRequests: [
    ['One search a second, please.', { retryAfter: 30 }],
    [{ retryAfter: new Date(Date.UTC(2030, 0, 2, 3, 4, 5)) }],
  ],
  RequestHeaderFieldsTooLarge: [[{ field: 'Cookie' }]],
  UnavailableForLegalReasons: [
    [
      'A court demands it, for readers in this country.',
      { blockedBy: 'https://example.org/legal' },
    ],
  ],
  InternalServerError: [
    ['the password of the database is wrong'],
    ['the printer is on fire', { detail: 'The order was not printed.', condition: 'temporary' }],
  ],
  BadGateway: [['warehouse.internal answered with nonsense']],
  ServiceUnavailable: [
    ['10.0.0.7 is down', { retryAfter: 120, detail: 'We are back in two minutes.' }],
    [{ retryAfter: 0 }],
  ],
  HttpVersionNotSupported: [[{ supported: ['HTTP/1.1', 'HTTP/2.0'] }]],
  NetworkAuthenticationRequired: [[{ login: 'https://login.example.net/' }]],
}

/** The name of the class of a status. */
export function classNameOf(status: ErrorStatus): keyof Classes {
  // The name of an error of the table is the one that the table exports.
  return createHttpError<number>(status).name as keyof Classes
}

/** The ways to throw the error of a status: those above, or else without arguments. */
export function samplesOf(status: ErrorStatus): readonly Sample[] {
  const listed: readonly (readonly unknown[])[] | undefined = samples[classNameOf(status)]
  // Arguments are messages and options, whichever class takes them.
  return (listed as readonly Sample[] | undefined) ?? [[]]
}
