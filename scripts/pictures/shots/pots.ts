import { type Colour, hex } from '../colour';
import { bent, type Mesh } from '../light/mesh';
import type { Material } from '../light/scene';
import { backlight, daylight, type Lighting, place, sunlight } from '../light/settings';
import { type Setup, viewed } from '../light/studio';
import { smooth } from '../noise';
import { around, between, type Random } from '../random';
import { extent, type FormName, form } from '../things/forms';
import { type Glaze, glazed } from '../things/glaze';
import { tube } from '../things/tube';
import { turned } from '../things/turned';

/** A glaze as the catalogue writes it: colours as codes, the rest with fair defaults. */
export type Recipe = {
  readonly colour: string;
  readonly thin?: string;
  readonly thick?: string;
  readonly clay?: string;
  readonly bare?: number;
  readonly drip?: number;
  readonly rough?: number;
  readonly shine?: number;
  readonly specks?: number;
  readonly speck?: string;
  readonly crackle?: number;
  readonly uneven?: number;
  readonly pattern?: Glaze['pattern'];
};

export type Pot = {
  readonly form: FormName;
  readonly size: number;
  readonly stretch?: number;
  readonly thin?: number;
  readonly at?: readonly [number, number, number];
  readonly glaze: Recipe;
  readonly rings?: number;
  readonly wobble?: number;
  /** Where a handle sits: heights of its ends as shares of the pot's height, and its reach in cm. */
  readonly handle?: {
    readonly from: number;
    readonly to: number;
    readonly reach: number;
    readonly thick: number;
    readonly turn: number;
  };
  readonly spout?: number;
};

export type PotShot = {
  readonly pots: readonly Pot[];
  readonly on: Parameters<typeof place>[0];
  readonly wall?: string;
  readonly light?: 'left' | 'right' | 'back' | 'bars' | 'leaves' | 'sun';
  /** Camera: degrees above the table, share of the picture's width the group fills, degrees around. */
  readonly above?: number;
  readonly fill?: number;
  readonly turn?: number;
};

const lightness = (code: string, factor: number): Colour =>
  hex(code).map((value) => Math.min(0.95, value * factor)) as unknown as Colour;

function glazeOf(pot: Pot, lip: number, length: number, seed: number): Material {
  const recipe = pot.glaze;
  return glazed({
    at: pot.at ?? [0, 0, 0],
    lip,
    length,
    seed,
    colour: hex(recipe.colour),
    thin: recipe.thin ? hex(recipe.thin) : lightness(recipe.colour, 1.5),
    thick: recipe.thick ? hex(recipe.thick) : lightness(recipe.colour, 0.6),
    clay: hex(recipe.clay ?? '#a5785a'),
    bareBelow: recipe.bare ?? 0.5,
    drip: recipe.drip ?? 0.25,
    roughness: recipe.rough ?? 0.1,
    shine: recipe.shine ?? 0.05,
    specks: recipe.specks ?? 0,
    speckColour: hex(recipe.speck ?? '#3a2a1e'),
    crackle: recipe.crackle ?? 0,
    uneven: recipe.uneven ?? 0.4,
    ...(recipe.pattern ? { pattern: recipe.pattern } : {}),
  });
}

function handleOf(pot: Pot, material: number): Mesh {
  const { height, radius } = extent(pot.form, pot.size, pot.stretch);
  const { from, to, reach, thick, turn } = pot.handle as NonNullable<Pot['handle']>;
  const { outside } = form(pot.form, pot.size, pot.stretch, pot.thin);
  const radiusAt = (y: number): number => {
    const index = Math.max(
      1,
      outside.findIndex(([, py]) => py >= y),
    );
    const [ar, ay] = outside[index - 1] as readonly [number, number];
    const [br, by] = outside[index] as readonly [number, number];
    return ar + ((br - ar) * (y - ay)) / (by - ay || 1);
  };
  const angle = (turn * Math.PI) / 180;
  const [ox, oy, oz] = pot.at ?? [0, 0, 0];
  const path = [-0.06, 0, 0.25, 0.5, 0.75, 1, 1.06].map((t) => {
    const y = height * (from + (to - from) * Math.min(1, Math.max(0, t)));
    const out = Math.min(1, Math.max(0, t));
    const bulge = Math.sin(Math.PI * Math.min(1, out * 1.06)) ** 0.62 * reach;
    const r = radiusAt(y) - (t < 0 || t > 1 ? radius * 0.035 : 0) + bulge;
    const swell = 1 + 0.35 * (Math.abs(out - 0.5) * 2) ** 4;
    return [
      ox + Math.cos(angle) * r,
      oy + y - (t > 0 && t < 1 ? reach * 0.12 * t : 0),
      oz + Math.sin(angle) * r,
      thick * 1.5 * swell,
      thick * swell,
    ] as const;
  });
  return tube(path, [-Math.sin(angle), 0, Math.cos(angle)], material);
}

function withSpout(mesh: Mesh, pot: Pot): Mesh {
  const { height } = extent(pot.form, pot.size, pot.stretch);
  const angle = ((pot.spout as number) * Math.PI) / 180;
  const [ox, oy, oz] = pot.at ?? [0, 0, 0];
  return bent(mesh, (p) => {
    const x = (p[0] as number) - ox;
    const z = (p[2] as number) - oz;
    const share = smooth(0.72, 1.01, ((p[1] as number) - oy) / height);
    const off = Math.atan2(Math.sin(Math.atan2(z, x) - angle), Math.cos(Math.atan2(z, x) - angle));
    const pull = share * share * Math.exp(-((off / 0.42) ** 2));
    const squeeze = 1 - 0.16 * share * Math.exp(-(((Math.abs(off) - 0.75) / 0.3) ** 2));
    p[0] = ox + x * squeeze + Math.cos(angle) * pull * pot.size * 0.13;
    p[2] = oz + z * squeeze + Math.sin(angle) * pull * pot.size * 0.13;
    p[1] = (p[1] as number) + pull * pot.size * 0.025;
  });
}

function build(pot: Pot, random: Random, meshes: Mesh[], materials: Material[]): void {
  const seed = between(random, 0, 60);
  const { outside, inside } = form(pot.form, pot.size, pot.stretch, pot.thin);
  const material = materials.length;
  const made = turned({
    outside,
    inside,
    at: pot.at ?? [0, 0, 0],
    seed,
    rings: pot.rings ?? 0.1,
    wobble: pot.wobble ?? 0.014,
    material,
  });
  meshes.push(pot.spout === undefined ? made.mesh : withSpout(made.mesh, pot));
  materials.push(glazeOf(pot, made.lip, made.length, seed));
  if (pot.handle) {
    const recipe = { ...pot, glaze: { ...pot.glaze, bare: -99, pattern: undefined } } as unknown as Pot;
    meshes.push(handleOf(pot, materials.length));
    materials.push(glazeOf(recipe, 2, 60, seed));
  }
}

/** Chooses the light a shot names. */
export function lightOf(name: PotShot['light'], random: Random, scale: number): Lighting {
  switch (name ?? 'left') {
    case 'left':
      return daylight(random, -1, scale);
    case 'right':
      return daylight(random, 1, scale);
    case 'back':
      return backlight(random, random() < 0.5 ? -1 : 1, scale);
    case 'sun':
      return sunlight(random, -1, 'none', scale);
    case 'bars':
      return sunlight(random, random() < 0.5 ? -1 : 1, 'bars', scale);
    case 'leaves':
      return sunlight(random, random() < 0.5 ? -1 : 1, 'leaves', scale);
  }
}

/** One or several pots on a table. */
export function potShot(shot: PotShot, random: Random): Setup {
  const meshes: Mesh[] = [];
  const materials: Material[] = [];
  for (const pot of shot.pots) build(pot, random, meshes, materials);
  const spans = shot.pots.map((pot) => ({
    ...extent(pot.form, pot.size, pot.stretch),
    at: pot.at ?? ([0, 0, 0] as const),
    reach: pot.handle?.reach ?? 0,
  }));
  const left = Math.min(...spans.map(({ at, radius, reach }) => at[0] - radius - reach * 0.5));
  const right = Math.max(...spans.map(({ at, radius, reach }) => at[0] + radius + reach * 0.5));
  const top = Math.max(...spans.map(({ at, height }) => at[1] + height));
  const above = shot.above ?? around(random, 13, 3);
  const lift = (above * Math.PI) / 180;
  const tall = (top * Math.cos(lift) + (right - left) * 0.9 * Math.sin(lift)) / 0.64;
  const wide = (right - left) / (shot.fill ?? 0.7) / 0.8;
  const frame = Math.max(tall, wide);
  const view = between(random, 19, 24);
  const scale = frame * 1.1;
  const lighting = lightOf(shot.light, random, scale);
  const middle = [(left + right) / 2 + frame * around(random, 0, 0.012), top * 0.47, 0] as const;
  return {
    meshes,
    materials,
    stage: place(shot.on, random, scale, shot.wall),
    ...lighting,
    camera: viewed(
      middle,
      frame / 2 / Math.tan((view * Math.PI) / 360),
      shot.turn ?? around(random, 0, 7),
      above,
      view,
      0.03,
    ),
  };
}
