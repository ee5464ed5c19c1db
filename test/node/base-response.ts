/** What stands for Node's class of responses: it writes down what is called. */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import { guardedResponse, type Guarding } from '../../src/node/guarded-response.ts'
import type { Outgoing } from '../../src/node/outgoing.ts'

export type Values = Record<string, unknown>
/** A method that was called, and its arguments. */
export type Call = readonly unknown[]

export class BaseResponse extends EventEmitter {
  calls: Call[] = []
  shouldKeepAlive = true
  statusCode = 200
  sent = false
  ended = false
  refusal: Error | undefined
  fields = new Map<string, unknown>()
  req: object
  constructor(req: object) {
    super()
    this.req = req
  }
  get headersSent(): boolean {
    return this.sent
  }
  get writableEnded(): boolean {
    return this.ended
  }
  writeHead(...args: unknown[]): this {
    const { refusal } = this
    this.refusal = undefined
    if (refusal) throw refusal
    this.sent = true
    this.calls.push(['writeHead', ...args])
    return this
  }
  write(...args: unknown[]): boolean {
    this.sent = true
    this.calls.push(['write', ...args])
    return true
  }
  end(...args: unknown[]): this {
    this.sent = true
    this.ended = true
    this.calls.push(['end', ...args])
    return this
  }
  destroy(...args: unknown[]): void {
    this.calls.push(['destroy', ...args])
  }
  flushHeaders(): void {
    this.calls.push(['flushHeaders'])
  }
  getHeader(name: string): unknown {
    return this.fields.get(name)
  }
  getHeaderNames(): string[] {
    return [...this.fields.keys()]
  }
  removeHeader(name: string): void {
    this.fields.delete(name)
  }
}

/** A guarded response to a request with these values. */
export function made(req: Values = {}, closes = false) {
  const failed = vi.fn<Guarding['failed']>()
  const dropped = vi.fn<Guarding['dropped']>()
  const Guarded = guardedResponse(BaseResponse, { closes: () => closes, failed, dropped })
  const socket = new EventEmitter()
  const request = {
    method: 'GET',
    httpVersionMajor: 1,
    headers: {},
    socket,
    complete: true,
    ...req,
  }
  return { response: new Guarded(request), failed, dropped, Guarded, request }
}

export const asOutgoing = (response: BaseResponse) => response as unknown as Outgoing
