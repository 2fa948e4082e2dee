/** Chance that can be repeated: the same seed gives the same numbers. */
export type Random = {
  seed: number;
  /** From 0 up to, but without, `limit`. */
  below(limit: number): number;
  /** One of these. */
  of<const T>(choices: readonly [T, ...T[]]): T;
};

/**
 * Makes random numbers from a seed: that of TEST_SEED, to repeat a run that failed, or a new one.
 * Prints it: what a file wrote is shown with its failure.
 */
export function startRandom(): Random {
  const seed = Number(process.env.TEST_SEED) || Math.floor(Math.random() * 2 ** 31);
  console.log(`TEST_SEED=${seed} repeats what was random in this run.`);
  let state = seed;
  // Mulberry32: small, and even enough for moments and choices.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    seed,
    below: (limit) => Math.floor(next() * limit),
    of: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
