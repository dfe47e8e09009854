/** A band of the picture as an SVG path, `x` and `y` in its own units. */
export type Band = { key: string; path: string };

/** One end of a band: what it is called and its amount in minor units, never below zero. */
export type End = { key: string; amount: bigint };

const THINNEST = 0.6;

/**
 * Bands between a bar that stands for the whole, at `bar.x`, and ends that are spread evenly over the height at `at`. Each is as
 * thick as its share of the whole; what is nothing has no band.
 */
export function bands(
  ends: readonly End[],
  bar: { x: number; top: number; height: number },
  at: { x: number; height: number },
): Band[] {
  const whole = ends.reduce((sum, end) => sum + end.amount, 0n);
  if (whole === 0n) return [];
  const middle = (bar.x + at.x) / 2;
  let used = 0n;
  return ends.flatMap(({ key, amount }, index) => {
    if (amount === 0n) return [];
    const share = (part: bigint) => (Number((part * 10_000n) / whole) / 10_000) * bar.height;
    const [near, thick] = [bar.top + share(used), Math.max(share(amount), THINNEST)];
    used += amount;
    const far = ((index + 0.5) / ends.length) * at.height - thick / 2;
    const there = `M${bar.x} ${near}C${middle} ${near} ${middle} ${far} ${at.x} ${far}`;
    const back = `V${far + thick}C${middle} ${far + thick} ${middle} ${near + thick} ${bar.x} ${near + thick}Z`;
    return [{ key, path: there + back }];
  });
}
