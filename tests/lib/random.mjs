// Chance that can be had again: the same seed gives the same numbers.

/** Numbers from 0 to below 1 (mulberry32), as Math.random gives them. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed that TZ_SEED asks for, or any. */
export const wantedSeed = () => Number(process.env.TZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
