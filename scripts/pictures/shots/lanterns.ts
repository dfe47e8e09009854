import type { Colour } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Bulb, Material } from '../light/scene';
import { place } from '../light/settings';
import { paint, type Setup, viewed } from '../light/studio';
import { around, between, type Random } from '../random';
import { beaten, metals } from '../things/metal';
import { tube } from '../things/tube';
import { type ProfilePoint, turned } from '../things/turned';
import type { PotShot } from './pots';

export type LanternShot = {
  readonly profile: readonly ProfilePoint[];
  readonly metal: keyof typeof metals;
  /** Height of the bulb. */
  readonly bulb: number;
  readonly hole: (u: number, v: number) => boolean;
  readonly on: PotShot['on'];
  readonly wall: string;
  /** Hangs from a cord, its foot this high; stands when absent. */
  readonly hangs?: number;
  readonly power: number;
  readonly frame: number;
  readonly key?: number;
};

const flame: Colour = [1, 0.62, 0.27];

/** Holes in staggered rows, `across` around and `up` along, by distance from each hole's middle. */
export function pierced(
  across: number,
  up: number,
  from: number,
  to: number,
  size: (row: number, column: number) => number,
): (u: number, v: number) => boolean {
  return (u, v) => {
    if (v < from || v > to) return false;
    const row = Math.floor(((v - from) / (to - from)) * up);
    const y = ((v - from) / (to - from)) * up - row - 0.5;
    const x = ((((u * across + (row % 2) * 0.5) % 1) + 1) % 1) - 0.5;
    const column = Math.floor(u * across + (row % 2) * 0.5);
    const reach = size(row, column);
    return x * x + y * y < reach * reach;
  };
}

/** A single metal skin, for light to come through. */
function skin(
  profile: readonly ProfilePoint[],
  at: readonly [number, number, number],
  hole: LanternShot['hole'],
  metal: keyof typeof metals,
  seed: number,
  material: number,
): { mesh: Mesh; paint: Material } {
  const made = turned({
    outside: profile.slice(0, -1),
    inside: profile.slice(-1),
    at,
    seed,
    rings: 0,
    wobble: 0.006,
    material,
    columns: 200,
    rows: 160,
  });
  return {
    mesh: made.mesh,
    paint: beaten({ colour: metals[metal], at, roughness: 0.3, hammer: 0, patina: 0.5, seed, hole }),
  };
}

/** A small glass ball at a height. */
function ball(height: number, radius: number, material: number): Mesh {
  return sheet(
    (u, v, out) => {
      const a = u * 6.2832;
      const b = v * Math.PI;
      out.set([radius * Math.sin(b) * Math.cos(a), height + radius * Math.cos(b), radius * Math.sin(b) * Math.sin(a)]);
    },
    24,
    16,
    material,
  );
}

/** A lit lamp of pierced metal in a dim room. */
export function lanternShot(shot: LanternShot, random: Random): Setup {
  const seed = between(random, 0, 40);
  const lift = shot.hangs ?? 0.3;
  const { mesh, paint: metal } = skin(shot.profile, [0, lift, 0], shot.hole, shot.metal, seed, 0);
  const height = Math.max(...shot.profile.map(([, y]) => y));
  const radius = Math.max(...shot.profile.map(([r]) => r));
  const meshes: Mesh[] = [mesh];
  const glow: Material = {
    shade: (_, s) => {
      paint(s, [1, 1, 1]);
      s.glowRed = 14;
      s.glowGreen = 9;
      s.glowBlue = 4.2;
    },
  };
  const [by, br] = [lift + shot.bulb, 1.5];
  meshes.push(ball(by, br * 0.9, 1));
  if (shot.hangs !== undefined)
    meshes.push(
      tube(
        [
          [0, lift + height - 0.5, 0, 0.22, 0.22],
          [0.1, lift + height + 60, 0, 0.22, 0.22],
        ],
        [0, 0, 1],
        2,
        8,
        4,
      ),
    );
  // The filament is what throws the pattern; the glass around it is only seen.
  const bulb: Bulb = {
    at: [0, by + br + 0.4, 0],
    radius: 0.3,
    power: [shot.power * flame[0], shot.power * flame[1], shot.power * flame[2]],
  };
  const cord: Material = { shade: (_, s) => paint(s, [0.04, 0.035, 0.03]) };
  const dim = 0.05;
  const view = 26;
  return {
    meshes,
    materials: [metal, glow, cord],
    stage: { ...place(shot.on, random, radius * 5, shot.wall), wallAt: -radius * 1.55 },
    bulbs: [bulb],
    room: [
      [dim * 0.9, dim, dim * 1.25],
      [dim * 0.5, dim * 0.45, dim * 0.4],
    ],
    ambient: [0.075, 0.055, 0.038],
    camera: viewed(
      [around(random, 0, radius * 0.1), lift + height * 0.48, 0],
      shot.frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 0, 9),
      between(random, 3, 8),
      view,
      0.012,
    ),
  };
}
