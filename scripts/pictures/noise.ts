import { cell } from './random';

const size = 256;
const table = new Float32Array(size * 3);
const order = new Uint8Array(size * 2);
for (let index = 0; index < size; index++) {
  const height = cell(index, 17) * 2 - 1;
  const turn = cell(index, 91) * 2 * Math.PI;
  const flat = Math.sqrt(1 - height * height);
  table.set([flat * Math.cos(turn), height, flat * Math.sin(turn)], index * 3);
  order[index] = Math.floor(cell(index, 5) * size);
  order[index + size] = order[index] ?? 0;
}

function corner(x: number, y: number, z: number, dx: number, dy: number, dz: number): number {
  const at = ((order[((order[((order[x & 255] as number) + y) & 255] as number) + z) & 255] as number) | 0) * 3;
  return (table[at] as number) * dx + (table[at + 1] as number) * dy + (table[at + 2] as number) * dz;
}

/** Gradient noise in space, about -0.8 to 0.8, smooth at a scale of one unit. */
export function noise(x: number, y: number, z: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const fx = x - ix;
  const fy = y - iy;
  const fz = z - iz;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const w = fz * fz * fz * (fz * (fz * 6 - 15) + 10);
  const a = corner(ix, iy, iz, fx, fy, fz);
  const b = corner(ix + 1, iy, iz, fx - 1, fy, fz);
  const c = corner(ix, iy + 1, iz, fx, fy - 1, fz);
  const d = corner(ix + 1, iy + 1, iz, fx - 1, fy - 1, fz);
  const e = corner(ix, iy, iz + 1, fx, fy, fz - 1);
  const f = corner(ix + 1, iy, iz + 1, fx - 1, fy, fz - 1);
  const g = corner(ix, iy + 1, iz + 1, fx, fy - 1, fz - 1);
  const h = corner(ix + 1, iy + 1, iz + 1, fx - 1, fy - 1, fz - 1);
  const near = a + u * (b - a) + v * (c - a + u * (a - b - c + d));
  const far = e + u * (f - e) + v * (g - e + u * (e - f - g + h));
  return near + w * (far - near);
}

/** Noise summed over octaves, each twice as fine and half as strong. */
export function cloud(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let weight = 1;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * scale + octave * 17.3, y * scale - octave * 9.1, z * scale + octave * 5.7);
    weight *= 0.5;
    scale *= 2.03;
  }
  return sum;
}

/** What `cells` finds: distance to the nearest and second nearest point, and the nearest one's own number. */
export type CellHit = { near: number; next: number; id: number };

const found: CellHit = { near: 0, next: 0, id: 0 };

/** Cellular noise in the plane: one jittered point per unit square. The returned object is reused. */
export function cells(x: number, y: number, jitter = 1): CellHit {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  found.near = 9;
  found.next = 9;
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const px = ix + dx + 0.5 + (cell(ix + dx, iy + dy, 1) - 0.5) * jitter - x;
      const py = iy + dy + 0.5 + (cell(ix + dx, iy + dy, 2) - 0.5) * jitter - y;
      const distance = Math.sqrt(px * px + py * py);
      if (distance < found.near) {
        found.next = found.near;
        found.near = distance;
        found.id = cell(ix + dx, iy + dy, 3);
      } else if (distance < found.next) found.next = distance;
    }
  return found;
}

/** Zero below `low`, one above `high`, smooth between. */
export function smooth(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** Linear mix. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
