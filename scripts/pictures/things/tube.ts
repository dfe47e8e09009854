import { type Mesh, sheet } from '../light/mesh';

/** A point on a path: x, y, z and the half-widths of an oval there. */
export type PathPoint = readonly [x: number, y: number, z: number, wide: number, thick: number];

/**
 * A rope of oval section along a smooth path; `flat` gives the direction of its wider axis. Handles, cords,
 * rods and fringes are made of it.
 */
export function tube(
  path: readonly PathPoint[],
  flat: readonly [number, number, number],
  material: number,
  columns = 20,
  rows = 60,
): Mesh {
  const middle: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  const after: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  return sheet(
    (u, v, out) => {
      along(path, v, middle);
      along(path, Math.min(1, v + 1e-3), after);
      const back = v > 0.999;
      if (back) along(path, v - 1e-3, after);
      const sign = back ? -1 : 1;
      const t = unit([(after[0] - middle[0]) * sign, (after[1] - middle[1]) * sign, (after[2] - middle[2]) * sign]);
      const n = unit(cross(t, flat));
      const b = cross(n, t);
      const angle = -u * 2 * Math.PI;
      const p = Math.cos(angle) * middle[3];
      const q = Math.sin(angle) * middle[4];
      out[0] = middle[0] + b[0] * p + n[0] * q;
      out[1] = middle[1] + b[1] * p + n[1] * q;
      out[2] = middle[2] + b[2] * p + n[2] * q;
    },
    columns,
    rows,
    material,
    true,
  );
}

function along(path: readonly PathPoint[], v: number, out: number[]): void {
  const spot = Math.min(path.length - 1.0001, Math.max(0, v * (path.length - 1)));
  const index = Math.floor(spot);
  const t = spot - index;
  const pick = (at: number): PathPoint => path[Math.min(path.length - 1, Math.max(0, at))] as PathPoint;
  const [a, b, c, d] = [pick(index - 1), pick(index), pick(index + 1), pick(index + 2)];
  for (let axis = 0; axis < 5; axis++) {
    const [pa, pb, pc, pd] = [a[axis] as number, b[axis] as number, c[axis] as number, d[axis] as number];
    out[axis] =
      0.5 *
      (2 * pb + (pc - pa) * t + (2 * pa - 5 * pb + 4 * pc - pd) * t * t + (3 * pb - pa - 3 * pc + pd) * t * t * t);
  }
}

type Three = [number, number, number];

function cross(a: readonly [number, number, number], b: readonly [number, number, number]): Three {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(a: Three): Three {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}
