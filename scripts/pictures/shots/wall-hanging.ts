import { hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Material } from '../light/scene';
import { place } from '../light/settings';
import { paint, type Setup, viewed } from '../light/studio';
import { noise, smooth } from '../noise';
import { around, type Random } from '../random';
import { fringe } from '../things/fringe';
import { tube } from '../things/tube';
import { lightOf } from './pots';
import type { RugShot } from './rug-shot';

/** The cloth, its rod, its cord and its fringe. */
function hangingMeshes(width: number, length: number, top: number, seed: number, random: Random): Mesh[] {
  return [
    sheet(
      (u, v, out) => {
        const x = (u - 0.5) * width;
        const fall = (1 - v) * length;
        const bend =
          0.9 * noise(x * 0.05 + seed, fall * 0.015, 3) * smooth(0, 60, fall) +
          0.25 * noise(x * 0.2, fall * 0.06, seed);
        out.set([
          x * (1 - 0.012 * smooth(0, length, fall)) + 0.3 * noise(fall * 0.1, seed, u > 0.5 ? 1 : 6),
          top - fall,
          1.6 + bend,
        ]);
      },
      90,
      160,
      0,
    ),
    tube(
      [
        [-width * 0.6, top + 0.3, 1.4, 1.1, 1.1],
        [0, top + 0.5, 1.4, 1.05, 1.05],
        [width * 0.6, top + 0.2, 1.4, 1.1, 1.1],
      ],
      [0, 1, 0],
      2,
      16,
      30,
    ),
    tube(
      [
        [-width * 0.5, top + 1, 1.4, 0.16, 0.16],
        [-width * 0.25, top + 12, 0.8, 0.16, 0.16],
        [0, top + 23, 0.4, 0.16, 0.16],
        [width * 0.25, top + 12, 0.8, 0.16, 0.16],
        [width * 0.5, top + 1, 1.4, 0.16, 0.16],
      ],
      [0, 0, 1],
      1,
      6,
      60,
    ),
    ...fringe(
      {
        edge: (t) => [(t - 0.5) * width * 0.98, top - length + 0.4, 1.6],
        down: [0, -1, 0],
        aside: [1, 0, 0.2],
        count: Math.round(width / 1.1),
        length: 13,
        thick: 0.24,
        floor: -1e9,
        material: 1,
      },
      random,
    ),
  ];
}

/** A woven piece on a rod against the wall. */
export function wallHanging(shot: RugShot, materials: Material[], random: Random, seed: number): Setup {
  const [width, length] = shot.size;
  const top = length + 42;
  materials.push({
    shade: (hit, skin) => paint(skin, hex('#8a6a48'), 0.85 + 0.4 * noise(hit.x * 0.15, hit.y * 4, seed)),
  });
  const meshes = hangingMeshes(width, length, top, seed, random);
  const view = 24;
  const frame = (length + 62) * 1.12;
  const stage = place('paper', random, 200, shot.wall);
  const back = place('oak', random, 200, shot.wall).wall;
  return {
    meshes,
    materials,
    stage: { ...stage, wall: back, floor: back, wallAt: 0, curve: 0 },
    ...lightOf(shot.light ?? 'leaves', random, 120),
    camera: viewed(
      [0, top - length / 2 + 2, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 0, 9),
      around(random, 2, 2),
      view,
      0,
    ),
  };
}
