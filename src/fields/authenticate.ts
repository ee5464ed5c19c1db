/** WWW-Authenticate and Proxy-Authenticate (RFC 9110 §11.6.1, §11.7.1): how a client can sign in. */

import { challengeLines, type Challenges } from './challenge.ts'
import type { Field } from './field.ts'
import { compile, token } from './grammar.ts'

/** One challenge at least, which starts with its scheme. */
export const challengesPattern: RegExp = /* @__PURE__ */ compile(() => `^${token}(?:[ ,].*)?$`)

/** RFC 9110 §15.5.2 demands a challenge; clients skip a scheme that they do not implement. */
const placeholder = 'Unspecified'

/** Writes one field line for each challenge, as some clients split a joined line wrongly. */
export const wwwAuthenticate: Field<Challenges> = {
  field: 'WWW-Authenticate',
  placeholder,
  write: challengeLines,
}

/** The same for a proxy. */
export const proxyAuthenticate: Field<Challenges> = {
  field: 'Proxy-Authenticate',
  placeholder,
  write: challengeLines,
}
