/**
 * The problem types that IANA has registered (registry of 2026-06-26), besides about:blank.
 *
 * Those of digests are in an Internet-Draft (draft-ietf-httpapi-digest-fields-problem-types-06), so their
 * extension members are not declared yet.
 */

import type { HttpErrorInit } from '../errors/error-init.ts'
import { BadRequest } from '../errors/errors.ts'
import { defineProblem } from './define-problem.ts'
import type { ProblemClass } from './problem-class.ts'

type Registered<Name extends string> = ProblemClass<
  400,
  HttpErrorInit,
  `https://iana.org/assignments/http-problem-types#${Name}`
>

/**
 * 400: the Date field of the request differs too much from the time of the server (RFC 9458 §6.5.2).
 *
 * @example
 * ```ts
 * throw new DateNotAcceptable('The Date of the request is older than a minute.')
 * ```
 */
export const DateNotAcceptable: Registered<'date'> = /* @__PURE__ */ defineProblem(BadRequest, {
  type: 'https://iana.org/assignments/http-problem-types#date',
  title: 'Date Not Acceptable',
  name: 'DateNotAcceptable',
  description:
    'The Date field of the request is missing or differs too much from the clock of the server. Use the Date field of this response to correct the time, and send the request again.',
})

/**
 * 400: the key configuration of an Oblivious HTTP request is not accepted (RFC 9458 §5.3).
 *
 * @example
 * ```ts
 * throw new OhttpKeyNotAcceptable('Fetch the key configuration again.')
 * ```
 */
export const OhttpKeyNotAcceptable: Registered<'ohttp-key'> = /* @__PURE__ */ defineProblem(
  BadRequest,
  {
    type: 'https://iana.org/assignments/http-problem-types#ohttp-key',
    title: 'Oblivious HTTP key configuration not acceptable',
    name: 'OhttpKeyNotAcceptable',
    description:
      'The encapsulated request uses a key that the gateway no longer accepts. Fetch the current key configuration, and send the request again.',
  }
)

/**
 * 400: the request asks for digests of algorithms that are not supported (RFC 9530).
 *
 * @example
 * ```ts
 * throw new UnsupportedDigestAlgorithms({ headers: { 'Want-Content-Digest': 'sha-256=10' } })
 * ```
 */
export const UnsupportedDigestAlgorithms: Registered<'digest-unsupported-algorithms'> =
  /* @__PURE__ */ defineProblem(BadRequest, {
    type: 'https://iana.org/assignments/http-problem-types#digest-unsupported-algorithms',
    title: 'Unsupported Hashing Algorithms',
    name: 'UnsupportedDigestAlgorithms',
    description:
      'An integrity field of the request names a hashing algorithm that the server does not support. Use one of the field Want-Content-Digest or Want-Repr-Digest of the response.',
  })

/**
 * 400: a digest of the request cannot be the result of its algorithm (RFC 9530).
 *
 * @example
 * ```ts
 * throw new InvalidDigestValues('A SHA-256 digest has 32 bytes.')
 * ```
 */
export const InvalidDigestValues: Registered<'digest-invalid-values'> =
  /* @__PURE__ */ defineProblem(BadRequest, {
    type: 'https://iana.org/assignments/http-problem-types#digest-invalid-values',
    title: 'Invalid Digest Values',
    name: 'InvalidDigestValues',
    description:
      'An integrity field of the request has a value that its algorithm cannot produce. Correct the value.',
  })

/**
 * 400: a digest of the request is not that of what the server received (RFC 9530).
 *
 * @example
 * ```ts
 * throw new MismatchedDigestValues('The Content-Digest is not that of the content.')
 * ```
 */
export const MismatchedDigestValues: Registered<'digest-mismatched-values'> =
  /* @__PURE__ */ defineProblem(BadRequest, {
    type: 'https://iana.org/assignments/http-problem-types#digest-mismatched-values',
    title: 'Mismatched Digest Values',
    name: 'MismatchedDigestValues',
    description:
      'The server computed another digest of the content than the request states: the content was changed or cut on its way. Send the request again.',
  })
