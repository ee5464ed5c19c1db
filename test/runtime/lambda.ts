/** The fixture behind hono/aws-lambda: events in, results out, read as if they were messages. */
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { contentLength } from '../../src/conformance/syntax/http1-parser.ts'
import type { FieldLine, WireResponse } from '../../src/conformance/clients/raw-client.ts'
import { wireResponse } from '../../src/conformance/syntax/wire-response.ts'
import type { Channel, Request } from './case.ts'
import { app } from './fixture/app.ts'

const invoke = handle(app)

/** What a function returns; `multiValueHeaders` to a REST API alone. */
interface Result {
  readonly statusCode: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | undefined
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | undefined
  readonly cookies?: readonly string[]
  readonly isBase64Encoded: boolean
}

/** One invocation. */
export async function lambdaExchange(channel: Channel, request: Request): Promise<WireResponse> {
  const result: Result = await invoke(eventOf(channel, request))
  const body = Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8')
  const { method, fields: sent = [] } = request
  const fields = measuredBy(body, method, fieldsOf(result))
  const measured = method !== 'HEAD' && contentLength(fields) !== undefined
  const message = {
    version: '1.1' as const,
    status: result.statusCode,
    fields,
    body,
    trailers: [],
    interim: [],
    raw: Buffer.alloc(0),
    trailing: Buffer.alloc(0),
    framing: measured ? ('length' as const) : ('none' as const),
    complete: true,
    defects: [],
  }
  // The gateway decides what becomes of the connection.
  const closed = fields.some(([name, value]) => /^connection$/i.test(name) && /close/.test(value))
  return wireResponse(message, { method, version: '1.1', fields: sent }, closed)
}

function fieldsOf({ headers = {}, multiValueHeaders = {}, cookies = [] }: Result): FieldLine[] {
  const lines = Object.entries({ ...headers, ...multiValueHeaders }).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as const)
  )
  return [...lines, ...cookies.map((cookie) => ['set-cookie', cookie] as const)]
}

/** The gateway counts the content that the function returns, and states its length. */
function measuredBy(body: Buffer, method: string, fields: readonly FieldLine[]): FieldLine[] {
  const isCounted = method === 'HEAD' || body.length === 0 || contentLength(fields) !== undefined
  return isCounted ? [...fields] : [...fields, ['content-length', String(body.length)]]
}

function eventOf(channel: Channel, { method, target, fields = [], body }: Request): LambdaEvent {
  const headers = Object.fromEntries([['host', 'example.org'], ...fields])
  const content = body ?? null
  const shared = { body: content, headers, isBase64Encoded: false }
  const rest = { ...shared, httpMethod: method, path: target, queryStringParameters: {} }
  // The rest of an event tells of the account and the caller, which the adapter does not read.
  switch (channel) {
    case 'REST API':
      return {
        ...rest,
        version: '1.0',
        resource: target,
        multiValueHeaders: valuesOf(headers),
        requestContext: { domainName: 'example.org' },
      } as unknown as LambdaEvent
    case 'ALB':
      return { ...rest, requestContext: { elb: { targetGroupArn: 'arn' } } } as LambdaEvent
    default:
      return {
        ...shared,
        version: '2.0',
        routeKey: '$default',
        rawPath: target,
        rawQueryString: '',
        requestContext: { domainName: 'example.org', http: { method, path: target } },
      } as unknown as LambdaEvent
  }
}

function valuesOf(headers: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
}
