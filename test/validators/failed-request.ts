/** What is the same for every validator. */
import { expect } from 'vitest'

/** The answer to a request that fails, which tells nothing of what was sent. */
export async function failedAnswer(
  app: { request(path: string, init?: RequestInit): Response | Promise<Response> },
  path: string,
  init?: RequestInit
): Promise<unknown> {
  const response = await app.request(path, init)
  const text = await response.text()
  expect(response.status).toBe(422)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(text).not.toContain('secret')
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
    condition: 'unknown',
    errors,
  }
}
