import { hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Material } from '../light/scene';
import { place } from '../light/settings';
import { paint, type Setup, viewed } from '../light/studio';
import { cloud, noise, smooth } from '../noise';
import { around, between, type Random } from '../random';
import { woven } from '../things/cloth';
import { fringe } from '../things/fringe';
import { tube } from '../things/tube';
import { type ClothPiece, type ClothShot, weaveOf } from './cloth-shot';
import { lightOf } from './pots';
import { yarn } from './rugs';

const rodWood: Material = {
  shade: (hit, skin) => paint(skin, hex('#9a7650'), 0.85 + 0.35 * noise(hit.x * 0.2, hit.y * 5, hit.z * 5)),
};

type Hanging = {
  readonly surface: (u: number, v: number, out: Float64Array) => void;
  readonly extra: Mesh[];
  readonly top: number;
  readonly bottom: number;
  readonly wide: number;
};

/** Cloth laid over a rod in loose pleats. */
function overRod(width: number, length: number, seed: number, random: Random): Hanging {
  const top = 128;
  const pleats = between(random, 3.2, 4.6);
  const gather = 0.52;
  const surface = (u: number, v: number, out: Float64Array): void => {
    const fall = (1 - v) * length - 9;
    const hang = Math.max(0, fall);
    const open = smooth(0, length * 0.8, hang);
    const phase = u * pleats * 6.2832 + 4.5 * noise(u * 1.9, hang * 0.01, seed) + seed;
    const depth = (1.1 + 2.5 * open) * (1 + 0.5 * noise(u * 3, seed, hang * 0.015));
    const over = fall < 0 ? Math.PI * smooth(0, -9, fall) : 0;
    const x =
      (u - 0.5) * width * (gather + 0.1 * open) +
      0.9 * Math.cos(phase * 1.02) * (0.5 + open) +
      1.4 * noise(hang * 0.02, seed, 3);
    out[0] = x;
    out[1] =
      top -
      hang +
      1.6 * Math.sin(Math.min(over, Math.PI)) -
      (over >= Math.PI * 0.98 ? 0.6 : 0) +
      0.8 * noise(u * 4, seed, 1) * open;
    out[2] =
      7.5 + depth * (1 + Math.sin(phase)) * (over > 0 ? 0.3 : 1) - (over > 0 ? 3.6 * (1 - Math.cos(over)) * 0.5 : 0);
  };
  const rod = tube(
    [
      [-width * 0.45, top - 0.4, 6, 1.15, 1.15],
      [0, top - 0.4, 6, 1.15, 1.15],
      [width * 0.45, top - 0.4, 6, 1.15, 1.15],
    ],
    [0, 1, 0],
    1,
    18,
    20,
  );
  return { surface, extra: [rod], top: top + 5, bottom: top - length + 9, wide: width * 0.72 };
}

/** A cloth over a rod on the wall. */
export function hangingShot(shot: ClothShot, random: Random): Setup {
  const seed = between(random, 0, 40);
  const piece = shot.pieces[0] as ClothPiece;
  const width = piece.width ?? 72;
  const length = 100;
  const made = overRod(width, length, seed, random);
  const meshes: Mesh[] = [sheet(made.surface, 260, 220, 0), ...made.extra];
  const materials: Material[] = [
    woven(weaveOf(piece, width, length, seed)),
    rodWood,
    yarn(shot.fringe ?? '#cccccc', seed),
  ];
  if (shot.fringe) {
    const at = new Float64Array(3);
    meshes.push(
      ...fringe(
        {
          edge: (t) => {
            made.surface(0.005 + 0.99 * t, 0.001, at);
            return [at[0] as number, (at[1] as number) + 0.3, at[2] as number];
          },
          down: [0, -1, 0],
          aside: [0.8, 0, 0.4],
          count: Math.round(width * 1.5),
          length: 7,
          thick: 0.13,
          floor: -1e9,
          material: 2,
        },
        random,
      ),
    );
  }
  const bottom = made.bottom - (shot.fringe ? 6 : 0);
  const view = 24;
  const frame = Math.max((made.top - bottom) * 1.16, (made.wide * 1.5) / 0.8);
  const back = place('oak', random, 200, shot.wall).wall;
  return {
    meshes,
    materials,
    stage: { floor: back, wall: back, wallAt: 0, curve: 0 },
    ...lightOf(shot.light, random, 110),
    camera: viewed(
      [0, (made.top + bottom) / 2, 4],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 6, 5),
      3,
      view,
      0,
    ),
  };
}

/** Cloth that lies on a bench and falls over its edge. */
function overEdge(
  width: number,
  flat: number,
  drop: number,
  height: number,
  seed: number,
): (u: number, v: number, out: Float64Array) => void {
  const length = flat + drop + 5;
  return (u, v, out) => {
    const along = (1 - v) * length;
    const x = (u - 0.5) * width;
    const over = Math.max(0, along - flat);
    const bend = Math.min(1, over / 5) * (Math.PI / 2);
    const hang = Math.max(0, over - 5);
    const open = smooth(0, drop, hang);
    const phase = u * 4.3 * 6.2832 + 5 * noise(u * 2.1, hang * 0.014, seed);
    const lump =
      1.5 * Math.max(0, cloud(x * 0.05 + seed, along * 0.06, 2, 2)) * smooth(0, 8, along) +
      0.5 * Math.abs(noise(x * 0.16, along * 0.04, seed));
    const drawn = 1 - 0.22 * smooth(flat * 0.3, flat, along) - 0.04 * open;
    out[0] = x * drawn + 1.6 * Math.cos(phase) * open + 2 * noise(along * 0.03, seed, 4);
    out[1] =
      height +
      0.5 +
      (along < flat ? lump : 0) -
      (over > 0 ? 3.2 * (1 - Math.cos(bend)) : 0) -
      hang +
      1.2 * noise(u * 3, seed, 2) * open +
      (over > 0 ? lump * (1 - smooth(0, 6, over)) : 0);
    out[2] =
      (along < flat ? along - flat : 3.2 * Math.sin(bend)) +
      (0.6 + 3.4 * open) * Math.sin(phase) * smooth(0, 8, hang) * (0.65 + 0.9 * noise(u * 3.1, 2, seed)) +
      0.8;
  };
}

/** The sides of a box that a camera in front can see. */
function box(x0: number, x1: number, y0: number, y1: number, z0: number, z1: number): Mesh[] {
  return [
    sheet((u, v, out) => out.set([x0 + (x1 - x0) * u, y1, z1 + (z0 - z1) * v]), 2, 2, 1),
    sheet((u, v, out) => out.set([x0 + (x1 - x0) * u, y0 + (y1 - y0) * v, z1]), 2, 2, 1),
    sheet((u, v, out) => out.set([x1, y0 + (y1 - y0) * v, z1 + (z0 - z1) * u]), 2, 2, 1),
    sheet((u, v, out) => out.set([x0, y0 + (y1 - y0) * v, z0 + (z1 - z0) * u]), 2, 2, 1),
  ];
}

/** A throw over the edge of a bench. */
export function benchShot(shot: ClothShot, random: Random): Setup {
  const seed = between(random, 0, 40);
  const piece = shot.pieces[0] as ClothPiece;
  const width = piece.width ?? 92;
  const [flat, drop, height] = [30, 40, 46];
  const length = flat + drop + 5;
  const surface = overEdge(width, flat, drop, height, seed);
  const meshes: Mesh[] = [
    sheet(surface, 280, 220, 0),
    ...box(-110, 110, height - 5, height, -38, 0),
    ...box(-96, -90, 0, height - 5, -34, -4),
    ...box(90, 96, 0, height - 5, -34, -4),
  ];
  const materials: Material[] = [
    woven(weaveOf(piece, width, length, seed)),
    place('oak', random, 90, shot.wall).floor,
    yarn(shot.fringe ?? '#ccc', seed),
  ];
  if (shot.fringe) {
    const at = new Float64Array(3);
    meshes.push(
      ...fringe(
        {
          edge: (t) => {
            surface(0.005 + 0.99 * t, 0.001, at);
            return [at[0] as number, (at[1] as number) + 0.3, at[2] as number];
          },
          down: [0, -1, 0],
          aside: [0.9, 0, 0.3],
          count: Math.round(width * 1.2),
          length: 7,
          thick: 0.17,
          floor: -1e9,
          material: 2,
        },
        random,
      ),
    );
  }
  const view = 25;
  const frame = 108;
  return {
    meshes,
    materials,
    stage: { ...place(shot.on, random, 120, shot.wall), wallAt: -44 },
    ...lightOf(shot.light, random, 130),
    camera: viewed(
      [0, height - 14, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      shot.turn ?? around(random, -12, 6),
      shot.above ?? 17,
      view,
      0.02,
    ),
  };
}
