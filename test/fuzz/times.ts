/** How many times as many random values property tests have as usual: 1 but in `npm run fuzz`. */
export const times = Number(process.env['FUZZ_TIMES'] ?? 1)
