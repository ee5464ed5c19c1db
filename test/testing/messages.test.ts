/** The messages of failed assertions, whole, as a person reads them in a log. */
import { expect, test } from 'vitest'
import { MethodNotAllowed } from '../../src/index.ts'
import { assertProblem, matchers } from '../../src/testing/index.ts'
import { credit, library, OutOfCredit, responseOf } from './library.ts'

async function messageOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'passed',
    (error: unknown) => (error as Error).message
  )
}

test('The message of a failure has the class, each difference on a line, and the response', async () => {
  const response = responseOf({ ...credit, balance: 20, accounts: ['/account/1'] })
  const run = assertProblem(response, OutOfCredit, {
    balance: 30,
    accounts: ['/account/1', '/account/2'],
    detail: /30/,
  })
  expect(await messageOf(run)).toMatchInlineSnapshot(`
    "The response is not the expected problem OutOfCredit (403, https://api.example.com/problems/out-of-credit):

      - balance: expected 30, received 20
      - accounts[1]: expected "/account/2", received nothing

    Received 403 application/problem+json
    {
      "type": "https://api.example.com/problems/out-of-credit",
      "title": "You do not have enough credit.",
      "status": 403,
      "detail": "Your balance is 30.",
      "balance": 20,
      "accounts": [
        "/account/1"
      ]
    }"
  `)
})

test('The message of a failure shows the content of a response that is no problem', async () => {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' }
  const page = new Response('<h1>Not Found</h1>', { status: 404, headers })
  expect(await messageOf(assertProblem(page, OutOfCredit))).toMatchInlineSnapshot(`
    "The response is not the expected problem OutOfCredit (403, https://api.example.com/problems/out-of-credit):

      - status: expected 403, received 404
      - Content-Type: expected application/problem+json (RFC 9457 §3), received "text/html"
      - content: expected a JSON object, received "<h1>Not Found</h1>"

    Received 404 text/html
    <h1>Not Found</h1>"
  `)
})

test('The message of a failure shows status and type of a response that is no error', async () => {
  expect(await messageOf(assertProblem(await library.request('/fine')))).toMatchInlineSnapshot(`
    "The response is not the expected problem:

      - status: expected an error, 400 to 599, received 200
      - Content-Type: expected application/problem+json (RFC 9457 §3), received "application/json"

    Received 200 application/json"
  `)
})

test('The message of a failure names the RFC of a field that is missing', async () => {
  const response = responseOf({ title: 'No', status: 403 }, { status: 405 })
  expect(await messageOf(assertProblem(response, MethodNotAllowed))).toMatchInlineSnapshot(`
    "The response is not the expected problem MethodNotAllowed (405):

      - status: expected 405, as in the status line (RFC 9457 §3.1.2), received 403
      - Allow: every 405 must have this field (RFC 9110 §15.5.6), received nothing

    Received 405 application/problem+json
    {
      "title": "No",
      "status": 403
    }"
  `)
})

test('The message of a failure names the status or the members that were expected', async () => {
  expect(await messageOf(assertProblem(responseOf({}), 404))).toMatchInlineSnapshot(`
    "The response is not the expected problem with status 404:

      - status: expected 404, received 403

    Received 403 application/problem+json
    {}"
  `)
  const members = { status: 404, 'retry after': 7, rows: [{ 'a b': 1 }] }
  const response = responseOf({ rows: [{ 'a b': 2 }] })
  expect(await messageOf(assertProblem(response, members))).toMatchInlineSnapshot(`
    "The response is not the expected problem:

      - status: expected 404, received 403
      - ["retry after"]: expected 7, received nothing
      - rows[0]["a b"]: expected 1, received 2

    Received 403 application/problem+json
    {
      "rows": [
        {
          "a b": 2
        }
      ]
    }"
  `)
})

test('The message of a failed .not has the class and the response', async () => {
  const outcome = await matchers.toBeProblem.call(
    { isNot: true },
    await library.request('/credit'),
    OutOfCredit
  )
  expect(outcome.message()).toMatchInlineSnapshot(`
    "The response is the problem OutOfCredit (403, https://api.example.com/problems/out-of-credit), which is not expected.

    Received 403 application/problem+json
    {
      "type": "https://api.example.com/problems/out-of-credit",
      "title": "You do not have enough credit.",
      "status": 403,
      "detail": "Your balance is 30.",
      "condition": "permanent",
      "balance": 30,
      "accounts": [
        "/account/1",
        "/account/2"
      ]
    }"
  `)
})

test('Long values and long content are cut', async () => {
  const response = responseOf({ detail: 'x'.repeat(100_000) })
  const message = await messageOf(assertProblem(response, { detail: 'y'.repeat(100_000) }))
  expect(message).toContain(
    `\n  - detail: expected "${'y'.repeat(199)}…, received "${'x'.repeat(199)}…\n`
  )
  expect(message.length).toBeLessThan(3000)
})

test('Values of JavaScript that JSON does not have are shown as they are written', async () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  const members = { a: 1n, b: NaN, c: () => {}, d: Symbol('x'), e: cycle, f: new Date(0) }
  const message = await messageOf(assertProblem(responseOf({ a: '1', f: 'x' }), members))
  expect(message.match(/(?<=^ {2}- ).*$/gm)).toEqual([
    'a: expected 1, received "1"',
    'b: expected NaN, received nothing',
    'c: expected () => {}, received nothing',
    'd: expected Symbol(x), received nothing',
    'e: expected an object, received nothing',
    'f: expected "1970-01-01T00:00:00.000Z", received "x"',
  ])
})

test('A matcher without a text of its own is shown by the name of its class', async () => {
  class Even {
    asymmetricMatch(value: unknown): boolean {
      return typeof value === 'number' && value % 2 === 0
    }
  }
  const response = responseOf({ ...credit, balance: 21 })
  const run = assertProblem(response, OutOfCredit, { balance: new Even() as never })
  expect(await messageOf(run)).toContain('- balance: expected Even, received 21')
})

test('The members of the response are returned where nothing differs', async () => {
  expect(await assertProblem(responseOf(credit), OutOfCredit)).toEqual(credit)
})
