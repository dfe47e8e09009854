import { blend, hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Material } from '../light/scene';
import { place } from '../light/settings';
import { bump, paint, type Setup, viewed } from '../light/studio';
import { cloud, noise } from '../noise';
import { around, between, cell, type Random } from '../random';
import type { Art } from '../things/art';
import { lightOf, type PotShot } from './pots';

export type PrintShot = {
  readonly art: Art;
  readonly paper: string;
  readonly frame: 'oak' | 'black' | 'walnut' | 'white';
  /** Width of the mount around the sheet, in cm; 0 lets the sheet fill the frame. */
  readonly mount: number;
  readonly wall: string;
  readonly light: PotShot['light'];
  /** Leaning on a shelf instead of hanging. */
  readonly leans?: boolean;
  readonly turn?: number;
  readonly key?: number;
};

const woods = {
  oak: ['#b98e5f', '#8f6338'],
  black: ['#1d1c1b', '#121111'],
  walnut: ['#5f3f2a', '#38231680'.slice(0, 7)],
  white: ['#e6e2da', '#d6d0c5'],
} as const;

/** A bar of the frame between two corners, mitred, with a rounded face. */
function bar(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  inX: number,
  inY: number,
  wide: number,
  deep: number,
): Mesh {
  return sheet(
    (u, v, out) => {
      const profile: readonly (readonly [number, number])[] = [
        [0, 0],
        [0, deep * 0.86],
        [0.07, deep * 0.98],
        [0.5, deep],
        [0.93, deep * 0.98],
        [1, deep * 0.86],
        [1, deep * 0.35],
      ];
      const spot = Math.min(profile.length - 1.001, v * (profile.length - 1));
      const low = profile[Math.floor(spot)] as readonly [number, number];
      const high = profile[Math.floor(spot) + 1] as readonly [number, number];
      const t = spot - Math.floor(spot);
      const inward = (low[0] + (high[0] - low[0]) * t) * wide;
      const rise = low[1] + (high[1] - low[1]) * t;
      const length = Math.hypot(x1 - x0, y1 - y0);
      const ux = (x1 - x0) / length;
      const uy = (y1 - y0) / length;
      const along = inward + u * (length - 2 * inward);
      out.set([x0 + ux * along + inX * inward, y0 + uy * along + inY * inward, rise]);
    },
    30,
    36,
    0,
  );
}

function frameWood(kind: PrintShot['frame'], seed: number): Material {
  const [light, dark] = woods[kind].map(hex) as [ReturnType<typeof hex>, ReturnType<typeof hex>];
  return {
    shade(hit, s) {
      const upright = Math.floor(hit.u * 0) + (Math.abs(hit.x) > Math.abs(hit.y) * 0.75 ? 1 : 0);
      const [along, across] = upright ? [hit.y, hit.x] : [hit.x, hit.y];
      const grain = 0.5 + 0.6 * noise(along * 0.12, across * 2.4, seed) + 0.4 * noise(along * 0.3, across * 9, seed);
      paint(s, blend(light, dark, kind === 'white' ? grain * 0.3 : grain));
      s.shine = 0.03;
      s.roughness = kind === 'black' ? 0.35 : 0.5;
      bump(hit, s, (x, y, z) => 0.008 * noise(x * (upright ? 12 : 0.6), y * (upright ? 0.6 : 12), z * 8), 0.02, 1);
    },
  };
}

/** The sheet in its mount: paper with a tooth, ink that sinks in unevenly. */
function sheetMaterial(shot: PrintShot, width: number, seed: number): Material {
  const own = hex(shot.paper);
  const card = hex('#e9e5dc');
  const inner = width - shot.mount * 2;
  return {
    shade(hit, s) {
      const x = (hit.u - 0.5) * width;
      const y = (hit.v - 0.5) * width * (4 / 3);
      const beyond = Math.max(Math.abs(x) - inner / 2, Math.abs(y) - (inner * 2) / 3);
      if (shot.mount > 0 && beyond > 0) {
        const bevel = beyond < 0.22;
        paint(s, card, bevel ? 1.06 : 0.98 + 0.02 * noise(x * 3, y * 3, seed));
        return;
      }
      const tooth = hit.seen ? 1 + 0.02 * noise(x * 6, y * 6, seed) + 0.012 * noise(x * 15, y * 15, seed) : 1;
      const ink = shot.art(x / inner, y / inner);
      if (ink) {
        const uneven = hit.seen
          ? 1 +
            0.07 * cloud(x * 0.3 + seed, y * 0.3, 1, 3) +
            0.08 * (cell(Math.floor(x * 40), Math.floor(y * 40), 3) - 0.5)
          : 1;
        paint(s, [ink[0] * uneven * 0.96 + 0.008, ink[1] * uneven * 0.96 + 0.008, ink[2] * uneven * 0.96 + 0.008]);
      } else paint(s, own, tooth);
      bump(hit, s, (a, b, c) => 0.006 * cloud(a * 5, b * 5, c + seed, 2), 0.03, 1);
    },
  };
}

/** A framed print on a wall, or leaning on a shelf. */
export function printShot(shot: PrintShot, random: Random): Setup {
  const seed = between(random, 0, 50);
  const width = 42;
  const height = width * (4 / 3);
  const [wide, deep] = [between(random, 1.5, 2.1), 2.2];
  const w = width / 2 + wide * 0.8;
  const h = height / 2 + wide * 0.8;
  const meshes: Mesh[] = [
    bar(-w, -h, w, -h, 0, 1, wide, deep),
    bar(w, -h, w, h, -1, 0, wide, deep),
    bar(w, h, -w, h, 0, -1, wide, deep),
    bar(-w, h, -w, -h, 1, 0, wide, deep),
    sheet((u, v, out) => out.set([(u - 0.5) * width, (v - 0.5) * height, deep * 0.4]), 4, 4, 1),
  ];
  const lean = shot.leans ? 0.1 : 0.006;
  const lift = shot.leans ? h : 90;
  const tip = shot.leans ? 0 : around(random, 0, 0.004);
  for (const mesh of meshes) {
    for (let at = 0; at < mesh.positions.length; at += 3) {
      const [x, y, z] = [
        mesh.positions[at] as number,
        mesh.positions[at + 1] as number,
        mesh.positions[at + 2] as number,
      ];
      const rx = x * Math.cos(tip) - y * Math.sin(tip);
      const ry = x * Math.sin(tip) + y * Math.cos(tip);
      mesh.positions.set([rx, ry + lift, z - (ry + h) * lean + (shot.leans ? h * 2 * lean : 0.3)], at);
    }
  }
  const room = place('oak', random, 140, shot.wall);
  const view = 26;
  const frame = (height + 6) * between(random, 1.3, 1.45);
  return {
    meshes,
    materials: [frameWood(shot.frame, seed), sheetMaterial(shot, width, seed)],
    stage: { ...room, wallAt: 0, curve: 0 },
    ...lightOf(shot.light, random, 100),
    camera: viewed(
      [around(random, 0, 2), lift - (shot.leans ? 3 : 0), 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      shot.turn ?? around(random, 0, 9),
      shot.leans ? 5 : 1,
      view,
      0,
    ),
  };
}
