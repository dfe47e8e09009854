/** Interleaved rounds: everything that is compared runs in each round, so that a noisy minute falls on all of it. */

const middle = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const value = sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
  return Math.round(value * 100) / 100;
};

/** The median of each figure over the rounds; failures are added up. */
function medians(results) {
  const names = Object.keys(results[0]);
  return Object.fromEntries(
    names.map((name) => {
      const values = results.map((result) => result[name]);
      return [name, name === 'failed' ? values.reduce((sum, value) => sum + value, 0) : middle(values)];
    }),
  );
}

/**
 * @param {Record<string, () => Promise<Record<string, number>>>} runs
 * @param {number} rounds
 * @returns {Promise<Record<string, Record<string, number>>>}
 */
export async function interleaved(runs, rounds) {
  const results = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) results[name].push(await run());
  }
  return Object.fromEntries(Object.entries(results).map(([name, list]) => [name, medians(list)]));
}

/** One figure as a share of another, in two digits. */
export const ratio = (part, whole) => (whole > 0 ? Math.round((part / whole) * 100) / 100 : null);
