/** Requests whose responses are known, and the comparison. */

/** A request. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly fields?: Readonly<Record<string, string>>
  readonly content?: string
}

/** A response, as far as it is compared. */
export interface Received {
  readonly status: number
  readonly type: string | undefined
  /** With each UUID replaced, as the reference of a page is another one each time. */
  readonly content: string
  /** Whether the connection or stream was cut before the end. */
  readonly isCut: boolean
}

/** A request with its response. */
export interface KnownExchange extends Exchange {
  readonly expected: Received
}

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g

/** Makes the part of a response that is compared. */
export function received(
  status: number,
  type: string | undefined,
  content: string,
  isCut = false
): Received {
  // How much of a response arrives before it is cut is not known.
  return { status, type, content: isCut ? '' : content.replace(UUID, '<uuid>'), isCut }
}

/** The response of an app without a server. It has seen no other request, so it is the reference. */
export async function responseOf(
  app: { fetch(request: Request): Response | Promise<Response> },
  { method, path, fields = {}, content }: Exchange
): Promise<Received> {
  const request = new Request(`http://127.0.0.1${path}`, {
    method,
    headers: fields,
    body: content ?? null,
  })
  const response = await app.fetch(request)
  const type = response.headers.get('content-type') ?? undefined
  try {
    return received(response.status, type, await response.text())
  } catch {
    return received(response.status, type, '', true)
  }
}

/** Describes how a response differs; undefined if it does not. */
export function differenceOf(
  { method, path, fields = {}, expected }: KnownExchange,
  response: Received
): string | undefined {
  const [wanted, found] = [expected, response].map((one) => JSON.stringify(one))
  if (wanted === found) return undefined
  const request = `${method} ${path} ${JSON.stringify(fields)}`
  return `${request}: expected ${shortened(wanted)}, received ${shortened(found)}`
}

function shortened(text = ''): string {
  return text.length > 500 ? `${text.slice(0, 500)}… (${text.length} characters)` : text
}
