import { blend, type Colour, hex } from '../colour';
import type { Hit, Material } from '../light/scene';
import { bump, paint } from '../light/studio';
import { cloud, noise, smooth } from '../noise';
import { cell } from '../random';
import type { Design } from './designs';

/** How a cloth is made. `u`, `v` of its mesh run over its width and length in centimetres given here. */
export type Weave = {
  readonly kind: 'pile' | 'flat' | 'plain' | 'twill' | 'herringbone' | 'waffle' | 'loop' | 'basket';
  readonly width: number;
  readonly length: number;
  /** Size of a knot or thread in cm. */
  readonly thread: number;
  readonly palette: readonly string[];
  readonly design: Design;
  readonly seed: number;
  /** How much threads differ in tone, 0 to 1, and how hairy the wool is. */
  readonly uneven?: number;
  readonly hairy?: number;
  /** Depth of the weave's relief, relative to its thread. */
  readonly relief?: number;
};

/** Wool never takes a dye fully: a little of its own colour stays. */
function faded(colour: Colour): Colour {
  const grey = 0.3 * colour[0] + 0.55 * colour[1] + 0.15 * colour[2];
  return [
    0.72 * colour[0] + 0.2 * grey + 0.026,
    0.72 * colour[1] + 0.2 * grey + 0.022,
    0.72 * colour[2] + 0.2 * grey + 0.016,
  ];
}

function colourAt(palette: readonly Colour[], index: number): Colour {
  const low = Math.floor(index);
  const from = palette[Math.min(palette.length - 1, low)] as Colour;
  const to = palette[Math.min(palette.length - 1, low + 1)] as Colour;
  return index === low ? from : blend(from, to, index - low);
}

/** The relief of a weave, in threads, at a place counted in threads. */
function reliefOf(kind: Weave['kind'], a: number, b: number, seed: number): number {
  const ia = Math.floor(a);
  const ib = Math.floor(b);
  const fa = a - ia - 0.5;
  const fb = b - ib - 0.5;
  const round = (value: number): number => Math.sqrt(Math.max(0, 1 - 3.2 * value * value));
  switch (kind) {
    case 'pile':
      return 0.9 * (round(fa) * round(fb) + 0.8 * (cell(ia, ib, seed) - 0.5)) + 0.5 * noise(a * 1.7, b * 1.7, seed);
    case 'flat':
      return 0.8 * round(fa) + 0.35 * round(fb) * (0.6 + 0.8 * cell(ia, ib, seed));
    case 'plain': {
      const over = (ia + ib) % 2 === 0;
      return over ? 0.7 * round(fa) * (0.6 + 0.4 * round(fb)) : 0.7 * round(fb) * (0.6 + 0.4 * round(fa));
    }
    case 'basket': {
      const over = ((ia >> 1) + (ib >> 1)) % 2 === 0;
      return over ? 0.8 * round(fa) : 0.8 * round(fb);
    }
    case 'twill':
      return 0.9 * round((((a + b) / 3) % 1) - 0.5 * Math.sign(a + b)) * 0.8 + 0.35 * round(fa);
    case 'herringbone': {
      const turn = Math.floor(a / 14) % 2 === 0 ? a + b : a - b;
      return 0.9 * round(((((turn / 3) % 1) + 1) % 1) - 0.5) + 0.3 * round(fb);
    }
    case 'waffle': {
      const cupA = Math.abs(((((a / 9) % 1) + 1) % 1) - 0.5) * 2;
      const cupB = Math.abs(((((b / 9) % 1) + 1) % 1) - 0.5) * 2;
      return 4.2 * Math.max(cupA, cupB) ** 2 + 0.4 * round(fa) * round(fb);
    }
    case 'loop':
      return 1.5 * round(fa * 0.95) * round(fb * 0.95) * (0.7 + 0.6 * cell(ia, ib, seed));
  }
}

/** The material of a woven cloth. */
export function woven(weave: Weave): Material {
  const palette = weave.palette.map((code) => faded(hex(code)));
  const { thread, seed, width, length } = weave;
  const uneven = weave.uneven ?? 0.5;
  const hairy = weave.hairy ?? 0.4;
  const knot = weave.kind === 'pile' || weave.kind === 'flat' || weave.kind === 'loop' ? thread : thread * 2;
  const light = (hit: Hit): Colour => {
    const x = (hit.u - 0.5) * width;
    const y = (hit.v - 0.5) * length;
    const cx = (Math.floor(x / knot) + 0.5) * knot;
    const cy = (Math.floor(y / knot) + 0.5) * knot;
    return colourAt(palette, weave.design(cx, cy, width / 2, length / 2));
  };
  return {
    shade(hit, skin) {
      const base = light(hit);
      if (!hit.seen) {
        paint(skin, base);
        return;
      }
      const a = ((hit.u - 0.5) * width) / thread;
      const b = ((hit.v - 0.5) * length) / thread;
      const height = reliefOf(weave.kind, a, b, seed);
      const abrash =
        0.16 * noise(seed, b * thread * 0.09, 3) + 0.1 * cloud(a * thread * 0.05, b * thread * 0.16, seed, 2);
      const own = (cell(Math.floor(a), Math.floor(b), seed) - 0.5) * 0.34 * uneven;
      const fibre = hairy * 0.22 * cloud(a * 0.9, b * 2.3, seed, 2);
      const hollow =
        weave.kind === 'waffle' ? 0.75 + 0.25 * smooth(0, 3, height) : 0.62 + 0.38 * smooth(-0.1, 0.75, height);
      paint(skin, base, (1 + abrash + own + fibre) * hollow);
      const depth = thread * (weave.relief ?? 0.55);
      const tx = tangent(hit);
      bumpAlong(hit, skin, tx, weave, a, b, depth);
      if (hairy > 0) bump(hit, skin, (x, y, z) => 0.012 * hairy * cloud(x * 7, y * 7, z * 7 + seed, 2), 0.02, 1);
    },
  };
}

const axis = new Float64Array(6);

/** Directions of u and v on the surface, good enough for cloth: u follows the world's x where it can. */
function tangent(hit: Hit): Float64Array {
  const { nx, ny, nz } = hit;
  const flat = Math.abs(nx) > 0.95;
  let ux = flat ? 0 : 1 - nx * nx;
  let uy = flat ? 0 : -nx * ny;
  let uz = flat ? 1 : -nx * nz;
  const length = Math.hypot(ux, uy, uz) || 1;
  ux /= length;
  uy /= length;
  uz /= length;
  axis.set([ux, uy, uz, ny * uz - nz * uy, nz * ux - nx * uz, nx * uy - ny * ux]);
  return axis;
}

function bumpAlong(
  hit: Hit,
  skin: { nx: number; ny: number; nz: number },
  t: Float64Array,
  weave: Weave,
  a: number,
  b: number,
  depth: number,
): void {
  const e = 0.12;
  const here = reliefOf(weave.kind, a, b, weave.seed);
  const du = ((reliefOf(weave.kind, a + e, b, weave.seed) - here) / e / weave.thread) * depth;
  const dv = ((reliefOf(weave.kind, a, b + e, weave.seed) - here) / e / weave.thread) * depth;
  const cap = (value: number): number => Math.max(-1.6, Math.min(1.6, value));
  const gu = cap(du);
  const gv = cap(dv) * -1;
  const x = hit.nx - gu * (t[0] as number) - gv * (t[3] as number);
  const y = hit.ny - gu * (t[1] as number) - gv * (t[4] as number);
  const z = hit.nz - gu * (t[2] as number) - gv * (t[5] as number);
  const length = Math.hypot(x, y, z);
  skin.nx = x / length;
  skin.ny = y / length;
  skin.nz = z / length;
}
