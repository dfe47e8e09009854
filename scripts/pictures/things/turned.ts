import { type Mesh, sheet } from '../light/mesh';
import { noise } from '../noise';

/** A point of a profile: distance from the axis and height. */
export type ProfilePoint = readonly [radius: number, height: number];

/** A turned pot: its mesh, and where along its profile the lip is (v), and the profile's length. */
export type Turned = { readonly mesh: Mesh; readonly lip: number; readonly length: number };

export type Turning = {
  readonly outside: readonly ProfilePoint[];
  /** From the lip down to the middle of the inside. */
  readonly inside: readonly ProfilePoint[];
  readonly at: readonly [number, number, number];
  readonly seed: number;
  /** Depth of the rings that fingers leave, and how far the pot is from round. */
  readonly rings: number;
  readonly wobble: number;
  readonly material: number;
  readonly columns?: number;
  readonly rows?: number;
  /** Moves the surface outwards by a relief at (angle 0..1, height). */
  readonly relief?: (angle: number, height: number, inside: boolean) => number;
};

/** Turns a profile about the upright axis, with the small faults of a hand. */
export function turned(turning: Turning): Turned {
  const { seed, at } = turning;
  const curve = spline([...turning.outside, ...turning.inside]);
  const lip = lipOf(curve, turning.outside.length - 1);
  const mesh = sheet(
    (u, v, out) => {
      const angle = u * 2 * Math.PI;
      const [radius, height] = curve.point(v);
      const x = Math.cos(angle);
      const z = Math.sin(angle);
      const oval =
        turning.wobble *
        (noise(x * 0.7 + seed, height * 0.05, z * 0.7) + 0.4 * noise(x * 1.6, height * 0.09 + seed, z * 1.6));
      const ring = turning.rings * noise(seed * 3.7, height * 0.85 + u * 0.8, 0.5) * Math.min(1, radius / 3);
      const relief = turning.relief ? turning.relief(u, height, v > lip) : 0;
      const r = Math.max(0, radius * (1 + oval) + ring + relief);
      const lift = turning.wobble * 1.6 * noise(x + seed * 1.3, 0.3, z) * Math.max(0, height) * 0.12;
      out[0] = at[0] + x * r;
      out[1] = at[1] + height + lift;
      out[2] = at[2] + z * r;
    },
    turning.columns ?? 150,
    turning.rows ?? 260,
    turning.material,
    true,
  );
  return { mesh, lip, length: curve.length };
}

type Curve = { point: (v: number) => ProfilePoint; length: number; at: readonly number[] };

function lipOf(curve: Curve, knot: number): number {
  return (curve.at[knot] ?? 0) / curve.length;
}

/** A Catmull-Rom curve through the points, walked at even speed. */
function spline(points: readonly ProfilePoint[]): Curve {
  const fine = 24;
  const samples: ProfilePoint[] = [];
  for (let index = 0; index < points.length - 1; index++)
    for (let step = 0; step < fine; step++) samples.push(catmull(points, index, step / fine));
  samples.push(points[points.length - 1] as ProfilePoint);
  const along = [0];
  for (let index = 1; index < samples.length; index++) {
    const [ax, ay] = samples[index - 1] as ProfilePoint;
    const [bx, by] = samples[index] as ProfilePoint;
    along.push((along[index - 1] as number) + Math.hypot(bx - ax, by - ay));
  }
  const length = along[along.length - 1] as number;
  return {
    length,
    at: points.map((_, index) => along[index * fine] as number),
    point: (v) => {
      const target = v * length;
      let low = 0;
      let high = along.length - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((along[middle] as number) <= target) low = middle;
        else high = middle;
      }
      const span = (along[high] as number) - (along[low] as number) || 1;
      const share = (target - (along[low] as number)) / span;
      const [ax, ay] = samples[low] as ProfilePoint;
      const [bx, by] = samples[high] as ProfilePoint;
      return [ax + (bx - ax) * share, ay + (by - ay) * share];
    },
  };
}

function catmull(points: readonly ProfilePoint[], index: number, t: number): ProfilePoint {
  const pick = (at: number): ProfilePoint => points[Math.min(points.length - 1, Math.max(0, at))] as ProfilePoint;
  const [a, b, c, d] = [pick(index - 1), pick(index), pick(index + 1), pick(index + 2)];
  const along = (axis: 0 | 1): number =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * t +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
  return [Math.max(0, along(0)), along(1)];
}
