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

/** RFC 7617 §2: the realm is required. */
export interface BasicChallenge {
  readonly scheme: 'Basic' | 'basic' | 'BASIC'
  readonly params: AuthParams & { readonly realm: string }
  readonly token68?: never
}

/** RFC 6750 §3: at least one parameter is required, such as `realm`. */
export interface BearerChallenge {
  readonly scheme: 'Bearer' | 'bearer' | 'BEARER'
  readonly params: AuthParams & BearerParam
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

/** RFC 7616 §3.3: realm and nonce are required. */
export interface DigestChallenge {
  readonly scheme: 'Digest' | 'digest' | 'DIGEST'
  readonly params: AuthParams & { readonly realm: string; readonly nonce: string }
  readonly token68?: never
}

/** Any other scheme: parameters are optional. */
export interface OtherChallenge {
  /** The auth-scheme, such as `Negotiate`, `DPoP` or `HOBA`. */
  readonly scheme: OtherScheme
  readonly params?: AuthParams
  readonly token68?: never
}

/**
 * With a realm, whatever the scheme, which may be known only at run time. Digest without a nonce is
 * refused at run time only: whatever takes a `string` as its scheme takes 'Digest', too.
 */
export interface RealmChallenge {
  readonly scheme: string
  readonly params: AuthParams & { readonly realm: string }
  readonly token68?: never
}

/** A scheme with the token68 of RFC 9110 §11.2. */
export interface Token68Challenge {
  /** The auth-scheme, such as `Negotiate`. */
  readonly scheme: OtherScheme
  readonly token68: string
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
