/** The real clients, each with one request to `http://127.0.0.1:<port>/<path>` and a short timeout. */
import Anthropic from '@anthropic-ai/sdk'
import { request as octokit } from '@octokit/request'
import axios from 'axios'
import { got } from 'got'
import ky from 'ky'
import { ofetch } from 'ofetch'
import OpenAI from 'openai'
import { Stripe } from 'stripe'
import { Agent, interceptors, request } from 'undici'

/** Milliseconds: short only where the upstream sends no response, so that no test fails on a slow machine. */
const timeoutFor = (path: string): number => (path === 'hang' ? 100 : 10_000)

export type Call = (port: number, path: string, signal?: AbortSignal) => Promise<unknown>

export const clients = {
  ky: (port, path, signal) =>
    ky(address(port, path), { retry: 0, timeout: timeoutFor(path), ...(signal && { signal }) }),
  ofetch: (port, path, signal) =>
    ofetch(address(port, path), { retry: 0, timeout: timeoutFor(path), ...(signal && { signal }) }),
  axios: (port, path, signal) =>
    axios.get(address(port, path), { timeout: timeoutFor(path), ...(signal && { signal }) }),
  got: (port, path, signal) =>
    got(address(port, path), {
      retry: { limit: 0 },
      timeout: { request: timeoutFor(path) },
      ...(signal && { signal }),
    }),
  undici: (port, path, signal) =>
    request(address(port, path), {
      dispatcher: new Agent({ headersTimeout: timeoutFor(path) }).compose(
        interceptors.responseError()
      ),
      ...(signal && { signal }),
    }),
  openai: (port, path, signal) =>
    new OpenAI({
      apiKey: 'key',
      baseURL: address(port, path),
      maxRetries: 0,
      timeout: timeoutFor(path),
      logLevel: 'off',
    }).models.list(signal && { signal }),
  '@anthropic-ai/sdk': (port, path, signal) =>
    new Anthropic({
      apiKey: 'key',
      baseURL: address(port, path),
      maxRetries: 0,
      timeout: timeoutFor(path),
      logLevel: 'off',
    }).models.list({}, signal && { signal }),
  stripe: (port, path) =>
    new Stripe('key', {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
      timeout: timeoutFor(path),
      telemetry: false,
    }).rawRequest('GET', `/${path}`),
  '@octokit/request': (port, path, signal) =>
    octokit(`GET ${address(port, path)}`, {
      request: { signal: signal ?? AbortSignal.timeout(timeoutFor(path)) },
    }),
} satisfies Record<string, Call>

/** The clients that take an AbortSignal. */
export const abortable = Object.entries<Call>(clients).filter(([client]) => client !== 'stripe')

export function address(port: number, path: string): string {
  return `http://127.0.0.1:${port}/${path}`
}

/** What the call is rejected with. */
export async function failureOf(called: Promise<unknown>): Promise<unknown> {
  try {
    await called
  } catch (error) {
    return error
  }
  throw new Error('The call was expected to fail.')
}
