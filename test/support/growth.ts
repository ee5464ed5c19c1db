/** How the time that a function takes grows with the length of its input. */

/** How many times longer an input of 8000 takes than one of 500: 16 is linear, 256 the square. */
export async function growth<Input>(
  read: (input: Input) => unknown,
  make: (size: number) => Input
): Promise<number> {
  const short = await shortest(read, make(500))
  const long = await shortest(read, make(8000))
  // What each call takes beside is counted for the short one.
  return long / Math.max(short, 0.1)
}

async function shortest<Input>(read: (input: Input) => unknown, input: Input): Promise<number> {
  let best = Infinity
  for (let run = 0; run < 15; run++) {
    const start = performance.now()
    await read(input)
    best = Math.min(best, performance.now() - start)
  }
  return best
}
