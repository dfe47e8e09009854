/**
 * As many vectors as wanted, made of the real ones: one of them, moved by the difference of two others, so that they lie around
 * real pictures in the directions in which real pictures differ. Every twentieth real one is kept apart, to be looked for.
 */
const SIZE = 512;
const STORED_LENGTH = 127;
/** How far one is moved: the tenth nearest is then about as near as on the real pictures among themselves. */
const MOVED = 0.5;

function drawer(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function store(numbers, into, at) {
  const length = Math.hypot(...numbers) || 1;
  for (let k = 0; k < SIZE; k++) into[at + k] = Math.round((numbers[k] / length) * STORED_LENGTH);
}

/**
 * @param {Int8Array[]} real @param {number} count
 * @returns {{ stored: Int8Array, sought: Int8Array[] }} all vectors behind each other, and those to look for
 */
export function manyVectors(real, count) {
  const sought = real.filter((_, index) => index % 20 === 0);
  const around = real.filter((_, index) => index % 20 !== 0);
  const draw = drawer(0x2545f491);
  const stored = new Int8Array(count * SIZE);
  const moved = new Float32Array(SIZE);
  for (let n = 0; n < count; n++) {
    const one = around[n] ?? around[draw(around.length)];
    const [from, to] = [around[draw(around.length)], around[draw(around.length)]];
    const by = n < around.length ? 0 : MOVED;
    for (let k = 0; k < SIZE; k++) moved[k] = one[k] + by * (to[k] - from[k]);
    store(moved, stored, n * SIZE);
  }
  return { stored, sought };
}

export const vectorOf = (stored, n) => stored.subarray(n * SIZE, (n + 1) * SIZE);

/** Likeness of one to each of those that `fits` lets through, the best `most` of it, best first; and the time it took. */
export function exactly(stored, count, vector, fits, most) {
  const begun = performance.now();
  const best = [];
  for (let n = 0; n < count; n++) {
    if (!fits(n)) continue;
    let sum = 0;
    const at = n * SIZE;
    for (let k = 0; k < SIZE; k++) sum += vector[k] * stored[at + k];
    if (best.length === most && sum <= best[most - 1]) continue;
    let place = best.length;
    while (place > 0 && best[place - 1] < sum) place--;
    best.splice(place, 0, sum);
    if (best.length > most) best.pop();
  }
  return { best: best.map((sum) => sum / STORED_LENGTH ** 2), ms: performance.now() - begun };
}
