/** Requests of Bun whose target has no host. */

import type { Settings } from '../response/settings.ts'

/**
 * Bun gives a target without a host where the Host field is missing, as HTTP/1.0 allows, or broken:
 * no router can read it. The first is served all the same.
 *
 * @throws {HttpError} a 400 for the second, as RFC 9112 §3.2 demands.
 */
export function withHost(request: Request, { preset }: Settings): Request {
  if (!request.url.startsWith('/')) return request
  if (request.headers.has('host')) {
    throw preset.errorClassOf(400).from({ message: 'The Host field is malformed.' })
  }
  return new Request(`http://localhost${request.url}`, request)
}
