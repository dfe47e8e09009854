/** Chance that can be had again: the same seed, the same numbers (mulberry32). @param {number} seed @returns {() => number} */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Who dies in which round and how long after its start: every block takes each victim once. */
export function planOf(random, rounds, victims) {
  const plan = [];
  while (plan.length < rounds) {
    const left = [...victims];
    while (left.length > 0) {
      const [victim] = left.splice(Math.floor(random() * left.length), 1);
      plan.push({ victim, afterMs: Math.floor(random() * 1500) });
    }
  }
  return plan.slice(0, rounds);
}
