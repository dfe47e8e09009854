import { hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Material } from '../light/scene';
import { place } from '../light/settings';
import { paint, type Setup, viewed } from '../light/studio';
import { noise, smooth } from '../noise';
import { around, between, cell, type Random } from '../random';
import { type Weave, woven } from '../things/cloth';
import { fringe } from '../things/fringe';
import { lightOf } from './pots';
import type { RugShot } from './rug-shot';
import { wallHanging } from './wall-hanging';

/** The rug as a sheet on the floor: soft waves, a thickness, edges that do not quite lie. */
function lyingSheet(shot: RugShot, seed: number): (u: number, v: number, out: Float64Array) => void {
  const [width, length] = shot.size;
  const thick = shot.weave === 'pile' ? 1.1 : 0.45;
  return (u, v, out) => {
    const x = (u - 0.5) * width;
    const z = -(v - 0.5) * length;
    const near = Math.min(u, 1 - u) * width;
    const end = Math.min(v, 1 - v) * length;
    const inward = Math.min(near, end);
    const edge = 1.2 * noise(z * 0.018 + seed, x > 0 ? 3 : 9, 1) + 0.3 * noise(z * 0.12, x > 0 ? 5 : 1, seed);
    const wave =
      1.1 * Math.max(0, noise(x * 0.02 + seed, z * 0.025, 2)) +
      0.3 * smooth(20, 0, end) * Math.max(0, noise(x * 0.05, seed, z > 0 ? 1 : 4));
    out[0] = x + edge * smooth(0.25, 0.5, Math.abs(u - 0.5));
    out[1] = smooth(-0.01, thick * 0.9, inward) * thick + wave * smooth(0, 3, inward);
    out[2] = z + 0.8 * noise(x * 0.03, seed, z > 0 ? 8 : 2) * smooth(0.3, 0.5, Math.abs(v - 0.5));
  };
}

/** Tufts of long wool standing on the rug; their u and v say which place of the design they grow from. */
function tufts(shot: RugShot, surface: (u: number, v: number, out: Float64Array) => void, material: number): Mesh {
  const [width, length] = shot.size;
  const gap = 0.95;
  const columns = Math.floor(width / gap);
  const rows = Math.floor(length / gap);
  const sides = 4;
  const count = columns * rows;
  const positions = new Float32Array(count * (sides + 1) * 3);
  const normals = new Float32Array(positions.length);
  const uvs = new Float32Array(count * (sides + 1) * 2);
  const triangles = new Uint32Array(count * sides * 3);
  const foot = new Float64Array(3);
  for (let index = 0; index < count; index++) {
    const random = (n: number): number => cell(index, n, 31);
    const u = ((index % columns) + 0.5 + (random(1) - 0.5) * 0.9) / columns;
    const v = (Math.floor(index / columns) + 0.5 + (random(2) - 0.5) * 0.9) / rows;
    surface(u, v, foot);
    const tall = (shot.shag as number) * (0.7 + 0.5 * random(3));
    const lean = 0.9 * noise((foot[0] as number) * 0.06, 3, (foot[2] as number) * 0.06);
    const tip = [
      (foot[0] as number) + (random(4) - 0.5) * tall * 1.1 + lean,
      (foot[1] as number) + tall,
      (foot[2] as number) + (random(5) - 0.5) * tall * 1.1 + lean * 0.6,
    ];
    const base = index * (sides + 1);
    positions.set(tip, base * 3);
    normals.set([0, 1, 0], base * 3);
    uvs.set([u, v], base * 2);
    for (let side = 0; side < sides; side++) {
      const angle = ((side + random(6)) / sides) * 6.2832;
      const at = base + 1 + side;
      positions.set(
        [
          (foot[0] as number) + Math.cos(angle) * 0.75,
          (foot[1] as number) - 0.2,
          (foot[2] as number) + Math.sin(angle) * 0.75,
        ],
        at * 3,
      );
      normals.set([Math.cos(angle) * 0.85, 0.53, Math.sin(angle) * 0.85], at * 3);
      uvs.set([u, v], at * 2);
      triangles.set([base, base + 1 + ((side + 1) % sides), at], (index * sides + side) * 3);
    }
  }
  return { positions, normals, uvs, triangles, material };
}

/** A rug rolled from one end: the spiral lies on its unrolled rest. */
function rolledSheet(shot: RugShot, seed: number): (u: number, v: number, out: Float64Array) => void {
  const [width, length] = shot.size;
  const flat = length * 0.34;
  const layer = 1.35;
  return (u, v, out) => {
    const along = v * length;
    const x = (u - 0.5) * width + 0.5 * noise(along * 0.05, seed, 2);
    if (along < flat) {
      out.set([
        x,
        0.8 * smooth(0, 1.2, Math.min(along, Math.min(u, 1 - u) * width)) +
          0.25 * Math.max(0, noise(x * 0.03, along * 0.04, seed)),
        flat - along,
      ]);
      return;
    }
    // An Archimedean spiral: the outer turn has this radius, and every turn inwards lies one layer deeper.
    const outer = Math.sqrt(((length - flat) * layer) / Math.PI + 9);
    const spent = along - flat;
    const inner = Math.sqrt(Math.max(4, outer * outer - (spent * layer) / Math.PI));
    const angle = ((outer - inner) / layer) * 2 * Math.PI;
    const radius = inner + 0.12 * noise(u * 3, angle, seed);
    out.set([x + 0.8 * noise(angle * 0.4, seed, 7), 0.4 + outer - radius * Math.cos(angle), -radius * Math.sin(angle)]);
  };
}

/** Plain wool, for fringes and cords. */
export function yarn(colour: string, seed: number): Material {
  const own = hex(colour);
  return { shade: (hit, skin) => paint(skin, own, 0.92 + 0.2 * noise(hit.x * 2 + seed, hit.y * 2, hit.z * 2)) };
}

/** A rug in its place. */
export function rugShot(shot: RugShot, random: Random): Setup {
  const seed = between(random, 0, 50);
  const [width, length] = shot.size;
  const weave: Weave = {
    kind: shot.weave,
    width,
    length,
    thread: shot.knot ?? (shot.weave === 'pile' ? 0.42 : 0.5),
    palette: shot.palette,
    design: shot.design,
    seed,
    uneven: 0.7,
    hairy: shot.shag ? 1 : 0.6,
    relief: shot.weave === 'pile' ? 0.4 : 0.35,
  };
  const materials: Material[] = [woven(weave), yarn(shot.fringe ?? '#d9cdb8', seed)];
  if (shot.pose === 'hanging') return wallHanging(shot, materials, random, seed);
  const surface = shot.pose === 'rolled' ? rolledSheet(shot, seed) : lyingSheet(shot, seed);
  const meshes: Mesh[] = [sheet(surface, 120, shot.pose === 'rolled' ? 700 : 180, 0)];
  if (shot.shag) meshes.push(tufts(shot, surface, 0));
  if (shot.fringe) {
    const ends = shot.pose === 'rolled' ? [0] : [0, 1];
    for (const v of ends) {
      const at = new Float64Array(3);
      meshes.push(
        ...fringe(
          {
            edge: (t) => {
              surface(0.01 + 0.98 * t, v, at);
              return [at[0] as number, 0.35, at[2] as number];
            },
            down: [0, -0.02, v === 0 ? 1 : -1],
            aside: [1, 0, 0],
            count: Math.round(width / 1.15),
            length: 5.5,
            thick: 0.2,
            floor: 0,
            material: 1,
          },
          random,
        ),
      );
    }
  }
  const scale = shot.pose === 'corner' ? 60 : Math.max(width, length * 0.8);
  const above = shot.above ?? around(random, 56, 4);
  const turn = shot.turn ?? around(random, 0, 10);
  const view = between(random, 26, 32);
  const frame = frameOf(shot, above);
  const middle =
    shot.pose === 'corner'
      ? ([width * 0.22, 0, length * 0.3] as const)
      : shot.pose === 'rolled'
        ? ([0, 9, 4] as const)
        : ([0, 0, length * 0.02] as const);
  return {
    meshes,
    materials,
    stage: { ...place(shot.on, random, scale, shot.wall), wallAt: -length * 1.3 },
    ...lightOf(shot.light, random, scale * 1.1),
    camera: viewed(middle, frame / 2 / Math.tan((view * Math.PI) / 360), turn, above, view, 0.02),
  };
}

/** How many centimetres the picture's height must show. */
function frameOf(shot: RugShot, above: number): number {
  const [width, length] = shot.size;
  if (shot.pose === 'corner') return 92;
  if (shot.pose === 'rolled') return (width / 0.8) * 0.98;
  const lift = Math.sin((above * Math.PI) / 180);
  return Math.max((width * 1.22) / 0.8, length * lift * 1.14);
}
