/**
 * Why a status has its condition: the words of its definition, read apart from the table.
 *
 * `temporary`: they state that the same request may succeed later. `permanent`: they state what of the request
 * or of the server is wrong, or that it lasts. `unknown`: they state neither, or more than one case.
 */

import type { Condition } from '../../src/errors/error-init.ts'

type ConditionQuote = readonly [
  status: number,
  condition: Condition,
  section: string,
  quote: string,
]

/** One row for each error status of the IANA registry, in ascending order. */
export const conditionQuotes: readonly ConditionQuote[] = [
  [
    400,
    'permanent',
    'RFC 9110 §15.5.1',
    'the server cannot or will not process the request due to something that is perceived to be a client error',
  ],
  [
    401,
    'permanent',
    'RFC 9110 §15.5.2',
    'the request has not been applied because it lacks valid authentication credentials for the target resource',
  ],
  [402, 'unknown', 'RFC 9110 §15.5.3', 'is reserved for future use'],
  [
    403,
    'permanent',
    'RFC 9110 §15.5.4',
    'The client SHOULD NOT automatically repeat the request with the same credentials',
  ],
  [
    404,
    'unknown',
    'RFC 9110 §15.5.5',
    'does not indicate whether this lack of representation is temporary or permanent',
  ],
  [
    405,
    'permanent',
    'RFC 9110 §15.5.6',
    'known by the origin server but not supported by the target resource',
  ],
  [
    406,
    'permanent',
    'RFC 9110 §15.5.7',
    'the server is unwilling to supply a default representation',
  ],
  [
    407,
    'permanent',
    'RFC 9110 §15.5.8',
    'the client needs to authenticate itself in order to use a proxy for this request',
  ],
  [
    408,
    'temporary',
    'RFC 9110 §15.5.9',
    'If the client has an outstanding request in transit, it MAY repeat that request',
  ],
  [
    409,
    'unknown',
    'RFC 9110 §15.5.10',
    'the user might be able to resolve the conflict and resubmit the request',
  ],
  [410, 'permanent', 'RFC 9110 §15.5.11', 'this condition is likely to be permanent'],
  [
    411,
    'permanent',
    'RFC 9110 §15.5.12',
    'the server refuses to accept the request without a defined Content-Length',
  ],
  [
    412,
    'permanent',
    'RFC 9110 §15.5.13',
    'one or more conditions given in the request header fields evaluated to false',
  ],
  [
    413,
    'permanent',
    'RFC 9110 §15.5.14',
    'the request content is larger than the server is willing or able to process',
  ],
  [
    414,
    'permanent',
    'RFC 9110 §15.5.15',
    'the target URI is longer than the server is willing to interpret',
  ],
  [
    415,
    'permanent',
    'RFC 9110 §15.5.16',
    'the content is in a format not supported by this method on the target resource',
  ],
  [
    416,
    'permanent',
    'RFC 9110 §15.5.17',
    'has been rejected either because none of the requested ranges are satisfiable',
  ],
  [
    417,
    'permanent',
    'RFC 9110 §10.1.1',
    'SHOULD repeat that request without a 100-continue expectation',
  ],
  [
    418,
    'unknown',
    'RFC 9110 §15.5.19',
    'the 418 status code is reserved in the IANA HTTP Status Code Registry',
  ],
  [
    421,
    'unknown',
    'RFC 9110 §15.5.20',
    'MAY retry the request, whether or not the request method is idempotent, over a different connection',
  ],
  [422, 'permanent', 'RFC 9110 §15.5.21', 'it was unable to process the contained instructions'],
  [423, 'unknown', 'RFC 4918 §11.3', 'the source or destination resource of a method is locked'],
  [
    424,
    'unknown',
    'RFC 4918 §11.4',
    'the requested action depended on another action and that action failed',
  ],
  [
    425,
    'temporary',
    'RFC 8470 §5.2',
    'the server is unwilling to risk processing a request that might be replayed',
  ],
  [
    426,
    'permanent',
    'RFC 9110 §15.5.22',
    'the server refuses to perform the request using the current protocol',
  ],
  [428, 'permanent', 'RFC 6585 §3', 'the origin server requires the request to be conditional'],
  [
    429,
    'temporary',
    'RFC 6585 §4',
    'the user has sent too many requests in a given amount of time',
  ],
  [
    431,
    'permanent',
    'RFC 6585 §5',
    'The request MAY be resubmitted after reducing the size of the request header fields',
  ],
  [
    451,
    'unknown',
    'RFC 7725 §3',
    'the server is denying access to the resource as a consequence of a legal demand',
  ],
  [
    500,
    'unknown',
    'RFC 9110 §15.6.1',
    'the server encountered an unexpected condition that prevented it from fulfilling the request',
  ],
  [501, 'permanent', 'RFC 9110 §15.6.2', 'is not capable of supporting it for any resource'],
  [502, 'unknown', 'RFC 9110 §15.6.3', 'received an invalid response from an inbound server'],
  [503, 'temporary', 'RFC 9110 §15.6.4', 'which will likely be alleviated after some delay'],
  [
    504,
    'temporary',
    'RFC 9110 §15.6.5',
    'did not receive a timely response from an upstream server',
  ],
  [
    505,
    'permanent',
    'RFC 9110 §15.6.6',
    'it is unable or unwilling to complete the request using the same major version',
  ],
  [506, 'permanent', 'RFC 2295 §8.1', 'the server has an internal configuration error'],
  [507, 'temporary', 'RFC 4918 §11.5', 'This condition is considered to be temporary'],
  [
    508,
    'permanent',
    'RFC 5842 §7.2',
    'it encountered an infinite loop while processing a request with "Depth: infinity"',
  ],
  [
    510,
    'permanent',
    'RFC 2774 §7',
    'The policy for accessing the resource has not been met in the request',
  ],
  [511, 'unknown', 'RFC 6585 §6', 'the client needs to authenticate to gain network access'],
]
