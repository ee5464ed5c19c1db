/** The soak itself: a leak is found within seconds, and so is a server that fails otherwise. */
import { describe, expect, test } from 'vitest'
import { readLog } from './log.ts'
import { soak, type SoakResult } from './soak.ts'

const verdictsOf = ({ judgements }: SoakResult) =>
  Object.fromEntries(judgements.map(({ name, verdict }) => [name, verdict]))

describe('a soak of some seconds', () => {
  test('a server that keeps the context of each error fails, and is named by its heap', async () => {
    const result = await soak({
      minutes: 0.25,
      seed: 1,
      program: 'leaking-server',
      requestTimeout: 500,
    })
    expect(verdictsOf(result)).toMatchObject({ heap: 'grows', handles: 'flat' })
    expect(result.failures).toContainEqual(
      expect.stringMatching(/^heap grows by .* kB a minute; at most 100 are accepted$/)
    )
    expect(result.counts).toMatchObject({
      'good, HTTP/1.1': expect.any(Number),
      'bad, HTTP/2': expect.any(Number),
      'canary, HTTP/1.1': expect.any(Number),
    })
  }, 120_000)

  test('a server that ends, logs and responds wrongly fails for each', async () => {
    const result = await soak({
      minutes: 0.25,
      seed: 1,
      program: 'failing-server',
      requestTimeout: 500,
    })
    expect(result.judgements).toEqual([])
    expect(result.failures).toEqual(
      expect.arrayContaining([
        'the process ended during the traffic, with the code 3',
        // Only the first failures are listed: which protocol is among them depends on the machine.
        expect.stringMatching(
          /^\w+, HTTP\/[12][.1]*: GET \/ .*"content":"fine".*"content":"wrong"/
        ),
        'unexpected log: not expected',
      ])
    )
  }, 120_000)
})

describe('readLog', () => {
  test('the errors that the app throws are expected, with their stacks; other lines are not', () => {
    const log = readLog()
    log.read(
      'GET /thrown/error 500, reference 2b7e6f0c-5a94-4c57-9d3b-0b7cf1f7b1aa: TypeError: soak: a bug\n' +
        '    at file.ts:1:1 {\n  [cause]: Error: x\n}\nsoak: '
    )
    log.read('lost\n(node:1) MaxListenersExceededWarning: Possible EventEmitter memory leak\n')
    expect(log).toMatchObject({
      expected: 1,
      unexpected: [
        'soak: lost',
        '(node:1) MaxListenersExceededWarning: Possible EventEmitter memory leak',
      ],
    })
  })
})
