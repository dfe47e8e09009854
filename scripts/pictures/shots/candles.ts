import { blend, type Colour, hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Bulb, Material } from '../light/scene';
import { daylight, place } from '../light/settings';
import { bump, paint, type Setup, viewed } from '../light/studio';
import { cloud, noise, smooth } from '../noise';
import { around, between, type Random } from '../random';
import { form } from '../things/forms';
import { glazed } from '../things/glaze';
import { tube } from '../things/tube';
import { type ProfilePoint, turned } from '../things/turned';
import type { PotShot } from './pots';

export type CandleShot = {
  readonly candles: readonly {
    readonly radius: number;
    readonly height: number;
    readonly x: number;
    readonly z: number;
    readonly y?: number;
  }[];
  readonly wax: string;
  /** A stoneware cup of this colour around a single candle. */
  readonly cup?: string;
  readonly on: PotShot['on'];
  readonly wall: string;
  readonly key?: number;
};

/** Wax: light wanders inside it, so it glows below the flame and never has hard shadows. */
function wax(colour: Colour, tops: readonly { x: number; y: number; z: number; radius: number }[]): Material {
  return {
    shade(hit, s) {
      let glow = 0;
      for (const { x, y, z, radius } of tops) {
        const side = Math.hypot(hit.x - x, hit.z - z);
        if (side < radius * 1.1)
          glow = Math.max(
            glow,
            Math.exp(-Math.max(0, y - hit.y) / (radius * 0.85)) * (0.5 + 0.5 * smooth(radius, 0, side)),
          );
      }
      const tone = hit.seen ? 0.97 + 0.05 * cloud(hit.x * 0.5, hit.y * 0.5, hit.z * 0.5, 3) : 1;
      paint(s, colour, tone);
      s.glowRed = glow * (0.62 * colour[0] + 0.2);
      s.glowGreen = glow * (0.4 * colour[1] + 0.075);
      s.glowBlue = glow * (0.2 * colour[2] + 0.015);
      s.shine = 0.03;
      s.roughness = hit.ny > 0.9 ? 0.12 : 0.45;
      bump(
        hit,
        s,
        (x, y, z) => 0.05 * noise(x * 0.8, y * 0.5, z * 0.8) + 0.012 * noise(x * 3, y * 3, z * 3),
        0.04,
        0.7,
      );
    },
  };
}

/** A flame: blue and clear at the wick, white in the middle, amber towards the tip. */
function flameOf(base: number, height: number): Material {
  return {
    shade(hit, s) {
      const up = (hit.y - base) / height;
      const bright = smooth(0, 0.28, up) * (1.5 - 0.75 * up);
      const amber = blend([1, 0.93, 0.72], [1, 0.55, 0.16], smooth(0.35, 1, up));
      paint(s, [0, 0, 0]);
      s.glowRed = 7 * bright * amber[0] + 0.1;
      s.glowGreen = 7 * bright * amber[1] + 0.12;
      s.glowBlue = 7 * bright * amber[2] + 0.35 * (1 - smooth(0, 0.2, up));
    },
  };
}

function pillar(radius: number, height: number): { outside: ProfilePoint[]; inside: ProfilePoint[] } {
  return {
    outside: [
      [0, 0],
      [radius * 0.97, 0],
      [radius, 0.15],
      [radius * 1.004, height * 0.5],
      [radius * 0.995, height - 0.25],
      [radius * 0.96, height],
    ],
    inside: [
      [radius * 0.9, height - 0.06],
      [radius * 0.75, height - 0.5],
      [radius * 0.5, height - 0.72],
      [radius * 0.2, height - 0.78],
      [0, height - 0.78],
    ],
  };
}

type Lit = { readonly meshes: Mesh[]; readonly materials: Material[]; readonly bulbs: Bulb[] };

/** Adds one candle with its wick, its flame and the light of it. */
function light(
  { radius, height, x, z, y = 0 }: CandleShot['candles'][number],
  { meshes, materials, bulbs }: Lit,
  random: Random,
): void {
  const seed = between(random, 0, 50);
  meshes.push(turned({ ...pillar(radius, height), at: [x, y, z], seed, rings: 0.02, wobble: 0.012, material: 0 }).mesh);
  const top = y + height - 0.8;
  const bend = around(random, 0, 0.15);
  meshes.push(
    tube(
      [
        [x, top - 0.3, z, 0.1, 0.1],
        [x + bend * 0.4, top + 0.6, z, 0.1, 0.1],
        [x + bend, top + 1.15, z, 0.09, 0.09],
      ],
      [0, 0, 1],
      1,
      8,
      8,
    ),
  );
  const tall = between(random, 3.3, 4);
  const lean = around(random, 0, 0.12);
  const base = top + 0.75;
  meshes.push(
    sheet(
      (u, v, out) => {
        const a = u * 6.2832;
        const r = 0.56 * Math.sin(Math.PI * v ** 0.62) ** 0.9 * (1 - 0.25 * v);
        out.set([x + bend * 0.7 + lean * v * v * 2 + r * Math.cos(a), base + v * tall, z + r * Math.sin(a)]);
      },
      24,
      40,
      materials.length,
    ),
  );
  materials.push(flameOf(base, tall));
  bulbs.push({ at: [x + bend, base + tall * 0.45, z], radius: 1.7, power: [1500, 860, 350] });
}

/** Burning candles at dusk. */
export function candleShot(shot: CandleShot, random: Random): Setup {
  const meshes: Mesh[] = [];
  const bulbs: Bulb[] = [];
  const colour = hex(shot.wax);
  const tops = shot.candles.map(({ x, z, y = 0, height, radius }) => ({ x, z, y: y + height, radius }));
  const materials: Material[] = [wax(colour, tops), { shade: (_, s) => paint(s, [0.02, 0.016, 0.013]) }];
  for (const candle of shot.candles) light(candle, { meshes, materials, bulbs }, random);
  if (shot.cup) cupAround(shot.cup, meshes, materials);
  const top = Math.max(...tops.map(({ y }) => y)) + 4;
  const left = Math.min(...tops.map(({ x, radius }) => x - radius)) - (shot.cup ? 1 : 0);
  const right = Math.max(...tops.map(({ x, radius }) => x + radius)) + (shot.cup ? 1 : 0);
  const frame = Math.max(top / 0.62, (right - left) / 0.62 / 0.8);
  const view = 23;
  const dusklight = daylight(random, -1, frame, 0.2);
  const dusk = 0.34;
  return {
    meshes,
    materials,
    stage: place(shot.on, random, frame, shot.wall),
    ...dusklight,
    lamps: (dusklight.lamps ?? []).map((lamp) => ({
      ...lamp,
      colour: lamp.colour.map((value, c) => value * dusk * ([0.85, 0.95, 1.15][c] as number)) as unknown as Colour,
    })),
    bulbs,
    room: [
      [0.15, 0.165, 0.19],
      [0.07, 0.065, 0.06],
    ],
    ambient: [0.1, 0.09, 0.08],
    camera: viewed(
      [(left + right) / 2, top * 0.47, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 0, 6),
      between(random, 11, 16),
      view,
      0.03,
    ),
  };
}

function cupAround(colour: string, meshes: Mesh[], materials: Material[]): void {
  const { outside, inside } = form('beaker', 10.4);
  const made = turned({
    outside,
    inside,
    at: [0, 0, 0],
    seed: 5,
    rings: 0.1,
    wobble: 0.014,
    material: materials.length,
  });
  meshes.push(made.mesh);
  const own = hex(colour);
  materials.push(
    glazed({
      at: [0, 0, 0],
      lip: made.lip,
      length: made.length,
      seed: 5,
      colour: own,
      thin: [own[0] * 1.3, own[1] * 1.25, own[2] * 1.2],
      thick: [own[0] * 0.7, own[1] * 0.7, own[2] * 0.72],
      clay: hex('#b08a66'),
      bareBelow: 1,
      drip: 0.3,
      roughness: 0.3,
      shine: 0.045,
      specks: 0.6,
      speckColour: hex('#3b3029'),
      crackle: 0,
      uneven: 0.5,
    }),
  );
}
