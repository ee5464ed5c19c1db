/** What each authentication scheme needs in its challenge, as types. */

/**
 * One way for the client to prove who it is. What a challenge needs depends on its scheme.
 *
 * @example
 * ```ts
 * const challenge: Challenge = { scheme: 'Bearer', params: { realm: 'api', error: 'invalid_token' } }
 * ```
 */
export type Challenge =
  | BasicChallenge
  | BearerChallenge
  | DigestChallenge
  | OtherChallenge
  | RealmChallenge
  | Token68Challenge

/** The auth-params of a challenge, each name once, whatever its case (RFC 9110 §11.2). */
export interface AuthParams {
  readonly [name: string]: string
}

/** A challenge of the Basic scheme: the realm is required (RFC 7617 §2). */
export interface BasicChallenge {
  /** The auth-scheme; its case does not matter (RFC 9110 §11.1). */
  readonly scheme: 'Basic' | 'basic' | 'BASIC'
  /** `realm`, the protected part of the server, and `charset`, which can only be `UTF-8`. */
  readonly params: AuthParams & { readonly realm: string }
  /** Not for this scheme: its challenge has parameters. */
  readonly token68?: never
}

/** A challenge of the Bearer scheme: at least one parameter is required, such as `realm` (RFC 6750 §3). */
export interface BearerChallenge {
  /** The auth-scheme; its case does not matter (RFC 9110 §11.1). */
  readonly scheme: 'Bearer' | 'bearer' | 'BEARER'
  /** `realm`, `scope`, and why the token was refused: `error`, `error_description`, `error_uri`. */
  readonly params: AuthParams & BearerParam
  /** Not for this scheme: its challenge has parameters. */
  readonly token68?: never
}

/** One of the parameters of Bearer; others may be added. */
export type BearerParam =
  | { readonly realm: string }
  | { readonly scope: string }
  | { readonly error: string }
  | { readonly error_description: string }
  | { readonly error_uri: string }
  /** RFC 9728 §5.1. */
  | { readonly resource_metadata: string }
  | { readonly authorization_uri: string }

/** A challenge of the Digest scheme: realm and nonce are required (RFC 7616 §3.3). */
export interface DigestChallenge {
  /** The auth-scheme; its case does not matter (RFC 9110 §11.1). */
  readonly scheme: 'Digest' | 'digest' | 'DIGEST'
  /** `realm`, `nonce`, and others of RFC 7616 §3.3, such as `algorithm` and `qop`. */
  readonly params: AuthParams & { readonly realm: string; readonly nonce: string }
  /** Not for this scheme: its challenge has parameters. */
  readonly token68?: never
}

/** A challenge of any other scheme: parameters are optional. */
export interface OtherChallenge {
  /** The auth-scheme, such as `Negotiate`, `DPoP` or `HOBA`. */
  readonly scheme: OtherScheme
  /** The parameters that the document of the scheme names. */
  readonly params?: AuthParams
  /** Not beside parameters (RFC 9110 §11.3). */
  readonly token68?: never
}

/**
 * A challenge with a realm, whatever the scheme, which may be known only at run time. Digest without a nonce is
 * refused at run time only: whatever takes a `string` as its scheme takes 'Digest', too.
 */
export interface RealmChallenge {
  /** The auth-scheme, such as one of the configuration. */
  readonly scheme: string
  /** `realm`, the protected part of the server, and others of the scheme. */
  readonly params: AuthParams & { readonly realm: string }
  /** Not beside parameters (RFC 9110 §11.3). */
  readonly token68?: never
}

/** A challenge with the token68 of RFC 9110 §11.2 in place of parameters. */
export interface Token68Challenge {
  /** The auth-scheme, such as `Negotiate`. */
  readonly scheme: OtherScheme
  /** Letters, digits and `-._~+/`, with `=` at the end only: data in base64. */
  readonly token68: string
  /** Not beside a token68 (RFC 9110 §11.3). */
  readonly params?: never
}

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z'
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type Sign = '!' | '#' | '$' | '%' | '&' | "'" | '*' | '+' | '-' | '.' | '^' | '_' | '`' | '|' | '~'

/** The characters of a token (RFC 9110 §5.6.2), without these letters in either case. */
type Without<Excluded extends Letter> =
  Exclude<Letter | Uppercase<Letter>, Excluded | Uppercase<Excluded>> | Digit | Sign

/**
 * A scheme that does not begin as `Basic`, `Bearer` or `Digest` do: TypeScript has no type of all
 * strings but these three.
 */
export type OtherScheme =
  | `${Without<'b' | 'd'>}${string}`
  | `${'b' | 'B'}${Without<'a' | 'e'>}${string}`
  | `${'d' | 'D'}${Without<'i'>}${string}`
