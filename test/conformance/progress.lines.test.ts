import { describe, expect, test } from 'vitest'
import { ProgressLine } from '../../src/conformance/command-line/progress.ts'

describe('The progress', () => {
  const shownBy = (stream: { isTTY?: boolean; columns?: number }, steps: readonly number[]) => {
    const written: string[] = []
    const line = new ProgressLine({ ...stream, write: (text: string) => written.push(text) })
    for (const done of steps) line.show({ done, total: 8, request: `GET /${'a'.repeat(90)}\n` })
    line.end()
    return written
  }

  test('The progress in a terminal is one line, as wide as the terminal at most.', () => {
    const erase = '\r\x1b[2K'
    expect(shownBy({ isTTY: true, columns: 12 }, [0, 1])).toEqual([
      `${erase}0/8 GET /aa`,
      `${erase}1/8 GET /aa`,
      erase,
    ])
    expect(shownBy({ isTTY: true }, [2])).toEqual([`${erase}2/8 GET /${'a'.repeat(70)}`, erase])
    expect(shownBy({ isTTY: true, columns: 200 }, [2])[0]).toBe(
      `${erase}2/8 GET /${'a'.repeat(90)}\\u000a`
    )
  })

  test.each([{}, { isTTY: false }])(
    'The progress in a file is a line for each quarter.',
    (stream) => {
      expect(shownBy(stream, [0, 1, 2, 3, 5, 6, 7, 8])).toEqual(
        [0, 2, 5, 6, 8].map((done) => `${done} of 8 requests sent\n`)
      )
    }
  )
})
