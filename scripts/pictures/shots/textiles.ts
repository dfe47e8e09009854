import type { Mesh } from '../light/mesh';
import type { Material } from '../light/scene';
import { place } from '../light/settings';
import { type Setup, viewed } from '../light/studio';
import { around, between, type Random } from '../random';
import { woven } from '../things/cloth';
import { type Folding, folded, unfolded } from '../things/folded';
import { fringe } from '../things/fringe';
import { type ClothShot, weaveOf } from './cloth-shot';
import { benchShot, hangingShot } from './hangings';
import { lightOf } from './pots';
import { yarn } from './rugs';

/** Folded pieces, one upon the other. */
function stack(shot: ClothShot, random: Random): Setup {
  const meshes: Mesh[] = [];
  const materials: Material[] = [];
  let y = 0;
  let wide = 0;
  const seed = between(random, 0, 40);
  shot.pieces.forEach((piece, index) => {
    const width = piece.width ?? 34;
    const folding: Folding = {
      layers: piece.layers,
      depth: width * 0.74,
      width,
      thick: piece.thick,
      at: [around(random, 0, 0.5), y, around(random, 0, 0.4)],
      turn: around(random, 0, 0.03),
      seed: seed + index * 7,
      material: materials.length,
      loose: 1,
    };
    meshes.push(folded(folding));
    materials.push(woven(weaveOf(piece, width, unfolded(folding), folding.seed)));
    if (shot.fringe && index === shot.pieces.length - 1) {
      const front = folding.depth / 2 + folding.at[2] + piece.thick * 0.2;
      const top = y + (piece.layers - 0.5) * piece.thick;
      meshes.push(
        ...fringe(
          {
            edge: (t) => [folding.at[0] + (t - 0.5) * width * 0.985, top, front + 0.15],
            down: [0, -0.93, 0.22],
            aside: [1, 0, 0.15],
            count: Math.round(width * 2.1),
            length: 6.2,
            thick: 0.13,
            floor: 0,
            material: materials.length,
          },
          random,
        ),
      );
      materials.push(yarn(shot.fringe, seed));
    }
    y += piece.layers * piece.thick * 1.005;
    wide = Math.max(wide, width);
  });
  const view = between(random, 22, 27);
  const frame = Math.max((wide * 1.32) / 0.8, y * 2.2);
  const above = shot.above ?? around(random, 22, 4);
  return {
    meshes,
    materials,
    stage: place(shot.on, random, wide * 2, shot.wall),
    ...lightOf(shot.light, random, wide * 1.9),
    camera: viewed(
      [0, y * 0.46, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      shot.turn ?? around(random, 14, 10),
      above,
      view,
      0.03,
    ),
  };
}

/** A cloth in its pose. */
export function clothShot(shot: ClothShot, random: Random): Setup {
  if (shot.pose === 'stack') return stack(shot, random);
  return shot.pose === 'bench' ? benchShot(shot, random) : hangingShot(shot, random);
}
