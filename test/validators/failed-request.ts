/** A request that fails its validation: the same for every validator. */
import { expect } from 'vitest'

/**
 * The problem of a request that fails its validation.
 *
 * @param secret a value that the request submits, and that the response must not contain.
 */
export async function failedProblem(
  app: { request(input: Request): Response | Promise<Response> },
  path: string,
  init?: RequestInit,
  secret = 'secret'
): Promise<unknown> {
  const request = new Request(`http://localhost${path}`, init)
  const submitted = [request.url, ...request.headers.values(), await request.clone().text()]
  expect(submitted.join('\n')).toContain(secret)
  const response = await app.request(request)
  const text = await response.text()
  expect(response.status).toBe(422)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(text).not.toContain(secret)
  return JSON.parse(text)
}

/** A request with JSON. */
export function jsonRequest(content: unknown): RequestInit {
  const headers = { 'Content-Type': 'application/json' }
  return { method: 'POST', headers, body: JSON.stringify(content) }
}

/** A problem of one part of the request. */
export function problem(subject: string, ...errors: readonly object[]): unknown {
  return {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    detail: `The ${subject} ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    condition: 'permanent',
    errors,
  }
}
