import type { Mesh } from '../light/mesh';
import { between, type Random } from '../random';
import { tube } from './tube';

/** Strands along an edge. `edge` gives the point at 0..1 and `down` the way they hang or lie. */
export type Fringe = {
  readonly edge: (t: number) => readonly [number, number, number];
  readonly down: readonly [number, number, number];
  /** Which way strands may sway sideways. */
  readonly aside: readonly [number, number, number];
  readonly count: number;
  readonly length: number;
  readonly thick: number;
  /** Height below which nothing can sink: the floor; -Infinity for a hanging edge. */
  readonly floor: number;
  readonly material: number;
};

/** Builds the strands of a fringe, each with a sway of its own. */
export function fringe(made: Fringe, random: Random): Mesh[] {
  return Array.from({ length: made.count }, (_, index) => {
    const [x, y, z] = made.edge((index + 0.5 + between(random, -0.25, 0.25)) / made.count);
    const long = made.length * between(random, 0.78, 1.12);
    const sway = between(random, -0.22, 0.22) * made.length;
    const curl = between(random, -0.12, 0.12) * made.length;
    const path = [0, 0.25, 0.5, 0.75, 1].map((t) => {
      const off = sway * t * t + curl * Math.sin(t * 4);
      const at = [0, 1, 2].map(
        (axis) =>
          ([x, y, z][axis] as number) + (made.down[axis] as number) * long * t + (made.aside[axis] as number) * off,
      );
      const thin = made.thick * (1 - 0.35 * t);
      return [
        at[0] as number,
        Math.max(made.floor + thin * (0.6 + (index % 3) * 0.4), at[1] as number),
        at[2] as number,
        thin,
        thin,
      ] as const;
    });
    return tube(path, [0.1, 1, 0.2], made.material, 5, 8);
  });
}
